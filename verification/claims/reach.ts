import type { Graph, Labelled } from '../graph.ts';
import type { ReachClaim } from './claim.ts';
import { type Finding, maskOf, statesWhere, traceTo } from './finding.ts';

/** Walks backwards from the goals; a state that is never met is a dead end. */
export function checkReach<P, S extends Labelled>(graph: Graph<P, S>, claim: ReachClaim<P, S>): Finding {
  const { size, from, to, step } = graph;
  const allowed = maskOf(graph, claim.by ?? (() => true));
  const incoming = new Int32Array(size + 1);
  for (let edge = 0; edge < to.length; edge++) incoming[to[edge]!]!++;
  for (let state = 0, sum = 0; state <= size; state++) {
    sum += incoming[state]!;
    incoming[state] = sum;
  }
  const sources = new Int32Array(to.length);
  for (let edge = to.length - 1; edge >= 0; edge--) {
    sources[--incoming[to[edge]!]!] = allowed[step[edge]!] === 1 ? from[edge]! : -1;
  }

  const can = statesWhere(graph, claim.goal).slice();
  const queue = new Int32Array(size);
  let tail = 0;
  for (let state = 0; state < size; state++) if (can[state] === 1) queue[tail++] = state;
  for (let head = 0; head < tail; head++) {
    for (let at = incoming[queue[head]!]!; at < incoming[queue[head]! + 1]!; at++) {
      const source = sources[at]!;
      if (source < 0 || can[source] === 1) continue;
      can[source] = 1;
      queue[tail++] = source;
    }
  }

  let reached = 0;
  let example = -1;
  const meant = statesWhere(graph, claim.when);
  for (let state = 0; state < size; state++) {
    if (meant[state] === 0) continue;
    if (reached++ === 0) example = state;
    if (can[state] === 0) {
      return { reached, example: traceTo(graph, example), violation: traceTo(graph, state) };
    }
  }
  return { reached, example: reached > 0 ? traceTo(graph, example) : null, violation: null };
}
