import type { Graph, Labelled } from '../graph.ts';
import type { EdgeClaim, StateClaim } from './claim.ts';
import { edgesByStep } from './edges.ts';
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

/** Where more than one edge in so many matters, all are looked at in order, which is kinder to memory. */
const sparse = 8;

/** Looks at every edge whose step matters; of those that break the claim the nearest is told. */
export function checkEdges<P, S extends Labelled>(graph: Graph<P, S>, claim: EdgeClaim<P, S>): Finding {
  const { first } = edgesByStep(graph);
  const matters = maskOf(graph, claim.when);
  let matching = 0;
  for (let step = 0; step < matters.length; step++) {
    if (matters[step] === 1) matching += first[step + 1]! - first[step]!;
  }
  return matching * sparse > graph.to.length ? inOrder(graph, claim, matters) : byStep(graph, claim, matters);
}

function inOrder<P, S extends Labelled>(
  graph: Graph<P, S>,
  claim: EdgeClaim<P, S>,
  matters: Uint8Array,
): Finding {
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

function byStep<P, S extends Labelled>(
  graph: Graph<P, S>,
  claim: EdgeClaim<P, S>,
  matters: Uint8Array,
): Finding {
  const { from, to, steps } = graph;
  const { first, edges } = edgesByStep(graph);
  const none = edges.length;
  let reached = 0;
  let example = none;
  let broken = none;
  for (let number = 0; number < steps.length; number++) {
    const step = steps[number]!;
    if (matters[number] === 0) continue;
    for (let at = first[number]!; at < first[number + 1]!; at++) {
      const edge = edges[at]!;
      if (edge >= broken) break;
      const before = graph.place(from[edge]!);
      const after = graph.place(to[edge]!);
      if (claim.among && !claim.among(before, step, after)) continue;
      reached++;
      if (edge < example) example = edge;
      if (!claim.holds(before, step, after)) broken = edge;
    }
  }
  return {
    reached,
    example: example < none ? traceThrough(graph, example) : null,
    violation: broken < none ? traceThrough(graph, broken) : null,
  };
}
