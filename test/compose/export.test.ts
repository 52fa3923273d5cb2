import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compared } from '../../apps/cli/export/agree.ts';
import { runCli } from '../../apps/cli/run.ts';
import { agreementSchema, ltsSchema } from '../../verification/export/schema.ts';
import { missingTools } from '../../verification/export/promela/spin.ts';

const hasSpin = (await missingTools()).length === 0;

async function exported(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    isTTY: false,
  };
  const code = await runCli(['export', ...argv], io as never);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('hyrje export', () => {
  it('tells how it is called', async () => {
    const { code, out } = await exported('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: hyrje export/);
  });

  it('names everything that can be exported', async () => {
    const { out } = await exported('--list');
    for (const name of ['passwordLogin', 'session', 'bank-session', 'slice/recovery', 'two-devices/device']) {
      expect(out).toContain(`\n${name} `);
    }
    const { out: json } = await exported('--list', '--json');
    expect(JSON.parse(json)).toContainEqual({ name: 'account', what: 'a machine of the authority' });
  });

  it('writes Promela, Mermaid and JSON', async () => {
    const promela = await exported('slice/closure', '--small');
    expect(promela.out).toContain('active proctype hyrje()');
    const mermaid = await exported('account', '--format', 'mermaid');
    expect(mermaid.out).toMatch(/^stateDiagram-v2/);
    const json = await exported('slice/closure', '--small', '--format', 'json');
    const { states, transitions } = ltsSchema.parse(JSON.parse(json.out));
    expect([states.length, transitions.length]).toEqual([26, 229]);
  });

  it('draws a machine as SVG, with the states open that were asked for', async () => {
    const closed = await exported('passwordLogin', '--format', 'svg', '--theme', 'dark', '--lang', 'sq');
    expect(closed.out).toMatch(/^<svg [^>]*lang="sq"/);
    expect(closed.out).not.toContain('data-state="askingCode.activity.idle"');
    const open = await exported('passwordLogin', '--format', 'svg', '--expand', 'askingCode.activity');
    expect(open.out).toContain('data-state="askingCode.activity.idle"');
    const bank = await exported('bank-session', '--format', 'svg', '--expand', 'all');
    expect(bank.out).toContain('<title id="chart-session-title">bank-session</title>');
  });

  it('writes to a file and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hyrje-export-'));
    const file = join(folder, 'account.pml');
    const { out } = await exported('account', '--small', '--out', file);
    expect(out).toBe(`Wrote account as promela to ${file}.`);
    expect(await readFile(file, 'utf8')).toContain('active proctype');
    await rm(folder, { recursive: true });
  });

  it.each([
    [['nothing'], 'There is nothing called "nothing" to export'],
    [[], 'Name one thing to export'],
    [['account', 'code'], 'Name one thing to export'],
    [['account', '--format', 'dot'], '--format is promela, mermaid, svg, json, not "dot"'],
    [['account', '--format', 'svg', '--expand', 'nowhere'], 'no state has the path "nowhere"; open, blocked'],
    [['account', '--format', 'svg', '--theme', 'pink'], '--theme is light, dark, auto, not "pink"'],
    [['slice/closure', '--format', 'svg'], 'only machines are drawn'],
    [['slice/closure', '--format', 'mermaid'], 'only machines are drawn'],
    [['two-devices/authority', '--format', 'json'], 'only machines and slices are listed'],
    [['--agreement', 'nothing'], 'There is nothing called "nothing"'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await exported(...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it.each([`compares with Spin, which is ${hasSpin ? '' : 'not '}installed`])(
    '%s',
    { timeout: 120_000 },
    async () => {
      const { code, out } = await exported('--agreement', 'slice/closure');
      const [status, said] = hasSpin ? [0, '1 of 1 agree with Spin.'] : [1, 'not installed'];
      expect([code, out]).toEqual([status, expect.stringContaining(said)]);
      const json = await exported('--agreement', 'visible', '--json');
      expect(agreementSchema.parse(JSON.parse(json.out)).spin).toBe(hasSpin);
    },
  );
});

describe('docs/spin.md', () => {
  it('has a row for everything that is compared', async () => {
    const page = await readFile('docs/spin.md', 'utf8');
    const rows = page.split('\n').filter((line) => / (?:yes|NO) +\|$/.test(line));
    expect(rows.map((row) => row.split('|')[1]!.trim())).toEqual(compared().map(({ name }) => name));
    expect(rows.filter((row) => row.includes(' NO '))).toEqual([]);
  });
});
