import { type Graph, type Labelled, type Trace, traceOf } from '../graph.ts';
import type { ObserverClaim } from './claim.ts';
import type { Finding } from './finding.ts';

/** Runs the observer in product with the graph, breadth-first. */
export function checkObserver<P, S extends Labelled>(graph: Graph<P, S>, claim: ObserverClaim<S>): Finding {
  const { first, to, step, size } = graph;
  const width = claim.next.length;
  const symbols = Uint8Array.from(graph.steps, claim.symbol);
  const parent = new Int32Array(size * width).fill(-2);
  const via = new Int32Array(size * width);
  const queue = new Int32Array(size * width);
  let tail = 1;
  let reached = 0;
  let example: Trace | null = null;
  parent[0] = -1;

  const trace = (end: number): Trace => {
    const way: number[] = [];
    for (let at = end; parent[at]! >= 0; at = parent[at]!) way.push(via[at]!);
    return traceOf(graph, way.toReversed());
  };

  for (let head = 0; head < tail; head++) {
    const at = queue[head]!;
    const state = Math.floor(at / width);
    const row = claim.next[at % width]!;
    for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
      const watched = row[symbols[step[edge]!]!]!;
      const next = to[edge]! * width + watched;
      if (parent[next]! !== -2) continue;
      parent[next] = at;
      via[next] = edge;
      queue[tail++] = next;
      if (watched === claim.reached && reached++ === 0) example = trace(next);
      if (watched === claim.bad) return { reached: Math.max(reached, 1), example, violation: trace(next) };
    }
  }
  return { reached, example, violation: null };
}
