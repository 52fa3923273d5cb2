import type { Graph, Labelled } from '../graph.ts';
import type { EdgeClaim, StateClaim } from './claim.ts';
import { type Finding, maskOf, traceThrough, traceTo } from './finding.ts';

/** Looks at every state, nearest first. */
export function checkStates<P, S extends Labelled>(graph: Graph<P, S>, claim: StateClaim<P>): Finding {
  let reached = 0;
  let example = -1;
  for (let state = 0; state < graph.size; state++) {
    const place = graph.place(state);
    if (!claim.when(place)) continue;
    if (reached++ === 0) example = state;
    if (claim.holds(place)) continue;
    return { reached, example: traceTo(graph, example), violation: traceTo(graph, state) };
  }
  return { reached, example: reached > 0 ? traceTo(graph, example) : null, violation: null };
}

/** Looks at every edge whose step matters, nearest first. */
export function checkEdges<P, S extends Labelled>(graph: Graph<P, S>, claim: EdgeClaim<P, S>): Finding {
  const matters = maskOf(graph, claim.when);
  const { step, from, to, steps } = graph;
  let reached = 0;
  let example = -1;
  for (let edge = 0; edge < step.length; edge++) {
    if (matters[step[edge]!] === 0) continue;
    const before = graph.place(from[edge]!);
    const after = graph.place(to[edge]!);
    const what = steps[step[edge]!]!;
    if (claim.among && !claim.among(before, what, after)) continue;
    if (reached++ === 0) example = edge;
    if (claim.holds(before, what, after)) continue;
    return { reached, example: traceThrough(graph, example), violation: traceThrough(graph, edge) };
  }
  return { reached, example: reached > 0 ? traceThrough(graph, example) : null, violation: null };
}
