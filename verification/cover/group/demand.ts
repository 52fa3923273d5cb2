import { arcsBy, reachable } from '../network.ts';
import type { Problem } from '../problem.ts';
import type { Target } from './covering.ts';

/** How far from the start it is looked at what leads to a target, in steps. */
const depths = [1, 2, 3, 4] as const;
/** With more targets than this it is not looked at. */
const mostTargets = 2000;

/** How many demands so many targets make. */
export const demandCount = (targets: number): number =>
  targets * (targets > mostTargets ? 2 : 2 + depths.length);

/**
 * What walks must take at least one arc of each: first the arcs of every target that a test can walk, in the order of
 * the targets. Then for every target what follows from it, and keeps a bound from walking in circles that no test comes
 * to: the arcs that lead from elsewhere to where those begin; and those that lead over so many steps from the start,
 * to where the target can still be reached. Empty where a target cannot be covered, or begins before that.
 */
export function demandsOf(
  problem: Problem,
  targets: readonly Target[],
  walkable: Uint8Array,
): (readonly number[])[] {
  const { size, tail, head } = problem;
  const entering: number[][] = Array.from({ length: size }, () => []);
  for (let arc = 0; arc < tail.length; arc++) {
    if (walkable[arc] === 1 && tail[arc] !== head[arc]) entering[head[arc]!]!.push(arc);
  }
  const own = targets.map(({ arcs }) => [...new Set(arcs)].filter((arc) => walkable[arc] === 1));
  const tails = own.map((arcs) => [...new Set(arcs.map((arc) => tail[arc]!))]);
  const leadingTo = tails.map((inside) => {
    if (inside.includes(0)) return [];
    const within = new Set(inside);
    return inside.flatMap((node) => entering[node]!.filter((arc) => !within.has(tail[arc]!)));
  });
  if (targets.length > mostTargets) return [...own, ...leadingTo];
  const distance = distancesFrom(problem);
  const back = arcsBy(size, head);
  const over = (isIn: (node: number) => boolean): number[] =>
    [...tail.keys()].filter((arc) => walkable[arc] === 1 && isIn(head[arc]!) && !isIn(tail[arc]!));
  const crossing = depths.map(() => [] as (readonly number[])[]);
  for (const ends of tails) {
    const can = reachable(back, tail, ends);
    const nearest = Math.min(...ends.map((node) => distance[node]!));
    for (const [at, depth] of depths.entries()) {
      const isIn = (node: number) => can[node] === 1 && distance[node]! >= depth;
      const isFar = ends.length > 0 && nearest >= depth;
      crossing[at]!.push(isFar ? over(isIn) : []);
    }
  }
  return [...own, ...leadingTo, ...crossing.flat()];
}

/** How many steps each node is from the start; infinite where no walk comes. */
function distancesFrom({ size, tail, head }: Problem): Float64Array {
  const out = arcsBy(size, tail);
  const distance = new Float64Array(size).fill(Infinity);
  distance[0] = 0;
  const queue = [0];
  for (const node of queue) {
    for (let one = out.first[node]!; one < out.first[node + 1]!; one++) {
      const other = head[out.arcs[one]!]!;
      if (distance[other]! < Infinity) continue;
      distance[other] = distance[node]! + 1;
      queue.push(other);
    }
  }
  return distance;
}
