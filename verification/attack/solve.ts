import { type Antichain, both, withSet } from './antichain.ts';
import { needsOf, type Powers } from './ability.ts';
import { type Capability, isWithin, type Mask, maskOf } from './capability.ts';
import type { Goal } from './goal.ts';
import type { AttackGraph, Step } from './walk.ts';

const footholdOf = ({ goal }: Step): readonly Capability[] => {
  if (goal === 'reset' || goal === 'passwordChange') return ['ownPassword'];
  return goal?.startsWith('activate') ? ['ownCredential'] : [];
};

/** What each step asks of whoever takes it, and what whoever goes on from it has used. */
export interface Demands {
  readonly needs: readonly Antichain[];
  readonly foothold: readonly Mask[];
}

export const demandsOf = ({ steps }: AttackGraph, powers: Powers): Demands => ({
  needs: steps.map(({ move }) => needsOf(powers, move.needs)),
  foothold: steps.map((step) => maskOf(footholdOf(step))),
});

/**
 * The smallest sets of capabilities that reach each goal: for every state the antichain of sets that reach it, grown
 * to a fixpoint along the edges. Sets grow only, and a state has finitely many, so it ends; it is exact because what a
 * set can do a larger one can do too.
 */
export function solve(graph: AttackGraph, { needs, foothold }: Demands): ReadonlyMap<Goal, Antichain> {
  const { size, first, to, step, steps } = graph;
  const chains: Antichain[] = Array.from({ length: size }, () => []);
  /** What was found since a state was last gone on from. */
  const news: Antichain[] = Array.from({ length: size }, () => []);
  const won = new Map<Goal, Antichain>();
  const isFree = needs.map((chain) => chain.length === 1 && chain[0] === 0);
  chains[0] = [0];
  news[0] = [0];
  let queue = [0];
  while (queue.length > 0) {
    const next: number[] = [];
    for (const state of queue) {
      const chain = news[state]!;
      news[state] = [];
      for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
        const at = step[edge]!;
        const target = to[edge]!;
        const { goal } = steps[at]!;
        if (target === state && goal === null) continue;
        const sets = isFree[at] ? chain : both(chain, needs[at]!);
        if (goal) won.set(goal, sets.reduce(withSet, won.get(goal) ?? []));
        const extra = foothold[at]!;
        for (const set of sets) {
          const before = chains[target]!;
          const after = withSet(before, set | extra);
          if (after === before) continue;
          if (news[target]!.length === 0) next.push(target);
          chains[target] = after;
          news[target] = withSet(news[target]!, set | extra);
        }
      }
    }
    queue = next;
  }
  return won;
}

/** The edges of a shortest way on which somebody with these capabilities, and no more, reaches a goal. */
export function shortestWay(
  { size, first, to, step, steps }: AttackGraph,
  { needs, foothold }: Demands,
  wanted: Goal,
  have: Mask,
): number[] | null {
  const may = needs.map((chain) => chain.some((one) => isWithin(one, have)));
  const goesOn = foothold.map((mask, at) => may[at]! && isWithin(mask, have));
  const parent = new Int32Array(size).fill(-1);
  const from = new Int32Array(size).fill(-1);
  const queue = [0];
  from[0] = 0;
  for (const state of queue) {
    for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
      const at = step[edge]!;
      if (may[at] && steps[at]!.goal === wanted) {
        const way = [edge];
        for (let back = state; back !== 0; back = from[back]!) way.push(parent[back]!);
        return way.toReversed();
      }
      const target = to[edge]!;
      if (!goesOn[at] || from[target]! >= 0) continue;
      from[target] = state;
      parent[target] = edge;
      queue.push(target);
    }
  }
  return null;
}
