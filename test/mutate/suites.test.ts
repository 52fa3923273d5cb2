import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { subjectNamed } from '../../apps/drivers/subjects.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import type { AnyStateMachine } from 'xstate';
import { flowModelOf } from '../../verification/cover/flow-model.ts';
import { suiteOf } from '../../verification/cover/suite.ts';
import { hyrje } from '../cli/terminal.ts';
import { explore } from '../../verification/explore.ts';
import { exploreFlow, flowOptions } from '../../verification/flow.ts';
import { checkSuite, suiteSchema } from '../../verification/index.ts';
import { type MutableFlow, mutantsOf, mutationSchema } from '../../verification/mutate/index.ts';
import type { Original } from '../../verification/mutate/mutant.ts';
import { authorityOriginals, flowOriginal } from '../../verification/mutate/originals.ts';
import { SuitesJudge } from '../../verification/mutate/suites/judge.ts';
import { authorityEye, flowEye } from '../../verification/mutate/suites/tester.ts';
import { walkMutant } from '../../verification/mutate/walk/again.ts';
import { everythingTo, optionsUnder } from '../../verification/mutate/worlds.ts';
import { smallLimits } from '../../verification/product/slices.ts';
import type { ExploreOptions } from '../../verification/machine-graph.ts';

const small = { ...defaultPolicy, ...smallLimits };

/** Every so many of the mutants: what is found on graphs, and what happens when the suite is played on live actors. */
async function expectAlike(
  name: string,
  original: Original,
  { judge, options }: { judge: SuitesJudge; options: ExploreOptions },
  every: number,
): Promise<{ failing: number }> {
  const suite = suiteOf(subjectNamed(name), ['transitions', 'refusals'], { resetPrice: 10 });
  const sound = explore(original.machine, options);
  const counted = { failing: 0 };
  for (const mutant of mutantsOf(original).filter((_, index) => index % every === 0)) {
    const machine = mutant.build(original.machine, () => original.machine);
    let walked;
    try {
      walked = walkMutant(sound, original.machine, machine, mutant.reach, options);
    } catch {
      continue;
    }
    const failure = judge.failure(walked);
    const tests = failure ? [suite.tests[failure.test]!] : suite.tests;
    const results = await runSuite({ ...suite, tests }, driverNamed(name, machine));
    const seen = results.find(({ mismatch }) => mismatch !== null)?.mismatch?.step ?? null;
    /** What is only shown is left out of the graphs: there they say less. */
    const live = failure === null && mutant.operator === 'skip-assign' ? null : seen;
    expect([mutant.id, live]).toEqual([mutant.id, failure?.step ?? null]);
    if (failure) counted.failing++;
  }
  return counted;
}

describe('a suite that is played on a mutant fails where the graphs say that it does', () => {
  it.each([
    ['deactivation', 2],
    ['session', 9],
    ['softPinMenu', 40],
  ] as const)('on the flow %s', async (name, every) => {
    const flow = flows[name] as unknown as MutableFlow;
    const graph = exploreFlow(flow);
    const judge = new SuitesJudge(graph, flow.machine, flowEye(flow), flowModelOf(flow, graph));
    const on = { judge, options: flowOptions(flow) };
    const { failing } = await expectAlike(name, flowOriginal(flow), on, every);
    expect(failing).toBeGreaterThan(5);
  });

  it.each([
    ['account', 11],
    ['credential', 23],
    ['reset', 17],
  ] as const)('on the machine %s', async (name, every) => {
    const kind: Kind = name;
    const machine = createAuthority(small).machines[kind] as unknown as AnyStateMachine;
    const options = optionsUnder(small, kind, everythingTo(kind));
    const judge = new SuitesJudge(
      explore(machine, options),
      machine,
      authorityEye(kind),
      subjectNamed(name).model,
    );
    const original = authorityOriginals(small).find((one) => one.name === name)!;
    const { failing } = await expectAlike(name, original, { judge, options }, every);
    expect(failing).toBeGreaterThan(5);
  });
});

describe('hyrje mutate --suites', () => {
  it('counts what suites kill, and writes the tests that single mutants ask for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hyrje-mutants-'));
    const argv = ['mutate', 'reset', '--operator', 'swap', '--suites', '--at-least', '1', '--tests', folder];
    const { code, out } = await hyrje([...argv, '--json']);
    const { machines, tests } = mutationSchema.parse(JSON.parse(out));
    const { killed, suites } = machines[0]!;
    expect(code).toBe(0);
    expect(suites).toEqual({ left: 0, score: 1, together: { left: 0, score: 1 } });
    expect(killed.suites!.mutants).toBe(tests.length);
    expect(tests.length).toBeGreaterThan(0);

    const suite = suiteSchema.parse(
      JSON.parse(await readFile(join(folder, 'reset.mutants.suite.json'), 'utf8')),
    );
    expect(checkSuite(suite, subjectNamed('reset'))).toEqual({ stale: [], flaws: [] });
    const sound = await runSuite(suite, driverNamed('reset'));
    expect(sound.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
    const original = authorityOriginals(small).find(({ name }) => name === 'reset')!;
    const wanted = mutantsOf(original).filter(({ id }) => tests.some((test) => test.id === id));
    for (const mutant of wanted) {
      const machine = mutant.build(original.machine, () => original.machine);
      const results = await runSuite(suite, driverNamed('reset', machine));
      expect([mutant.id, results.some(({ mismatch }) => mismatch !== null)]).toEqual([mutant.id, true]);
    }
  }, 60_000);
});
