import type { Problem, Tour } from '../problem.ts';
import { boundBy, relax, type Worth } from './bound.ts';
import { choose } from './choose.ts';
import { leanOf, leastOf, possible, type Target } from './covering.ts';
import { demandsOf } from './demand.ts';

/** Walks that cover every target, and what no walks can cost less than. */
export interface GroupCover {
  readonly tour: Tour;
  readonly cost: number;
  readonly bound: number;
  /** A weight for each of `demandsOf`, 0 for what cannot be covered, and last one for the first test itself. */
  readonly worth: Worth;
  readonly impossible: readonly string[];
}

/** Covers targets, each by any one of its arcs. `problem` requires no arc by itself. */
export function groupCoverOf(problem: Problem, targets: readonly Target[]): GroupCover {
  const { walkable, impossible } = possible(problem, targets);
  const demands = demandsOf(problem, targets, walkable);
  const open = [...demands.keys()].filter((demand) => demands[demand]!.length > 0);
  const lean = leanOf({ problem, groups: open.map((demand) => demands[demand]!) });
  const { worth, times } = relax(lean);
  const own = demands
    .slice(0, targets.length)
    .map((arcs) => [...new Set(arcs.map((arc) => lean.place[arc]!))]);
  const groups = leastOf(own.filter((arcs) => arcs.length > 0));
  // What follows from the targets is a good guide in some machines, and a burden in others.
  const [one, other] = [choose(lean, times), choose({ problem: lean.problem, groups }, times)];
  const { tour, cost } = one.cost < other.cost ? one : other;
  const weights = new Int32Array(demands.length + 1);
  for (const [at, group] of lean.group.entries()) weights[open[group]!] = worth.weights[at]!;
  weights[demands.length] = worth.weights.at(-1)!;
  return {
    tour: tour.map((test) => test.map((arc) => lean.arc[arc]!)),
    cost,
    bound: Math.min(cost, boundBy(worth)),
    worth: { ...worth, weights },
    impossible,
  };
}
