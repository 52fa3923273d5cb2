import type { Graph, Labelled } from '../graph.ts';

/** The edges of a graph sorted by their step: those of step `s` are `edges[first[s]]` to `edges[first[s + 1]]`. */
export interface EdgesByStep {
  readonly first: Int32Array;
  readonly edges: Int32Array;
}

const known = new WeakMap<object, EdgesByStep>();

/** Sorted once for each graph. Within a step the nearest edges come first. */
export function edgesByStep<P, S extends Labelled>(graph: Graph<P, S>): EdgesByStep {
  const found = known.get(graph);
  if (found) return found;
  const { step, steps } = graph;
  const first = new Int32Array(steps.length + 2);
  for (let edge = 0; edge < step.length; edge++) first[step[edge]! + 2]!++;
  for (let at = 2; at < first.length; at++) first[at]! += first[at - 1]!;
  const edges = new Int32Array(step.length);
  for (let edge = 0; edge < step.length; edge++) edges[first[step[edge]! + 1]!++] = edge;
  const sorted = { first, edges };
  known.set(graph, sorted);
  return sorted;
}
