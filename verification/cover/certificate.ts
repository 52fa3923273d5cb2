import { costOf, type Problem, type Tour } from './problem.ts';
import { boundOf, type Certificate } from './tour.ts';

/** What is wrong with a suite or its certificate. */
export type Flaw =
  | { readonly kind: 'broken'; readonly test: number; readonly step: number }
  | { readonly kind: 'endsWrong'; readonly test: number }
  | { readonly kind: 'missing'; readonly arc: number }
  | { readonly kind: 'cheaperArc'; readonly arc: number }
  | { readonly kind: 'bound'; readonly said: number; readonly found: number };

/** Whether every test is a walk from node 0 to an end, and which arcs the tests take together. */
export function verifyWalks(
  { tail, head, ends }: Problem,
  tour: Tour,
): { flaws: Flaw[]; walked: Uint8Array } {
  const flaws: Flaw[] = [];
  const walked = new Uint8Array(tail.length);
  for (const [test, arcs] of tour.entries()) {
    let node = 0;
    for (const [step, arc] of arcs.entries()) {
      if (tail[arc] !== node) flaws.push({ kind: 'broken', test, step });
      walked[arc] = 1;
      node = head[arc]!;
    }
    if (ends[node] === 0) flaws.push({ kind: 'endsWrong', test });
  }
  return { flaws, walked };
}

/**
 * Checks a suite by itself, knowing nothing of how it was made: that every test is a walk from node 0 to an end, that
 * together they take every required arc, that the potentials are feasible, and that the bound is what they say. With no
 * flaw, the suite costs at least `bound` and no suite costs less: where both are equal, it is a smallest one.
 */
export function verifyCertificate(problem: Problem, tour: Tour, { bound, potential }: Certificate): Flaw[] {
  const { size, tail, head, price, ends, required, resetPrice } = problem;
  const { flaws, walked } = verifyWalks(problem, tour);
  const desk = size;
  const isFeasible = (from: number, to: number, at: number) => potential[to]! - potential[from]! <= at;
  for (let arc = 0; arc < tail.length; arc++) {
    if (required[arc] === 1 && walked[arc] === 0) flaws.push({ kind: 'missing', arc });
    if (!isFeasible(tail[arc]!, head[arc]!, price[arc]!)) flaws.push({ kind: 'cheaperArc', arc });
  }
  for (let node = 0; node < size; node++) {
    if (ends[node] === 1 && !isFeasible(node, desk, 0))
      flaws.push({ kind: 'cheaperArc', arc: tail.length + node });
  }
  if (!isFeasible(desk, 0, resetPrice)) flaws.push({ kind: 'cheaperArc', arc: -1 });
  const found = boundOf(problem, potential);
  const cost = costOf(tour, problem);
  if (found !== bound || cost < bound)
    flaws.push({ kind: 'bound', said: bound, found: Math.min(found, cost) });
  return flaws;
}
