import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../apps/cli/run.ts';
import { openWorld } from '../../apps/server/demo/world.ts';
import { serveCommand } from '../../apps/server/serve.ts';
import { migrate } from '../../adapters/store/postgres/migrate.ts';
import { demoDatabase, dropDatabases, emptyDatabase } from '../support/postgres.database.ts';

afterAll(dropDatabases);

const base64 = () => randomBytes(32).toString('base64');
const whole = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  HYRJE_SECRET: base64(),
  HYRJE_PEPPER: base64(),
  HYRJE_ORIGIN: 'https://bank.example',
  HYRJE_SMS_URL: 'https://sms.example',
  PORT: '0',
  METRICS_PORT: '0',
};

/** What `hyrje serve` says when it does not start. */
async function refusal(env: Record<string, string | undefined>, argv: string[] = []) {
  const lines: string[] = [];
  const io = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => void lines.push(line),
    input: new PassThrough(),
    output: new PassThrough(),
    isTTY: false,
  };
  const code = await serveCommand(argv, io, { ...whole, ...env });
  return { code, text: lines.join('\n') };
}

describe('hyrje serve does not start', () => {
  it.each(['DATABASE_URL', 'HYRJE_SECRET', 'HYRJE_PEPPER', 'HYRJE_ORIGIN', 'HYRJE_SMS_URL'])(
    'without %s',
    async (name) => {
      const { code, text } = await refusal({ [name]: undefined });
      expect(code).toBe(1);
      expect(text).toContain(name);
    },
  );

  it('with a secret that is too short, and does not say it', async () => {
    const short = randomBytes(31).toString('base64');
    const { code, text } = await refusal({ HYRJE_SECRET: short });
    expect(code).toBe(1);
    expect(text).toContain('HYRJE_SECRET is too short');
    expect(text).not.toContain(short);
  });

  it('with a secret file that is not there', async () => {
    expect(await refusal({ HYRJE_SECRET_FILE: '/nowhere/at/all' })).toEqual({
      code: 1,
      text: 'hyrje serve: HYRJE_SECRET_FILE cannot be read (ENOENT).',
    });
  });

  it('over a database that cannot be reached', async () => {
    const { code, text } = await refusal({});
    expect(code).toBe(1);
    expect(text).toContain('The database cannot be used: ECONNREFUSED');
  });

  it('over a demo’s database', async () => {
    const { connectionString } = await demoDatabase();
    expect(await refusal({ DATABASE_URL: connectionString })).toEqual({
      code: 1,
      text: 'hyrje serve: This database was made for a demo. Use another.',
    });
  });

  it('with a policy that is not conformant', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hyrje-policy-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'policy.json');
    await writeFile(file, '{"lock.maxFailures":10}');
    const { code, text } = await refusal({}, ['--policy', file]);
    expect(code).toBe(1);
    expect(text).toContain('lock.maxFailures');
  });

  it('on a port that is none', async () => {
    expect((await refusal({ PORT: 'http' })).text).toBe(
      'hyrje serve: PORT is a number from 0 to 65535, not "http".',
    );
  });
});

describe('hyrje serve', () => {
  it('is a command of the CLI', async () => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const io = { out: say, err: say, input: new PassThrough(), output: new PassThrough(), isTTY: false };
    expect(await runCli(['serve', '--help'], io)).toBe(0);
    expect(lines.join('\n')).toContain('HYRJE_SECRET');
  });
});

describe('a demo', () => {
  it('leaves a live database alone', async () => {
    const { connectionString } = await emptyDatabase();
    await migrate(connectionString);
    await expect(openWorld(connectionString)).rejects.toThrow('This database was not made for a demo');
  });
});
