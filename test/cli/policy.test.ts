import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { policyTable } from '../../machines/vocabulary/policy/index.ts';
import { hyrje } from './terminal.ts';

vi.mock('@node-rs/argon2', () => {
  throw new Error('The policy needs no hash.');
});

describe('hyrje policy', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hyrje-policy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const check = (content: string, ...options: string[]) => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, content);
    return hyrje(['policy', file, ...options]);
  };

  it('prints every key with default, range and clause, and marks what is not conformant', async () => {
    const ran = await hyrje(['policy']);
    for (const { key, clause } of policyTable()) {
      const line = ran.out.split('\n').find((each) => each.startsWith(`${key} `));
      expect(line).toContain(clause);
    }
    expect(ran.out).toMatch(/^verdict\.mode +deferred .* ! stepwise +RTS 4\(3\)\(a\)$/m);
    expect(ran.code).toBe(0);
  });

  it('prints the table as JSON', async () => {
    const ran = await hyrje(['policy', '--json']);
    expect(JSON.parse(ran.out)).toEqual(JSON.parse(JSON.stringify(policyTable())));
  });

  it('accepts a file of conformant values, with or without a byte order mark', async () => {
    expect(await check('{ "fnp.ttl": 90 }')).toMatchObject({ code: 0, err: '' });
    expect(await check('\uFEFF{}')).toMatchObject({ code: 0, err: '' });
  });

  it('names every deviation, and does not accept it', async () => {
    const ran = await check('{ "fnp.ttl": 5, "verdict.mode": "stepwise" }');
    expect(ran.out).toContain('2 deviations, not accepted.');
    expect(ran.out).toContain('- fnp.ttl = 5 is out of range. Allowed: 60–600 s');
    expect(ran.out).toContain('- verdict.mode = "stepwise" is not conformant.');
    expect(ran.code).toBe(1);
  });

  it('accepts deviations knowingly, and reports them', async () => {
    const ran = await check('{ "fnp.ttl": 5 }', '--allow-non-conformant');
    expect(ran.out).toContain('1 deviation, accepted');
    expect(ran.code).toBe(0);
  });

  it.each(['{ "fnp.tl": 90 }', '{ "fnp.ttl": "90" }', '[]', 'null', '7'])(
    'never accepts %s',
    async (content) => {
      expect((await check(content, '--allow-non-conformant')).code).toBe(1);
    },
  );

  it('gives its verdict as JSON', async () => {
    const ran = await check('{ "fnp.ttl": 5 }', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({
      accepted: false,
      deviations: [{ key: 'fnp.ttl', value: 5 }],
    });
    expect(ran.code).toBe(1);
  });

  it('says so when there is nothing to check', async () => {
    const missing = await hyrje(['policy', join(folder, 'none.json')]);
    expect(missing.err).toContain('none.json: there is no such file.');
    expect(missing.code).toBe(2);
    const broken = await check('{ "fnp.ttl": ');
    expect(broken.err).toContain('policy.json: this is not JSON');
    expect(broken.code).toBe(2);
    const directory = await hyrje(['policy', folder]);
    expect(directory.err).toContain('it cannot be read (EISDIR)');
    expect(directory.code).toBe(2);
  });
});
