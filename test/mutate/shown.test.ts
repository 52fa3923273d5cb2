import { describe, expect, it } from 'vitest';
import { playBeside } from '../../apps/drivers/beside.ts';
import { driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { flowCalled, subjectNamed } from '../../apps/drivers/subjects.ts';
import { flows } from '../../machines/index.ts';
import { flowModelOf } from '../../verification/cover/flow-model.ts';
import { suiteOf } from '../../verification/cover/suite.ts';
import { exploreFlow, flowOptions } from '../../verification/flow.ts';
import { FlowJudge } from '../../verification/mutate/flow.ts';
import { type MutableFlow, type Mutant, mutantsOf } from '../../verification/mutate/index.ts';
import { flowOriginal } from '../../verification/mutate/originals.ts';
import { Beside } from '../../verification/mutate/shown/beside.ts';
import { renamed } from '../../verification/mutate/shown/rename.ts';
import { Player } from '../../verification/mutate/suites/player.ts';
import { flowEye, Tester } from '../../verification/mutate/suites/tester.ts';
import { walksOf } from '../../verification/mutate/suites/tours.ts';
import { touchedIn } from '../../verification/mutate/walk/reach.ts';

const flow = flows.session as unknown as MutableFlow;
const graph = exploreFlow(flow);
const made = mutantsOf(flowOriginal(flow));
const goals = ['transitions', 'refusals'] as const;

function named(id: string): Mutant {
  const found = made.find((mutant) => mutant.id === `flow:session:${id}`);
  if (!found) throw new Error(`There is no mutant ${id}.`);
  return found;
}

/** The first test of transitions and refusals that goes another way than the original. */
function fallOf(mutant: Mutant) {
  const tester = new Tester(graph, flow.machine, flowEye(flow));
  const player = new Player(tester, walksOf(tester, flowModelOf(flow, graph), goals));
  const machine = mutant.build(flow.machine, () => flow.machine);
  const beside = new Beside(flow, tester, player, flowOptions(flow));
  const fall = beside.fall(
    machine,
    touchedIn(graph, flow.machine, mutant.reach),
    mutant.reach?.of !== 'event',
  );
  return { machine, fall };
}

/** The bank told until when the session lasts without a gesture; it is not noted. */
const forgetful = 'skip-assign:active.use.touching:onDone of refresh[0]:0';

describe('a fault that is only shown or handed on', () => {
  it('passes every test by what it expects, and fails beside the original where the live flow does', async () => {
    const { machine, fall } = fallOf(named(forgetful));
    expect(fall).toMatchObject({ shown: true });
    const suite = suiteOf(subjectNamed('session'), [...goals], { resetPrice: 10 });
    const test = suite.tests[fall!.test]!;

    const alone = await runSuite({ ...suite, tests: [test] }, driverNamed('session', machine));
    expect(alone.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
    const parting = await playBeside(flowCalled('session'), machine, suite, test.steps);
    expect(parting).toMatchObject({ step: fall!.step });
    expect(await playBeside(flowCalled('session'), flow.machine, suite, test.steps)).toBeNull();
  });

  it('counts for the suite, or is proved to be the same whatever comes', () => {
    const judge = new FlowJudge(flow, new Map([[flow.name, graph]]), [], { suites: true, both: false });
    const judged = (id: string) => judge.judge(named(id));
    expect(judged(forgetful)).toEqual({
      outcome: { kind: 'seen' },
      suites: { layer: 'transitions', way: null, shown: true },
    });
    expect(judged('drop-target:loggingOut:on session.logout:0')).toEqual({
      outcome: { kind: 'equivalent', by: 'machine' },
      suites: { layer: null, way: null },
    });
  });
});

describe('a mutant that is proved to be the same', () => {
  it('never parts from the original where both run', async () => {
    const small = flows.deactivation as unknown as MutableFlow;
    const graphs = new Map([[small.name, exploreFlow(small)]]);
    const judge = new FlowJudge(small, graphs, [], { suites: true, both: false });
    const suite = suiteOf(subjectNamed('deactivation'), [...goals], { resetPrice: 10 });
    const same = mutantsOf(flowOriginal(small)).filter(
      (mutant) => judge.judge(mutant).outcome.kind === 'equivalent',
    );
    expect(same.length).toBeGreaterThan(5);
    for (const mutant of same) {
      const machine = mutant.build(small.machine, () => small.machine);
      for (const { steps } of suite.tests) {
        expect([mutant.id, await playBeside(flowCalled('deactivation'), machine, suite, steps)]).toEqual([
          mutant.id,
          null,
        ]);
      }
    }
  });
});

describe('values that are only carried', () => {
  it('go by any name, as long as equal ones have one name and others another', () => {
    const one = renamed('{"txn":"⟨txn 7⟩","ref":"⟨ref 9⟩","again":"⟨txn 7⟩","endsAt":1000901,"digits":6}');
    expect(one).toBe(
      renamed('{"txn":"⟨txn 3⟩","ref":"⟨ref 3⟩","again":"⟨txn 3⟩","endsAt":1000305,"digits":6}'),
    );
    expect(one).not.toBe(
      renamed('{"txn":"⟨txn 7⟩","ref":"⟨ref 9⟩","again":"⟨txn 8⟩","endsAt":1000901,"digits":6}'),
    );
  });
});
