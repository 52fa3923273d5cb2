import { type Graph, type Labelled, type Trace, traceOf, wayTo } from '../graph.ts';

/** What came out of checking one claim on one graph. */
export interface Finding {
  /** How often the premise was met; 0 means that the claim says nothing. */
  readonly reached: number;
  /** A shortest way to meet it. */
  readonly example: Trace | null;
  /** A shortest way to break the claim. */
  readonly violation: Trace | null;
}

/** Ends with an edge. */
export const traceThrough = <P, S extends Labelled>(graph: Graph<P, S>, edge: number): Trace =>
  traceOf(graph, [...wayTo(graph, graph.from[edge]!), edge]);

export const traceTo = <P, S extends Labelled>(graph: Graph<P, S>, state: number): Trace =>
  traceOf(graph, wayTo(graph, state));

/** The steps for which `test` is true, as a mask over the step numbers of a graph. */
export function maskOf<P, S extends Labelled>(graph: Graph<P, S>, test: (step: S) => boolean): Uint8Array {
  return Uint8Array.from(graph.steps, (step) => (test(step) ? 1 : 0));
}

const cache = new WeakMap<object, Map<unknown, Uint8Array>>();

/** The states for which `test` is true. Remembered for each graph and test. */
export function statesWhere<P, S extends Labelled>(
  graph: Graph<P, S>,
  test: (place: P) => boolean,
): Uint8Array {
  let known = cache.get(graph);
  if (!known) cache.set(graph, (known = new Map()));
  let mask = known.get(test);
  if (!mask) {
    mask = new Uint8Array(graph.size);
    for (let state = 0; state < graph.size; state++) mask[state] = test(graph.place(state)) ? 1 : 0;
    known.set(test, mask);
  }
  return mask;
}
