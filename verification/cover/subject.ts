import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind, type Look } from '../../machines/authority/index.ts';
import { endingOf } from '../../machines/authority/look.ts';
import { rangesOf } from '../../machines/authority/range.ts';
import { stampOf } from '../../machines/authority/version.ts';
import type { FlowDefinition } from '../../machines/flows/definition.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { explore } from '../explore.ts';
import { exploreFlow, flowOptions } from '../flow.ts';
import { keyOf } from '../key.ts';
import type { MachineGraph } from '../machine-graph.ts';
import { optionsOf } from '../product/component.ts';
import { readers } from '../product/reading.ts';
import type { WalkableFlow } from '../subjects.ts';
import type { Payload } from './data.ts';
import { after, type DeedOf, flowDeeds } from './flow-deeds.ts';
import { flowGives, flowModelOf, flowSights } from './flow-model.ts';
import { type Inside, insideOf } from './inside/model.ts';
import { Insider } from './inside/watch.ts';
import { type Listen, type TestModel, testModelOf } from './model.ts';

/** A flow that tests can be made of. */
export type TestableFlow = WalkableFlow & Pick<FlowDefinition, 'name' | 'version' | 'view'>;

/** A machine that tests are made of. */
export interface Subject {
  readonly name: string;
  readonly kind: 'flow' | 'machine';
  /** Of its definition. */
  readonly version: number;
  /** Values of the policy that are not the usual ones of tests, by key. */
  readonly rules?: Payload;
  /** As a tester sees it. */
  readonly model: TestModel;
  /** What it begins with; `null` for nothing, or where the first step says it. */
  readonly start: Payload | null;
  readonly deedOf: DeedOf;
  /** As its makers see it; walked when it is first asked for. */
  readonly inside: () => Inside & { readonly deedOf: DeedOf };
}

const once = <T>(build: () => T): (() => T) => {
  let built: T | undefined;
  return () => (built ??= build());
};

/** A flow, against every answer of its services. */
export function flowSubject(flow: TestableFlow): Subject {
  const model = flowModelOf(flow, exploreFlow(flow));
  return {
    name: flow.name,
    kind: 'flow',
    version: flow.version,
    model,
    start: flow.starts?.length === 1 ? ((flow.starts[0] as Payload | undefined) ?? null) : null,
    deedOf: flowDeeds(flow, model),
    inside: once(() => {
      const insider = new Insider();
      const graph = explore(flow.machine, { ...flowOptions(flow), watch: insider.watch });
      const inside = insideOf(graph, insider, flowSights(flow, graph), flowGives(flow));
      return { ...inside, deedOf: flowDeeds(flow, inside.model) };
    }),
  };
}

/** What is read of a machine of the authority; of a session also how it ended. */
export const sightOfKind = (kind: Kind, { value, context }: Look): Payload => {
  const look = { value, context };
  return { reading: readers[kind](look), ...(kind === 'session' && { ending: endingOf(look) }) };
};

const emitted: Listen = (step) => step.emitted.map((event) => keyOf(event));

const authorityDeeds =
  (model: TestModel): DeedOf =>
  (edge) => {
    const { event } = model.inputs[model.input[edge]!]!;
    return event.type.startsWith(after) ? { timer: event.type } : { send: event };
  };

/** A machine of the bank's authority under a policy, against everything that may ever reach it. */
export function authoritySubject(kind: Kind, policy: Policy, name: string): Subject {
  const machine = createAuthority(policy).machines[kind] as unknown as AnyStateMachine;
  const options = optionsOf(kind, rangesOf(policy));
  const graph = explore(machine, options);
  const sightsIn = (walked: MachineGraph) => (state: number) => keyOf(sightOfKind(kind, walked.place(state)));
  const withEnds = (model: TestModel): TestModel => ({ ...model, ends: new Uint8Array(model.size).fill(1) });
  const model = withEnds(testModelOf(graph, sightsIn(graph), emitted));
  return {
    name,
    kind: 'machine',
    version: stampOf(kind, machine).version,
    model,
    start: null,
    deedOf: authorityDeeds(model),
    inside: once(() => {
      const insider = new Insider();
      const walked = explore(machine, { ...options, watch: insider.watch });
      const inside = insideOf(walked, insider, sightsIn(walked), emitted);
      const whole = withEnds(inside.model);
      return { ...inside, model: whole, deedOf: authorityDeeds(whole) };
    }),
  };
}
