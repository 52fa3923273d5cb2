import type { Problem, Tour } from '../problem.ts';
import { type Cover, coverOf } from '../tour.ts';
import { mulberry32 } from '../score.ts';
import type { Covering } from './covering.ts';

/** Walks that cover every group, and the arcs that stand for the groups in them. */
export interface Chosen {
  readonly tour: Tour;
  readonly cost: number;
  readonly required: Uint8Array;
}

const mostTurns = 12;
const mostRuins = 400;
const mostWork = 500_000;
/** How many turns in a row may help nothing. */
const patience = 3;
/** What a place that no walk comes to is taken to cost more, in steps. */
const detour = 4;

/**
 * Chooses for each group an arc to stand for it, and walks those at least cost. Begins with the arcs that `liking`
 * prefers; then chooses anew by what another arc would cost beside the walks there are, as long as that helps; then
 * leaves out, one by one, arcs whose groups the other walks cover anyway. Which arcs are best is NP-hard to say.
 */
export function choose(covering: Covering, liking: Float64Array): Chosen {
  const { problem, groups } = covering;
  let arcs = groups.map((group) => best(group, (arc) => -liking[arc]!));
  let found: Chosen | null = null;
  let idle = 0;
  for (let turn = 0; turn < mostTurns; turn++) {
    const { cover, required } = walked(problem, needed(arcs, groups));
    if (found === null || cover.cost < found.cost) {
      found = { tour: cover.tour, cost: cover.cost, required };
      idle = 0;
    } else if (++idle === patience) break;
    arcs = again(covering, cover);
  }
  return pruned(covering, ruined(covering, pruned(covering, found!)));
}

/**
 * Leaves out some of the arcs that stand for groups, chooses anew for what is then not covered, and keeps what is
 * better; as often as the size of the problem allows, and the same each time.
 */
function ruined(covering: Covering, first: Chosen): Chosen {
  const { problem, groups } = covering;
  const chance = mulberry32(1);
  let found = first;
  const turns = Math.min(mostRuins, Math.ceil(mostWork / problem.tail.length));
  for (let turn = 0; turn < turns; turn++) {
    const share = 0.05 + 0.3 * chance();
    const kept = [...found.required.keys()].filter((arc) => found.required[arc] === 1 && chance() > share);
    let last = walked(problem, kept).cover;
    for (let step = 0; step < 2; step++) {
      const arcs = needed(again(covering, last), groups);
      const { cover, required } = walked(problem, arcs);
      if (cover.cost <= found.cost) found = { tour: cover.tour, cost: cover.cost, required };
      last = cover;
    }
  }
  return found;
}

/** For each group the arc that is walked anyway, or else costs least beside the walks there are. */
function again({ problem, groups }: Covering, { tour, certificate: { potential } }: Cover): number[] {
  const { size, tail, head, price } = problem;
  const isWalked = new Uint8Array(tail.length);
  const isMet = new Uint8Array(size);
  isMet[0] = 1;
  for (const test of tour) {
    for (const arc of test) {
      isWalked[arc] = 1;
      isMet[head[arc]!] = 1;
    }
  }
  const costs = (arc: number): number => {
    const beside = price[arc]! - potential[head[arc]!]! + potential[tail[arc]!]!;
    return beside - (isWalked[arc] === 1 ? 0.5 : 0) + (isMet[tail[arc]!] === 1 ? 0 : detour);
  };
  return groups.map((group) => best(group, costs));
}

const best = (arcs: readonly number[], cost: (arc: number) => number): number =>
  arcs.reduce((one, other) => (cost(other) < cost(one) ? other : one));

/** Arcs that stand for all groups: none that another one already stands for as well. */
function needed(arcs: readonly number[], groups: readonly (readonly number[])[]): number[] {
  const chosen = new Set<number>();
  const order = [...groups.keys()].toSorted((a, b) => groups[a]!.length - groups[b]!.length);
  for (const group of order) {
    if (!groups[group]!.some((arc) => chosen.has(arc))) chosen.add(arcs[group]!);
  }
  return [...chosen];
}

function walked(problem: Problem, arcs: Iterable<number>) {
  const required = new Uint8Array(problem.tail.length);
  for (const arc of arcs) required[arc] = 1;
  return { required, cover: coverOf({ ...problem, required }) };
}

function pruned({ problem, groups }: Covering, first: Chosen): Chosen {
  let found = first;
  const isWhole = (tour: Tour): boolean => {
    const taken = new Uint8Array(problem.tail.length);
    for (const test of tour) for (const arc of test) taken[arc] = 1;
    return groups.every((group) => group.some((arc) => taken[arc] === 1));
  };
  const { tail, head } = problem;
  const open = [...first.required.keys()].filter((arc) => first.required[arc] === 1);
  for (const arc of open.filter((one) => tail[one] !== head[one]).toReversed()) {
    const rest = open.filter((other) => other !== arc && found.required[other] === 1);
    const { cover, required } = walked(problem, rest);
    if (cover.cost <= found.cost && isWhole(cover.tour))
      found = { tour: cover.tour, cost: cover.cost, required };
  }
  return found;
}
