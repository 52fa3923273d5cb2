import type { Graph, Labelled } from '../../graph.ts';
import type { Invariant, Leaf, Model, Tree } from './model.ts';

/** A table of more fields names no steps: its options are the first step of each state, the second, and so on. */
const labelled = 250_000;

/**
 * A labelled transition system as a model: one variable, the state, and one option for each kind of step. Where a
 * state has several steps of one kind, the kind has as many options.
 */
export function modelOfGraph<P, S extends Labelled>(
  graph: Graph<P, S>,
  invariants: readonly { readonly name: string; readonly holds: (state: number) => boolean }[],
): Model {
  const { size, first, to, step, steps } = graph;
  const isLabelled = size * new Set(steps.map(({ label }) => label)).size <= labelled;
  const options = new Map<string, { label: string; next: (Tree<Leaf> | undefined)[] }>();
  for (let state = 0; state < size; state++) {
    const times = new Map<string, number>();
    for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
      const label = isLabelled ? steps[step[edge]!]!.label : 'a step of each state';
      const time = times.get(label) ?? 0;
      times.set(label, time + 1);
      const key = `${time} ${label}`;
      const option = options.get(key) ?? { label, next: Array.from({ length: size }, () => null) };
      options.set(key, option);
      option.next[state] = { puts: [[0, to[edge]!]], follows: [] };
    }
  }
  return {
    name: graph.name,
    variables: [{ name: 'state', size }],
    options: [...options.values()].map(({ label, next }) => ({ label, tree: { variable: 0, next } })),
    invariants: invariants.map(({ name, holds }): Invariant => ({
      name,
      tree: { variable: 0, next: Array.from({ length: size }, (_, state) => holds(state)) },
    })),
  };
}
