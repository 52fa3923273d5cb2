import type { Graph, Labelled } from '../graph.ts';
import type { TimedClaim } from './claim.ts';
import { type Finding, maskOf, statesWhere, traceThrough, traceTo } from './finding.ts';

/** Checks that the timer is armed all the time, never anew, and leads out. */
export function checkTimed<P, S extends Labelled>(graph: Graph<P, S>, claim: TimedClaim<P, S>): Finding {
  const { from, to, step } = graph;
  const within = statesWhere(graph, claim.when);
  const fires = maskOf(graph, claim.fires);
  const rearms = maskOf(graph, claim.rearms);
  const renews = maskOf(graph, claim.renews ?? (() => false));
  let reached = 0;
  let example = -1;
  let broken = Infinity;
  for (let state = 0; state < graph.size; state++) {
    if (within[state] === 0) continue;
    if (reached++ === 0) example = state;
    if (broken === Infinity && !claim.armed(graph.place(state))) broken = state;
  }
  const told = reached > 0 ? traceTo(graph, example) : null;
  for (let edge = 0; edge < step.length && from[edge]! < broken; edge++) {
    if (within[from[edge]!] === 0) continue;
    const what = step[edge]!;
    const stays = within[to[edge]!] === 1 && renews[what] === 0;
    const isBroken = fires[what] === 1 ? !claim.goal(graph.place(to[edge]!)) : stays && rearms[what] === 1;
    if (isBroken) return { reached, example: told, violation: traceThrough(graph, edge) };
  }
  return { reached, example: told, violation: broken === Infinity ? null : traceTo(graph, broken) };
}
