import fc from 'fast-check';
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate';
import { describe, expect, it } from 'vitest';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import {
  explore,
  exploreFlow,
  type MachineGraph,
  smallLimits,
  type WalkableFlow,
} from '../../verification/index.ts';
import { blinded } from '../../verification/blind.ts';
import { keyOf } from '../../verification/key.ts';
import type { Event } from '../../verification/reaction.ts';
import { decides } from '../../verification/register.ts';

const seed = 20_260_521;

/**
 * Walks by XState's own `transition`, at random over what the graph says may come; each step must lead where the graph
 * says, with what is only shown being of this walk and not of the first that came there.
 */
function wander(
  machine: AnyStateMachine,
  graph: MachineGraph,
  choices: readonly number[],
  start: unknown,
): void {
  const looksLike = ({ value, context }: { value: unknown; context: unknown }) =>
    keyOf([value, decides(context as object)]);
  let [snapshot]: [AnyMachineSnapshot, ...unknown[]] = initialTransition(machine, start);
  let state = stateOf(graph, looksLike(snapshot), looksLike);
  for (const choice of choices) {
    const from = graph.first[state]!;
    const size = graph.first[state + 1]! - from;
    if (size === 0) return;
    const edge = from + (choice % size);
    const { event, label } = graph.steps[graph.step[edge]!]!;
    [snapshot] = transition(machine, snapshot, event);
    state = graph.to[edge]!;
    expect(`${label}: ${looksLike(snapshot)}`).toBe(`${label}: ${looksLike(graph.place(state))}`);
  }
}

/** A machine with a start of its own for each input begins behind state 0. */
function stateOf(graph: MachineGraph, key: string, looksLike: (place: never) => string): number {
  const ends = graph.place(0).value === 'start' ? Array.from(graph.to.subarray(0, graph.first[1])) : [0];
  const found = ends.find((state) => looksLike(graph.place(state) as never) === key);
  if (found === undefined) throw new Error(`The graph does not begin in ${key}.`);
  return found;
}

const expectWalks = (graph: MachineGraph, machine: AnyStateMachine, starts: readonly unknown[]) =>
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.array(fc.nat({ max: 100_000 }), { minLength: 10, maxLength: 60 }),
      (start, choices) => wander(machine, graph, choices, start),
    ),
    { seed, numRuns: 60 },
  );

describe('walks of enabled events stay in the graph', () => {
  it.each(Object.entries(flows as unknown as Record<string, WalkableFlow>))('of the flow %s', (_, flow) => {
    expectWalks(exploreFlow(flow), blinded(flow.machine).machine, flow.starts ?? [undefined]);
  });

  const { machines } = createAuthority({ ...defaultPolicy, ...smallLimits });
  it.each(Object.keys(machines) as Kind[])('of the machine %s of the authority', (kind) => {
    const machine = machines[kind] as unknown as AnyStateMachine;
    const graph = explore(machine, {
      events: alphabetOf(kind) as unknown as Event[],
      isPromised: (event, context) => isPromised(event as never, context),
    });
    expectWalks(graph, blinded(machine).machine, [undefined]);
  });

  it('and cry when the graph leads elsewhere', () => {
    const flow = flows.deactivation as unknown as WalkableFlow;
    const graph = exploreFlow(flow);
    const bent = { ...graph, to: graph.to.map((to, edge) => (edge > 20 ? 1 : to)) };
    expect(() => expectWalks(bent, blinded(flow.machine).machine, flow.starts ?? [undefined])).toThrow(
      /Property failed/,
    );
  });
});
