import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { machineNamed, subjectNamed } from '../../apps/drivers/subjects.ts';
import { checkSuite, type Suite, suiteOf, suiteSchema } from '../../verification/index.ts';
import { hyrje } from '../cli/terminal.ts';

const found = ['--criterion', 'mutants', '--mutation', 'docs/mutation.json'];

let folder: string;
const at = (name: string) => join(folder, name);
const suiteAt = async (path: string): Promise<Suite> =>
  suiteSchema.parse(JSON.parse(await readFile(path, 'utf8')));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyrje-mutants-'));
  await writeFile(at('strict.json'), JSON.stringify({ 'smartFnp.requireBiometric': true }));
});
afterAll(() => rm(folder, { recursive: true }));

describe('hyrje paths --criterion mutants', () => {
  it('writes the tests that single mutants ask for, and says what none can cost less than', async () => {
    const { code, out } = await hyrje(['paths', 'reset', ...found, '--reset-price', '3', '--out', folder]);
    expect(code).toBe(0);
    const suite = await suiteAt(at('reset.mutants.suite.json'));
    const steps = suite.tests.map((test) => test.steps.length);
    expect(suite).toMatchObject({ criteria: ['mutants'], resetPrice: 3 });
    expect(suite.cost).toBe(steps.reduce((sum, count) => sum + count, 3 * steps.length));
    expect(suite.bound).toBe(Math.max(...steps) + 3);
    expect(out).toMatch(new RegExp(`^reset +${steps.length} .* ${suite.cost} +${suite.bound} `, 'm'));
    expect(checkSuite(suite, subjectNamed('reset'))).toEqual({ stale: [], flaws: [] });
    const ran = await hyrje(['run', at('reset.mutants.suite.json'), '--against', 'machine']);
    expect(ran).toMatchObject({ code: 0 });
  });

  it('has nothing to write where other suites notice every mutant', async () => {
    const { code, out } = await hyrje(['paths', 'deactivation', ...found]);
    expect(code).toBe(0);
    expect(out).toMatch(/^deactivation +0 +0 +0 +0 /m);
  });

  it('takes the mutants of other rules under --policy', async () => {
    const under = ['--policy', at('strict.json'), '--out', folder];
    const { code } = await hyrje(['paths', 'enrolment', ...found, ...under]);
    expect(code).toBe(0);
    const suite = await suiteAt(at('enrolment.mutants.suite.json'));
    expect(suite.rules).toEqual({ 'smartFnp.requireBiometric': true });
    expect(suite.tests.length).toBeGreaterThan(0);
  });

  it.each([
    [['reset', '--criterion', 'mutants'], /mutants needs what mutants were found: --mutation FILE/],
    [['reset', '--criterion', 'mutants', '--mutation', 'package.json'], /package\.json: this is no file of/],
    [['reset', ...found, '--criterion', 'mutants,states'], /mutants is asked for alone/],
    [['reset', ...found, '--max-length', '4'], /no greatest length of a test and no seed/],
    [['reset', ...found, '--seed', '2'], /no greatest length of a test and no seed/],
  ] as const)('refuses %j with exit code 2', async (args, message) => {
    const { code, err } = await hyrje(['paths', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('hyrje paths --policy', () => {
  it('makes tests under the rules of a bank, which its own machine passes and the usual one fails', async () => {
    await hyrje(['paths', 'enrolment', '--policy', at('strict.json'), '--out', folder]);
    const path = at('enrolment.transitions+refusals.suite.json');
    expect(await hyrje(['run', path, '--against', 'machine'])).toMatchObject({ code: 0 });
    const suite = await suiteAt(path);
    const usual = await runSuite(suite, driverNamed('enrolment', machineNamed('enrolment')));
    expect(usual.some(({ mismatch }) => mismatch !== null)).toBe(true);
    const { stale } = checkSuite(suite, subjectNamed('enrolment'));
    expect(stale).not.toEqual([]);
  });

  it('counts as far as the bank counts', () => {
    const sizeOf = (rules?: object) =>
      suiteOf(subjectNamed('account', { ...rules }), ['transitions'], { resetPrice: 10 }).size.states;
    expect(sizeOf({ 'lock.maxFailures': 5 })).toBeGreaterThan(sizeOf());
  });

  it('refuses what is no policy, in its own file and in a suite, and a policy for flows', async () => {
    const file = await hyrje(['paths', 'account', '--policy', 'package.json']);
    expect(file.err).toMatch(/package\.json is no policy: "name" = "hyrje" is no key.* And \d+ more/);
    const suite = suiteOf(subjectNamed('visible'), ['states'], { resetPrice: 10 });
    await writeFile(at('wrong.json'), JSON.stringify({ ...suite, rules: { 'lock.maxFailures': 'many' } }));
    const wrong = await hyrje(['run', at('wrong.json'), '--against', 'machine']);
    expect(wrong.err).toMatch(/wrong\.json is no policy: lock\.maxFailures = "many" is a wrong value/);
    const flow = await hyrje(['paths', 'entry', '--policy', at('strict.json')]);
    expect(flow.err).toMatch(/for machines of the bank\. Flows go by what the bank answers: entry/);
    expect([file.code, wrong.code, flow.code]).toEqual([2, 2, 2]);
  });
});
