import { type Flaw, verifyWalks } from '../certificate.ts';
import { costOf, type Problem, type Tour } from '../problem.ts';
import { withDesk } from '../tour.ts';
import { boundBy, type Worth } from './bound.ts';
import { groupsByArc, possible, type Target } from './covering.ts';
import { demandsOf } from './demand.ts';

/**
 * Checks tests that cover targets, and the certificate of their bound, knowing nothing of how they were made: every test
 * is a walk from node 0 to an end, every target that can be covered is, on no arc are its groups and the difference of
 * its ends worth more than it costs, and the bound is what the weights say. Without flaw no tests cost less.
 */
export function verifyCover(
  problem: Problem,
  targets: readonly Target[],
  tour: Tour,
  bound: number,
  worth: Worth,
): (Flaw | { readonly kind: 'uncovered'; readonly target: string })[] {
  const { flaws: broken, walked } = verifyWalks(problem, tour);
  const flaws: (Flaw | { readonly kind: 'uncovered'; readonly target: string })[] = [...broken];
  const { walkable } = possible(problem, targets);
  for (const { name, arcs } of targets) {
    const isPossible = arcs.some((arc) => walkable[arc] === 1);
    if (isPossible && !arcs.some((arc) => walked[arc] === 1)) flaws.push({ kind: 'uncovered', target: name });
  }
  const network = withDesk(problem);
  const demands = demandsOf(problem, targets, walkable);
  const { scale, weights, potential } = worth;
  const isWhole = weights.length === demands.length + 1 && weights.every((weight) => weight >= 0);
  if (!isWhole || potential.length !== network.size || scale < 1) {
    return [...flaws, { kind: 'bound', said: bound, found: 0 }];
  }
  for (const [arc, groups] of groupsByArc({ groups: demands }, network).entries()) {
    const gained = potential[network.head[arc]!]! - potential[network.tail[arc]!]!;
    const worthOf = groups.reduce((sum, group) => sum + weights[group]!, gained);
    if (worthOf > network.price[arc]! * scale) flaws.push({ kind: 'cheaperArc', arc });
  }
  const isPaid = demands.every((arcs, demand) => arcs.length > 0 || weights[demand] === 0);
  const proved = isPaid ? boundBy(worth) : 0;
  const cost = costOf(tour, problem);
  if (bound > proved || cost < bound)
    flaws.push({ kind: 'bound', said: bound, found: Math.min(proved, cost) });
  return flaws;
}
