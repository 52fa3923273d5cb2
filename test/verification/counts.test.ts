import { describe, expect, it } from 'vitest';
import { getAdjacencyMap } from 'xstate/graph';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createAuthority } from '../../machines/authority/index.ts';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { exploreFlow, type MachineGraph, smallLimits, type WalkableFlow } from '../../verification/index.ts';
import { blinded } from '../../verification/blind.ts';
import { flowEvents, flowResults } from '../../verification/flow.ts';
import { keyOf } from '../../verification/key.ts';
import { componentsOf } from '../../verification/product/component.ts';
import type { Event } from '../../verification/reaction.ts';
import { decides, servicesIn } from '../../verification/register.ts';

const modes = ['deferred', 'stepwise'] as const;

/** Kind, states, transitions, refusals, and states after folding. */
const machineSizes = [
  ['account', 248, 3258, 144, 37],
  ['visible', 6, 15, 2, 6],
  ['login', 34, 27_400, 191, 34],
  ['code', 93, 716, 115, 79],
  ['session', 10, 68, 92, 6],
  ['credential', 9, 784, 35, 9],
  ['reauth', 13, 3547, 58, 13],
  ['enrolment', 5, 9729, 0, 5],
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
      expect(oracle(machine, graph, events)).toEqual([graph.size, graph.to.length]);
    },
    60_000,
  );
});

/** States, transitions and refusals of every flow. */
const flowSizes: Readonly<Record<string, [states: number, transitions: number, refusals: number]>> = {
  entry: [720, 8776, 2880],
  passwordLogin: [5380, 58_701, 83_510],
  rememberedLogin: [1697, 16_550, 18_996],
  biometricLogin: [1000, 10_503, 3675],
  smartFnpLogin: [1233, 12_285, 6056],
  softPinLogin: [3040, 30_069, 40_663],
  internetBranchLogin: [1146, 11_990, 11_948],
  session: [72, 650, 106],
  profile: [1174, 11_722, 2930],
  biometricActivation: [1008, 10_464, 5688],
  smartFnpActivation: [1038, 10_592, 6954],
  softPinActivation: [1208, 11_456, 16_430],
  deactivation: [79, 219, 102],
  softPinChange: [2985, 31_305, 37_296],
  passwordChange: [954, 10_342, 9000],
  softPinMenu: [621, 3480, 2472],
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
      const { starts = [undefined] } = flow;
      const root = starts.length > 1 ? 1 : 0;
      expect(oracle(flow.machine, graph, events, starts)).toEqual([
        graph.size - root,
        graph.to.length - root * starts.length,
      ]);
    }, 120_000);
  },
);

it('a second walk gives the same', () => {
  const [one, other] = [exploreFlow(flows.entry as never), exploreFlow(flows.entry as never)];
  expect([one.from, one.to, one.step, one.parent]).toEqual([other.from, other.to, other.step, other.parent]);
  expect(one.steps).toEqual(other.steps);
});

/** States and transitions by xstate's own walker; the timers of a state are told to it, it does not know them. */
function oracle(
  machine: AnyStateMachine,
  graph: MachineGraph,
  eventsOf: (snapshot: AnyMachineSnapshot) => Event[],
  starts: readonly unknown[] = [undefined],
): [states: number, transitions: number] {
  const keyed = (snapshot: { value: unknown; context: object }) =>
    keyOf([snapshot.value, decides(snapshot.context)]);
  const timers = new Map(
    Array.from({ length: graph.size }, (_, state) => {
      const { value, context, armed } = graph.place(state);
      return [keyed({ value, context }), armed] as const;
    }),
  );
  const found = new Map<string, { transitions: object }>();
  for (const input of starts) {
    const map = getAdjacencyMap(blinded(machine), {
      ...(input !== undefined && { input }),
      limit: Infinity,
      serializeState: keyed,
      serializeEvent: keyOf,
      stopWhen: ({ status }: { status: string }) => status !== 'active',
      events: (snapshot: AnyMachineSnapshot) => [
        ...eventsOf(snapshot),
        ...(timers.get(keyed(snapshot)) ?? []).map((type) => ({ type })),
      ],
    } as never) as unknown as Record<string, { transitions: object }>;
    for (const [key, row] of Object.entries(map)) found.set(key, row);
  }
  const rows = [...found.values()];
  return [rows.length, rows.reduce((sum, { transitions }) => sum + Object.keys(transitions).length, 0)];
}
