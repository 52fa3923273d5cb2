import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditHeader, conformSchema } from '../../verification/conform/index.ts';
import { hyrje } from '../cli/terminal.ts';
import { logOf } from './logs.ts';

const row = { type: 'LOGIN_BEGIN', actor: 'a', deviceId: 'd', txnId: 't', corr: 'c' };
const audit = auditHeader();
const flow = { schema: 'hyrje/log@1', kind: 'flow', name: 'passwordLogin', hash: '0123456789abcdef' };
const step = {
  type: '@xstate.snapshot',
  event: { type: 'xstate.init' },
  snapshot: { value: 'askingCredentials' },
};

describe('hyrje conform', () => {
  it('says what it does, and is listed', async () => {
    expect((await hyrje(['conform', '--help'])).out).toContain('Usage: hyrje conform LOG.jsonl');
    expect((await hyrje(['--help'])).out).toContain('conform   judge a recorded log');
  });

  it.each([
    [[], 'One log, please.'],
    [['a', 'b'], 'One log, please.'],
    [['a', '--lang', 'de'], '--lang is en or sq, not "de".'],
    [['a', '--loud'], "Unknown option '--loud'."],
    [['/nowhere.jsonl'], '/nowhere.jsonl: there is no such file.'],
    [[tmpdir()], 'it cannot be read (EISDIR)'],
  ])('refuses %j with 2', async (argv, message) => {
    const { code, err } = await hyrje(['conform', ...argv]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    ['an empty file', [], 'the log is empty'],
    ['blank lines', ['', ' '], 'the log is empty'],
    ['a header alone', [audit], 'the log is empty'],
    ['a line cut off', [row, '{"type":"LOGIN_'], 'line 2: this is not JSON'],
    ['a list', ['[1]'], 'line 1: this is no JSON object'],
    ['an unknown entry', [row, { ...row, type: 'LOGIN_MAYBE' }], 'line 2: this is no audit entry'],
    [
      'an entry without its command',
      [{ ...row, corr: undefined }],
      'line 1: this is no audit entry (docs/conform.md): corr',
    ],
    ['another schema', [{ schema: 'hyrje/log@2' }, row], 'line 1: this is no header of schema hyrje/log@1'],
    [
      'another version',
      [{ ...audit, hash: '0123456789abcdef' }, row],
      'line 1: the log is of another version of authority',
    ],
    ['another version of a flow', [flow, step], 'line 1: the log is of another version of passwordLogin'],
    [
      'a policy that is none',
      [{ ...audit, policy: { 'lock.max': 1 } }, row],
      'line 1: the policy in the header is none',
    ],
    ['an unknown flow', [{ ...flow, name: 'login' }, step], 'line 1: there is no flow "login". They are: '],
    ['a flow that nobody names', [step], 'Say --machine NAME. They are: '],
    [
      'a line of 10 MB',
      [row, `"${'x'.repeat(10_000_000)}"`],
      'line 2: the line is longer than 1,000,000 characters',
    ],
  ])('refuses %s with 2, and says what to do', async (_, lines, message) => {
    const file = logOf(lines);
    const { code, err } = await hyrje(['conform', file]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).toContain(file);
  });

  it('refuses a machine that the log is not of', async () => {
    const named = (name: string, ...lines: object[]) => hyrje(['conform', logOf(lines), '--machine', name]);
    expect((await named('logon', step)).err).toContain('there is no flow "logon"');
    expect((await named('passwordLogin', row)).err).toContain('this is an audit entry');
    expect((await named('authority', flow, step)).err).toContain('Leave --machine out.');
  });

  it('judges what the demo writes, in both languages', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hyrje-demo-'));
    const [trail, steps] = [join(folder, 'audit.jsonl'), join(folder, 'flow.jsonl')];
    const argv = ['demo', '--lang', 'en', '--audit', trail, '--record', steps];
    expect((await hyrje(argv, '100200300\nmali i bardhë 41\n{sms}\n')).code).toBe(0);
    expect((await hyrje(['conform', trail])).out).toContain('the log fits authority: 6 lines explained.');
    expect((await hyrje(['conform', steps, '--lang', 'sq'])).out).toContain(
      'regjistri përputhet me passwordLogin',
    );

    const lines = readFileSync(trail, 'utf8').split('\n');
    writeFileSync(trail, lines.toSpliced(3, 1).join('\n'));
    const told = await hyrje(['conform', trail]);
    expect(told.code).toBe(1);
    expect(told.out).toContain('line 4 is explained by no path.\n  found: LOGIN_OK');
    expect(told.out).toContain('FNP_SENT (login.settle');
    const { code, out } = await hyrje(['conform', trail, '--json']);
    expect(code).toBe(1);
    expect(conformSchema.safeParse(JSON.parse(out)).error).toBeUndefined();
  });

  it('refuses to record where nothing can be written', async () => {
    const { code, err } = await hyrje(['demo', '--audit', '/nowhere/audit.jsonl']);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('/nowhere/audit.jsonl: it cannot be written (ENOENT).'),
    ]);
  });
});
