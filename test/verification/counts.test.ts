import { describe, expect, it } from 'vitest';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createAuthority } from '../../machines/authority/index.ts';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { exploreFlow, type MachineGraph, smallLimits, type WalkableFlow } from '../../verification/index.ts';
import { agreementPage } from '../../apps/docs/agreement-page.ts';
import { type Agreement, agreementOf } from '../../verification/agreement.ts';
import { flowEvents, flowResults } from '../../verification/flow.ts';
import { componentsOf } from '../../verification/product/component.ts';
import type { Event } from '../../verification/reaction.ts';
import { servicesIn } from '../../verification/configuration.ts';

const modes = ['deferred', 'stepwise'] as const;

/** What the walks of this file found, for the page. */
const ofBank: Agreement[] = [];
const ofFlows: Agreement[] = [];

/** Kind, states, transitions, refusals, and states after folding. */
const machineSizes = [
  ['account', 248, 3258, 144, 37],
  ['visible', 6, 15, 2, 6],
  ['login', 34, 27_400, 191, 34],
  ['code', 93, 716, 115, 79],
  ['session', 10, 68, 92, 6],
  ['credential', 10, 884, 46, 10],
  ['reauth', 13, 3547, 58, 13],
  ['enrolment', 5, 12_609, 0, 5],
  ['recovery', 6, 15, 2, 6],
  ['reset', 10, 5638, 46, 10],
];

describe.each(modes)('the sizes of the machines, verdict %s', (mode) => {
  const policy = { ...defaultPolicy, 'verdict.mode': mode } as const;

  it('states, transitions, refusals, and states after folding', () => {
    const components = componentsOf({ authority: createAuthority(policy) });
    const sizes = Object.values(components).map(({ kind, graph, size }) => [
      kind,
      graph.size,
      graph.transitions,
      graph.refusals,
      size,
    ]);
    expect(sizes).toEqual(machineSizes);
  }, 60_000);

  const small = { ...policy, ...smallLimits };
  const components = componentsOf({ authority: createAuthority(small) });
  it.each(Object.values(components).map(({ kind, graph }) => [kind, graph] as const))(
    'xstate/graph finds the same states and transitions of %s, under small limits',
    (kind, graph) => {
      const machine = createAuthority(small).machines[kind] as unknown as AnyStateMachine;
      const events = ({ context }: AnyMachineSnapshot) =>
        alphabetOf(kind).filter((event) => isPromised(event, context as object)) as unknown as Event[];
      const agreement = agreementOf(machine, graph, events);
      if (mode === 'deferred') ofBank.push(agreement);
      expect(agreement.other).toEqual({ states: agreement.states, edges: agreement.edges });
    },
    60_000,
  );
});

/** States, transitions and refusals of every flow. */
const flowSizes: Readonly<Record<string, [states: number, transitions: number, refusals: number]>> = {
  entry: [1524, 31_544, 6152],
  passwordLogin: [5424, 59_589, 84_162],
  rememberedLogin: [1717, 16_872, 19_224],
  biometricLogin: [1003, 10_596, 3692],
  smartFnpLogin: [1239, 12_403, 6096],
  softPinLogin: [3077, 30_666, 41_180],
  internetBranchLogin: [1148, 12_090, 11_964],
  session: [120, 1248, 186],
  profile: [1174, 16_114, 2930],
  biometricActivation: [1012, 10_474, 5706],
  smartFnpActivation: [1050, 10_632, 7042],
  softPinActivation: [1224, 11_496, 16_566],
  deactivation: [79, 219, 102],
  softPinChange: [2985, 31_305, 37_296],
  passwordChange: [954, 10_342, 9000],
  softPinMenu: [697, 5350, 2736],
  forgotPassword: [4092, 40_230, 53_004],
};

describe.each(Object.entries(flows as unknown as Record<string, WalkableFlow>))(
  'the size of %s',
  (name, flow) => {
    let graph: MachineGraph;

    it('states, transitions, refusals', () => {
      graph = exploreFlow(flow);
      expect([graph.size, graph.transitions, graph.refusals]).toEqual(flowSizes[name]);
    }, 120_000);

    it('xstate/graph finds the same states and transitions from each of its starts', () => {
      const results = flowResults(flow);
      const all = flowEvents(flow);
      const events = (snapshot: AnyMachineSnapshot) => [
        ...all,
        ...servicesIn(snapshot).flatMap(({ id, source }) => results(source, id)),
      ];
      const agreement = agreementOf(flow.machine, graph, events, flow.starts);
      ofFlows.push(agreement);
      expect(agreement.other).toEqual({ states: agreement.states, edges: agreement.edges });
    }, 120_000);
  },
);

it('a second walk gives the same', () => {
  const [one, other] = [exploreFlow(flows.entry as never), exploreFlow(flows.entry as never)];
  expect([one.from, one.to, one.step, one.parent]).toEqual([other.from, other.to, other.step, other.parent]);
  expect(one.steps).toEqual(other.steps);
});

it('docs/agreement.md has these figures', async () => {
  const text = agreementPage([
    { heading: 'Machines of the bank, under small limits', rows: ofBank },
    { heading: 'Flows, from each of their starts', rows: ofFlows },
  ]);
  await expect(text).toMatchFileSnapshot('../../docs/agreement.md');
});
