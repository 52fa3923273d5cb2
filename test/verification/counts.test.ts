import { describe, expect, it } from 'vitest';
import { getAdjacencyMap } from 'xstate/graph';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createAuthority } from '../../machines/authority/index.ts';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import { passwordLogin } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { exploreFlow, type MachineGraph } from '../../verification/index.ts';
import { blinded } from '../../verification/blind.ts';
import { flowEvents, flowResults } from '../../verification/flow.ts';
import { keyOf } from '../../verification/key.ts';
import { componentsOf } from '../../verification/product/component.ts';
import type { Event } from '../../verification/reaction.ts';
import { decides, servicesIn } from '../../verification/register.ts';

const modes = ['deferred', 'stepwise'] as const;
const policyOf = (mode: (typeof modes)[number]) => ({ ...defaultPolicy, 'verdict.mode': mode });

describe.each(modes)('the sizes of the machines, verdict %s', (mode) => {
  const components = componentsOf({ authority: createAuthority(policyOf(mode)) });

  it('states, transitions, refusals, and states after folding', () => {
    const sizes = Object.values(components).map(({ kind, graph, size }) => [
      kind,
      graph.size,
      graph.transitions,
      graph.refusals,
      size,
    ]);
    expect(sizes).toEqual([
      ['account', 206, 1322, 12, 31],
      ['visible', 6, 15, 2, 6],
      ['login', 26, 2425, 210, 26],
      ['code', 92, 707, 112, 78],
      ['session', 4, 19, 13, 4],
    ]);
  });

  it.each(Object.values(components).map(({ kind, graph }) => [kind, graph] as const))(
    'xstate/graph finds the same states and transitions of %s',
    (kind, graph) => {
      const machine = createAuthority(policyOf(mode)).machines[kind] as unknown as AnyStateMachine;
      const events = ({ context }: AnyMachineSnapshot) =>
        alphabetOf(kind).filter((event) => isPromised(event, context as object)) as unknown as Event[];
      expect(oracle(machine, graph, events)).toEqual([graph.size, graph.to.length]);
    },
  );
});

describe('the size of the password login', () => {
  const graph = exploreFlow(passwordLogin);

  it('states, transitions, refusals', () => {
    expect([graph.size, graph.transitions, graph.refusals]).toEqual([1328, 10_804, 8862]);
  });

  it('xstate/graph finds the same states and transitions', () => {
    const results = flowResults(passwordLogin);
    const events = (snapshot: AnyMachineSnapshot) => [
      ...flowEvents(passwordLogin),
      ...servicesIn(snapshot).flatMap(({ id, source }) => results(source, id)),
    ];
    expect(oracle(passwordLogin.machine, graph, events)).toEqual([graph.size, graph.to.length]);
  });

  it('a second walk gives the same', () => {
    const again = exploreFlow(passwordLogin);
    expect([again.from, again.to, again.step, again.parent]).toEqual([
      graph.from,
      graph.to,
      graph.step,
      graph.parent,
    ]);
    expect(again.steps).toEqual(graph.steps);
  });
});

/** States and transitions by xstate's own walker; the timers of a state are told to it, it does not know them. */
function oracle(
  machine: AnyStateMachine,
  graph: MachineGraph,
  eventsOf: (snapshot: AnyMachineSnapshot) => Event[],
): [states: number, transitions: number] {
  const keyed = (snapshot: { value: unknown; context: object }) =>
    keyOf([snapshot.value, decides(snapshot.context)]);
  const timers = new Map(
    Array.from({ length: graph.size }, (_, state) => {
      const { value, context, armed } = graph.place(state);
      return [keyed({ value, context }), armed] as const;
    }),
  );
  const map = getAdjacencyMap(blinded(machine), {
    limit: Infinity,
    serializeState: keyed,
    serializeEvent: keyOf,
    stopWhen: ({ status }: { status: string }) => status !== 'active',
    events: (snapshot: AnyMachineSnapshot) => [
      ...eventsOf(snapshot),
      ...(timers.get(keyed(snapshot)) ?? []).map((type) => ({ type })),
    ],
  } as never);
  const rows = Object.values(map) as { transitions: object }[];
  return [rows.length, rows.reduce((sum, { transitions }) => sum + Object.keys(transitions).length, 0)];
}
