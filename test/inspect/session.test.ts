import { describe, expect, it } from 'vitest';
import type { Hello, Wire } from '../../adapters/inspect/index.ts';
import { createReception } from '../../adapters/inspect/index.ts';
import { readSessionFile, SessionFileError, sessionFileOf } from '../../apps/inspector/live/session-file.ts';
import { createSessions, type LiveRun, stoodAfter } from '../../apps/inspector/live/sessions.ts';
import { serviceWords } from '../../apps/inspector/live/service-words.ts';
import { labelOf, sentenceOf } from '../../apps/inspector/live/story.ts';
import { people } from '../../scenarios/index.ts';
import { helloOf, machines, watchedLogin } from './support.ts';

const { ana } = people;

/** A login with a wrong password, up to its refusal, as a page has it. */
async function refusedLogin(): Promise<{ run: LiveRun; told: readonly Wire[] }> {
  const { surface, told } = await watchedLogin();
  await surface.does('credentials.submit', { identifier: ana.clientNumber, password: 'e gabuar' }, 1);
  await surface.does('code.submit', { code: '111111' }, 1);
  const sessions = createSessions();
  sessions.take(createReception(machines).admit(JSON.parse(JSON.stringify(told))));
  return { run: sessions.runs()[0] as LiveRun, told };
}

describe('a run as the page has it', () => {
  it('is a story in plain sentences, in both languages, and a sequence of arrows', async () => {
    const { run } = await refusedLogin();
    const at = run.hello.at;
    const arrows = run.rows.map((row) => `${row.from} → ${row.to}: ${labelOf(row)}`);
    expect(arrows).toEqual([
      'flow → flow: begin',
      'flow → customer: credentials',
      'customer → flow: credentials.submit',
      'flow → bank: login.open',
      'bank → flow: ok',
      'flow → bank: login.first',
      'bank → flow: ok',
      expect.stringMatching(/^bank → sms: [A-Z]{2}\d\d$/),
      'flow → customer: code',
      'customer → flow: code.submit',
      'flow → bank: login.second',
      'bank → flow: E_AUTH_GENERIC',
      'flow → customer: code · E_AUTH_GENERIC',
    ]);
    const told = (language: 'sq' | 'en') =>
      run.rows.map((row) => sentenceOf(row, language, { machine: 'passwordLogin', at }));
    expect(told('en')[2]).toBe('The customer presses “LOG IN”.');
    expect(told('sq')[2]).toBe('Klienti shtyp “HYR”.');
    expect(told('en')[12]).toContain('The details or code you entered were not accepted.');
    expect([...told('en'), ...told('sq')].join()).not.toMatch(/undefined|\{/);
  });

  it('can be looked at after any message: the state, and the View that was shown then', async () => {
    const { run } = await refusedLogin();
    const seen = run.messages.map((_, place) => {
      const stood = stoodAfter(run, place);
      return [stood?.step.value, stood?.view?.screen];
    });
    expect(seen[0]).toEqual(['askingCredentials', 'credentials']);
    expect(seen[1]).toEqual([{ submitting: 'opening' }, 'credentials']);
    expect(seen.at(-1)?.[1]).toBe('code');
  });

  it('has words for every service of every flow', () => {
    const services = machines.flatMap((machine) => Object.keys(machine.services ?? {}));
    expect([...new Set(services)].filter((service) => !Object.hasOwn(serviceWords, service))).toEqual([]);
  });

  it('takes a message once, however often it is told, and forgets the oldest of too many', () => {
    const sessions = createSessions({ perRun: 100, runs: 2 });
    const asked = (seq: number): Wire => ({ type: 'asked', run: 'b', seq, at: 0, call: 'c', service: 's' });
    sessions.take([helloOf('a'), helloOf('b'), helloOf('c'), helloOf('b'), asked(1), asked(1), asked(2)]);
    expect(sessions.runs().map(({ id }) => id)).toEqual(['c', 'b']);
    expect(sessions.run('b')?.messages.length).toBe(2);
    sessions.take(Array.from({ length: 1000 }, (_, at) => asked(at + 3)));
    const run = sessions.run('b') as LiveRun;
    expect(run.messages.length).toBeLessThanOrEqual(100);
    expect(run.messages.length + run.lost).toBe(1002);
    expect(run.messages.at(-1)).toMatchObject({ seq: 1002 });
    expect(run.rows.every(({ message }) => run.messages[message] !== undefined)).toBe(true);
  });

  it('takes 20,000 messages in less than two seconds of work', async () => {
    const { told } = await refusedLogin();
    const [hello, ...rest] = told as readonly [Hello, ...Wire[]];
    const many = Array.from({ length: 20_000 }, (_, at) => ({ ...rest[at % rest.length], seq: at + 1 }));
    const sessions = createSessions();
    const before = process.cpuUsage();
    sessions.take([hello, ...(many as Wire[])]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
    expect(sessions.runs()[0]?.messages.length).toBe(20_000);
  });
});

describe('a session file', () => {
  it('holds what the page showed, and is read again as the same run', async () => {
    const { run } = await refusedLogin();
    const file = sessionFileOf(run);
    expect(JSON.parse(file)).toMatchObject({
      schema: 'hyrje/session@1',
      run: [{ machine: 'passwordLogin', version: 2, hash: run.hello.hash }, ...run.messages.map(() => ({}))],
    });
    const read = readSessionFile(file, machines);
    expect(read.warning).toBeNull();
    const sessions = createSessions();
    sessions.take(read.messages, true);
    const again = sessions.run(read.run) as LiveRun;
    expect(again.rows).toEqual(run.rows);
    expect(again.isRead).toBe(true);
  });

  const refusal = (text: string): SessionFileError => {
    try {
      readSessionFile(text, machines);
    } catch (cause) {
      return cause as SessionFileError;
    }
    throw new Error('It was read.');
  };

  it.each([
    ['no JSON', 'hello', 'E_SESSION_JSON'],
    ['cut off', '{"schema":"hyrje/session@1","run":[{"ty', 'E_SESSION_JSON'],
    ['of another kind', '{"schema":"hyrje/suite@1"}', 'E_SESSION_SCHEMA'],
    ['a list', '[]', 'E_SESSION_SCHEMA'],
    ['null', 'null', 'E_SESSION_SCHEMA'],
    ['empty', '{"schema":"hyrje/session@1","run":[]}', 'E_SESSION_EMPTY'],
    ['of the wrong shape', '{"schema":"hyrje/session@1","run":{"a":1},"lost":"x"}', 'E_SESSION_EMPTY'],
  ])('that is %s is refused with what to do, in both languages', (_, text, code) => {
    const { code: given, told } = refusal(text);
    expect(given).toBe(code);
    expect(told.en.length).toBeGreaterThan(20);
    expect(told.sq.length).toBeGreaterThan(20);
  });

  it('of another build, or of an unknown machine, shows names only and says so', async () => {
    const { run } = await refusedLogin();
    const file = sessionFileOf(run);
    const otherBuild = readSessionFile(
      file.replace(/"hash":"\w{16}"/, '"hash":"0123456789abcdef"'),
      machines,
    );
    expect(otherBuild.warning?.en).toContain('passwordLogin 2 (0123456789abcdef)');
    const unknown = readSessionFile(file.replace('"machine":"passwordLogin"', '"machine":"other"'), machines);
    expect(unknown.warning?.en).toContain('does not know the machine other');
    for (const { messages } of [otherBuild, unknown]) {
      expect(messages.some((message) => message.type === 'step' && message.view !== undefined)).toBe(false);
    }
  });

  it('that was altered loses what nobody can read, and says how much', async () => {
    const { run } = await refusedLogin();
    const file = JSON.parse(sessionFileOf(run)) as { run: object[] };
    const altered = {
      ...file,
      run: [...file.run.slice(0, 4), { type: 'nonsense' }, null, ...file.run.slice(4)],
    };
    const read = readSessionFile(JSON.stringify(altered), machines);
    expect(read.warning?.en).toContain('2 parts of the file');
    expect(read.messages.at(-1)).toMatchObject({ type: 'lost', count: 2 });
  });
});
