import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CheckModuleOptions,
  checkModule,
  findingRows,
  moduleLines,
  moduleRows,
  moduleSchema,
} from '../../verification/foreign/index.ts';
import { hyrje } from '../cli/terminal.ts';

const path = (name: string) => new URL(`foreign/${name}`, import.meta.url).pathname;
const sizes = async (name: string, options: CheckModuleOptions = {}) =>
  (await checkModule(path(name), options)).machines.map(({ machine, states, transitions, refusals }) => [
    machine,
    states,
    transitions,
    refusals,
  ]);
const told = (text: string, name = 'events.json') => {
  const file = join(mkdtempSync(join(tmpdir(), 'foreign-')), name);
  writeFileSync(file, text);
  return file;
};

describe('machines written by others', () => {
  it.each([
    ['light', 5, 7, 3],
    ['word', 24, 120, 24],
    ['payment', 8, 14, 18],
  ])('%s, of the README of xstate', async (exportName, ...expected) => {
    expect(await sizes('machines/readme.ts', { exportName })).toEqual([[exportName, ...expected]]);
  });

  it.each([
    ['request', 9, 10, 3],
    ['connection', 16, 63, 33],
    ['node', 14, 38, 18],
  ])('%s, of the package @sanity/comlink', async (name, ...expected) => {
    expect(await sizes(`machines/comlink-${name}.ts`)).toEqual([[name, ...expected]]);
  });

  it('one that counts without an end stops at the bound and names what grows', async () => {
    await expect(
      checkModule(path('machines/readme.ts'), { exportName: 'toggle', bound: 500 }),
    ).rejects.toThrow('toggle has more than 500 states. What grows is in its context: count (251 values).');
  });
});

describe('what a module tells', () => {
  it('is explored: parallel, history, invoke, after, always, delayed raise, cancel, wildcards and final', async () => {
    const { machines } = await checkModule(path('plants/told.ts'), { never: ['expired'], reach: ['closed'] });
    const [{ findings, verdicts, abstraction } = { findings: [], verdicts: [], abstraction: [] }] = machines;
    expect(findings).toEqual([]);
    expect(verdicts).toMatchObject([
      {
        property: 'never expired',
        holds: false,
        trace: { steps: ['xstate.after.patience.order.basket.open'] },
      },
      {
        property: 'reach closed',
        holds: true,
        trace: { steps: ['add count=1', 'pay', 'answer to charge accepted=true'] },
      },
    ]);
    expect(abstraction.join(' ')).toMatch(/log\.anything/);
  });

  it('can come from a file of events', async () => {
    const events = told('[{"type": "add", "count": 3}, "pay"]');
    const [[, states] = []] = await sizes('plants/told.ts', { eventsFile: events });
    const [[, more] = []] = await sizes('plants/told.ts');
    expect(Number(states)).toBeLessThan(Number(more));
  });

  it('is told in a table and in lines', async () => {
    const report = await checkModule(path('plants/told.ts'), { never: ['open'] });
    expect(moduleRows(report)[1]?.slice(0, 2)).toEqual(['order', 'order']);
    expect(findingRows(report)).toHaveLength(1);
    expect(moduleLines(report).join('\n')).toContain('order: never open is violated, in 0 steps:');
    expect(report.holds).toBe(false);
  });
});

describe('a module that cannot be checked gets a message that names what and says what to do', () => {
  it.each<[string, string, RegExp]>([
    [
      'a guard that throws',
      'thrower',
      /thrower throws in "a" on GO: .*isAna.*reading 'name'.* export "events"/,
    ],
    ['an assigned time', 'clock', /gives at another value each time in "a" on GO: it depends on the clock/],
    ['a random number at the start', 'ticket', /gives number another value each time at the start/],
    ['a random guard', 'dice', /in "a" on ROLL: it depends on the clock or on a random number/],
    ['a circle of always', 'circle', /circle throws in "rest" on GO: Infinite loop.*break the circle/],
    ['a guard that never comes back', 'stuck', /stuck in "a" on GO does not come back/],
    ['a context that contains itself', 'knot', /knot throws in "a" on GO: .*contains itself/],
    ['a context changed in place', 'inPlace', /inPlace throws in \{\} on GO: .*make a new value in assign/],
    ['an input that is missing', 'needsInput', /needsInput cannot start: .*export "input"/],
    ['an answer that is missing', 'reader', /reader throws in "loading" on done of load: .*export "outputs"/],
  ])('%s', async (_, exportName, message) => {
    const check = checkModule(path('plants/broken.ts'), { exportName, seconds: 2, bound: 2000 });
    await expect(check).rejects.toThrow(message);
    await expect(check).rejects.toMatchObject({ name: 'ForeignProblem' });
  });

  it.each<[string, string, CheckModuleOptions, RegExp]>([
    ['no machine', path('plants/nothing.ts'), {}, /exports no machine, but answer, list\. Export what/],
    ['no such file', 'nowhere.ts', {}, /nowhere\.ts does not exist/],
    [
      'no such export',
      path('plants/told.ts'),
      { exportName: 'gone' },
      /has no export gone\. Its machines: order/,
    ],
    [
      'an export that is none',
      path('plants/told.ts'),
      { exportName: 'events' },
      /exports events, which is no machine/,
    ],
    [
      'a syntax error',
      told('export const broken = throw;', 'syntax.js'),
      {},
      /syntax\.js cannot be loaded: /,
    ],
    ['one that waits for ever', path('plants/waits.mjs'), { seconds: 1 }, /was not loaded within 5 s/],
    [
      'a state that is not there',
      path('plants/told.ts'),
      { never: ['lost'] },
      /order has no state and no tag "lost"\. Its states: basket/,
    ],
    ['a malformed file of events', path('plants/told.ts'), { eventsFile: told('{') }, /cannot be read/],
    [
      'a file of something else',
      path('plants/told.ts'),
      { eventsFile: told('[1]') },
      /must be a list of events/,
    ],
  ])('%s', async (_, file, options, message) => {
    await expect(checkModule(file, options)).rejects.toThrow(message);
  });

  it('a time that is up is told with what was found', async () => {
    const check = checkModule(path('machines/readme.ts'), { exportName: 'toggle', bound: 1e7, seconds: 0.2 });
    await expect(check).rejects.toThrow(
      /toggle was not done after 0.2 s, with .* states\. What grows.*count/,
    );
  });
});

describe('hyrje check FILE --json', () => {
  it('prints JSON of its schema', async () => {
    const { code, out } = await hyrje(['check', path('machines/readme.ts'), '--export', 'light', '--json']);
    expect(code).toBe(0);
    const parsed = moduleSchema.safeParse(JSON.parse(out));
    expect(parsed.error).toBeUndefined();
    expect(parsed.data!.machines.map(({ states }) => states)).toEqual([5]);
  });

  it('has a schema that more or less does not fit', async () => {
    const { out } = await hyrje(['check', path('machines/readme.ts'), '--export', 'light', '--json']);
    const { holds: _, ...less } = JSON.parse(out) as { holds: boolean };
    expect(moduleSchema.safeParse(less).success).toBe(false);
    expect(moduleSchema.safeParse({ ...less, holds: true, more: 1 }).success).toBe(false);
  });
});
