import { hashOf } from '../../cover/hash.ts';
import type { TestModel } from '../../cover/model.ts';
import { createAuthority, type Kind } from '../../../machines/authority/index.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import { flowDeeds } from '../../cover/flow-deeds.ts';
import { flowSights } from '../../cover/flow-model.ts';
import type { Deed, Suite } from '../../cover/schema.ts';
import { authoritySubject, flowSubject, type Subject, type TestableFlow } from '../../cover/subject.ts';
import { written } from '../../cover/suite.ts';
import { explore } from '../../explore.ts';
import { exploreFlow } from '../../flow.ts';
import { keyOf } from '../../key.ts';
import type { MachineGraph, MachineStep } from '../../machine-graph.ts';
import { eventKey } from '../walk/known.ts';
import { everythingTo, optionsUnder } from '../worlds.ts';
import { authorityEye } from './tester.ts';

type Listen = (step: MachineStep) => readonly string[];

/** A graph as a model in which nothing is folded: every state and every class of events is its own. */
function plainModel(graph: MachineGraph, sightOf: (state: number) => string, listen: Listen): TestModel {
  const numbers = new Map<string, number>();
  const inputs: { event: MachineStep['event']; like: MachineStep['event'][] }[] = [];
  const label = graph.steps.map(({ event }) => {
    const key = eventKey(event);
    const number = numbers.get(key) ?? inputs.push({ event, like: [event] }) - 1;
    numbers.set(key, number);
    return number;
  });
  const states = Array.from({ length: graph.size }, (_, state) => state);
  const stepOf = (edge: number) => graph.steps[graph.step[edge]!]!;
  return {
    name: graph.name,
    size: graph.size,
    inputs,
    tail: graph.from,
    head: graph.to,
    input: graph.step.map((step) => label[step]!),
    refused: Uint8Array.from(graph.step, (step) => (graph.steps[step]!.handled ? 0 : 1)),
    gives: (edge) => listen(stepOf(edge)),
    observations: states.map((state) => {
      const { done, active, armed } = graph.place(state);
      return keyOf([sightOf(state), done, active.toSorted(), armed.toSorted()]);
    }),
    ends: new Uint8Array(graph.size).fill(1),
    example: Int32Array.from(states),
    noted: () => '',
  };
}

/** The edges of a way that is given by its inputs. Throws `RangeError` when the machine cannot go it. */
function edgesOf(graph: MachineGraph, way: readonly string[], name: string): number[] {
  let state = 0;
  return way.map((key) => {
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      if (eventKey(graph.steps[graph.step[edge]!]!.event) !== key) continue;
      state = graph.to[edge]!;
      return edge;
    }
    throw new RangeError(`${name} is another machine now: it cannot do ${key} there. Run hyrje mutate anew.`);
  });
}

const isBeginning = (one: readonly string[], of: readonly string[]): boolean =>
  one.length <= of.length && one.every((part, at) => part === of[at]);

/** Ways that are not the beginning of another one. */
const distinct = (ways: readonly (readonly string[])[]): (readonly string[])[] =>
  ways.filter(
    (way, at) =>
      !ways.some((other, beside) => isBeginning(way, other) && (other.length > way.length || beside < at)),
  );

function suiteBy(
  subject: Subject,
  graph: MachineGraph,
  plain: Pick<Subject, 'model' | 'deedOf'>,
  ways: readonly (readonly string[])[],
): Suite {
  const tour = distinct(ways).map((way) => edgesOf(graph, way, subject.name));
  const steps = tour.reduce((sum, { length }) => sum + length, 0);
  const resetPrice = 10;
  const cost = steps + resetPrice * tour.length;
  const plan = { tour, cost, bound: 0, potential: null, impossible: [] };
  const suite = written({ ...subject, ...plain }, [], { resetPrice }, plan);
  const { model } = subject;
  const refusals = model.refused.reduce((sum, is) => sum + is, 0);
  const classOf = new Map(
    model.inputs.flatMap(({ like }, input) => like.map((event) => [eventKey(event), input] as const)),
  );
  return {
    ...suite,
    criteria: ['mutants'],
    version: { ...suite.version, hash: hashOf(model) },
    size: {
      states: model.size,
      inputs: model.inputs.length,
      transitions: model.tail.length - refusals,
      refusals,
    },
    inputs: model.inputs.map(({ event }) => keyOf(event)),
    classes: suite.classes.map((input) => classOf.get(eventKey(plain.model.inputs[input]!.event))!),
  };
}

/**
 * A suite of tests of a flow that single mutants ask for, beside those of `hyrje paths`: the shortest way on which each
 * is told apart, by its inputs as `hyrje/mutation@1` has them. Throws `RangeError` when the flow is another one now.
 */
export function wantedOfFlow(flow: TestableFlow, ways: readonly (readonly string[])[]): Suite {
  const graph = exploreFlow(flow);
  const model = plainModel(graph, flowSights(flow, graph), (step) => step.asked);
  return suiteBy(flowSubject(flow), graph, { model, deedOf: flowDeeds(flow, model) }, ways);
}

/** The same of a machine of the authority under a policy; `name` is what `hyrje paths` calls it. */
export function wantedOfKind(
  kind: Kind,
  policy: Policy,
  name: string,
  ways: readonly (readonly string[])[],
): Suite {
  const graph = explore(
    createAuthority(policy).machines[kind],
    optionsUnder(policy, kind, everythingTo(kind)),
  );
  const { look, gives } = authorityEye(kind);
  const model = plainModel(graph, (state) => look(graph.place(state)), gives);
  const deedOf = (edge: number): Deed => {
    const { event } = model.inputs[model.input[edge]!]!;
    return event.type.startsWith('xstate.after.') ? { timer: event.type } : { send: event };
  };
  return suiteBy(authoritySubject(kind, policy, name), graph, { model, deedOf }, ways);
}
