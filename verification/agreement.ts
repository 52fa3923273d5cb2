import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { blinded } from './blind.ts';
import { keyOf } from './key.ts';
import type { MachineGraph } from './machine-graph.ts';
import type { Event } from './reaction.ts';
import { decides } from './register.ts';

/** How many states and edges one walk found, and the other. */
export interface Agreement {
  readonly name: string;
  readonly states: number;
  readonly edges: number;
  /** By xstate's own walker. */
  readonly other: { readonly states: number; readonly edges: number };
}

/**
 * Counts the states and edges of a machine by xstate's own walker, `getAdjacencyMap`, beside those of our graph. What
 * may come in a state is told to it by `eventsOf`; its timers too, for xstate's walker does not know them.
 */
export function agreementOf(
  machine: AnyStateMachine,
  graph: MachineGraph,
  eventsOf: (snapshot: AnyMachineSnapshot) => readonly Event[],
  starts: readonly unknown[] = [undefined],
): Agreement {
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
    const map = getAdjacencyMap(blinded(machine).machine, {
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
  // The state out of which every start leads is ours alone.
  const roots = starts.length > 1 ? 1 : 0;
  return {
    name: graph.name,
    states: graph.size - roots,
    edges: graph.to.length - roots * starts.length,
    other: {
      states: rows.length,
      edges: rows.reduce((sum, { transitions }) => sum + Object.keys(transitions).length, 0),
    },
  };
}
