import type { MachineGraph } from '../machine-graph.ts';
import { classed } from './classed.ts';

type Edges = Pick<MachineGraph, 'size' | 'first' | 'to'>;

/** The edges of each state by their labels; no two edges of a state have the same. */
function sortedBy(label: Int32Array, { size, first }: Edges): Int32Array {
  const order = Int32Array.from(label.keys());
  for (let state = 0; state < size; state++) {
    const begin = first[state]!;
    for (let at = begin + 1; at < first[state + 1]!; at++) {
      const edge = order[at]!;
      let place = at;
      for (; place > begin && label[order[place - 1]!]! > label[edge]!; place--)
        order[place] = order[place - 1]!;
      order[place] = edge;
    }
  }
  return order;
}

/**
 * The coarsest partition of the states that keeps apart what looks different and what reacts differently: strong
 * bisimulation by refinement of signatures. `label` and `reaction` are given by edge. Blocks are numbered by their
 * first state, which `first` names.
 */
export function fold(
  graph: Edges,
  sights: readonly string[],
  label: Int32Array,
  reaction: Int32Array,
): { blocks: Int32Array; first: number[] } {
  const { size } = graph;
  const order = sortedBy(label, graph);
  const labels = order.map((edge) => label[edge]!);
  const reactions = order.map((edge) => reaction[edge]!);
  const heads = order.map((edge) => graph.to[edge]!);
  const looks = new Map<string, number>();
  const look = Int32Array.from(sights, (sight) => {
    if (!looks.has(sight)) looks.set(sight, looks.size);
    return looks.get(sight)!;
  });
  /** The same for all rounds: what is seen, and what each event does, but for where it leads. */
  let { classes: blocks, count } = classed(graph, [look], [labels, reactions]);
  for (;;) {
    const before = blocks;
    const ahead = heads.map((head) => before[head]!);
    const next = classed(graph, [before], [ahead]);
    blocks = next.classes;
    if (next.count === count) break;
    count = next.count;
  }
  const first: number[] = [];
  for (let state = 0; state < size; state++) if (blocks[state] === first.length) first.push(state);
  return { blocks, first };
}
