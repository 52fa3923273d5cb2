import { verifyCertificate } from './certificate.ts';
import { completeSuite } from './complete.ts';
import { cutTo } from './bounded.ts';
import { asEdges, type Criterion, nameOf, pose, type Posed } from './criterion.ts';
import { loopFreePaths } from './loop-free.ts';
import type { Worth } from './group/bound.ts';
import { type InsideGoal, insideGoals, type Tags } from './group/targets.ts';
import type { TestModel } from './model.ts';
import type { Tour } from './problem.ts';
import { type Cover, coverOf, walkableOf } from './tour.ts';

/** What a suite may be asked to cover, and in which words. */
export const goals = {
  states: 'every state is reached',
  transitions: 'every transition is taken',
  refusals: 'everything that must be refused is tried',
  pairs: 'every two transitions that can follow each other are taken so',
  ...insideGoals,
  paths: 'every way without a loop, up to a length',
  complete: 'every fault is seen of a machine that has no more states (HSI)',
} as const;
export type Goal = keyof typeof goals;

export interface PlanOptions {
  /** What beginning a test costs, in steps. */
  readonly resetPrice: number;
  /** The most steps of a test. */
  readonly maxLength?: number | undefined;
  /** For the goal `requirements`. */
  readonly tags?: Tags | undefined;
  /** The most transitions of a way without a loop. */
  readonly pathLength?: number | undefined;
}

/** Tests as edges of the model, and how near they are to the smallest. */
export interface Plan {
  readonly tour: Tour;
  readonly cost: number;
  readonly bound: number;
  readonly potential: Int32Array | null;
  /** With `potential`, where what is covered is one of several edges. */
  readonly worth?: Pick<Worth, 'scale' | 'weights'>;
  readonly impossible: readonly string[];
}

/** Goals that cannot be posed together in one problem. */
export class GoalError extends Error {
  readonly code = 'E_GOALS';
}

/** Goals that only show from inside a machine: `insidePlan` plans them. */
export const isInside = (goal: Goal): goal is InsideGoal => Object.hasOwn(insideGoals, goal);

const alone: readonly Goal[] = ['paths', 'complete'];
const usualPathLength = 8;

const stepsOf = (tour: Tour): number => tour.reduce((sum, { length }) => sum + length, 0);

/** Plans tests of a model as a tester sees it. Throws `GoalError` for goals that do not go together. */
export function planOf(model: TestModel, wanted: readonly Goal[], options: PlanOptions): Plan {
  const { resetPrice, maxLength, pathLength = usualPathLength } = options;
  const single = wanted.find((goal) => alone.includes(goal));
  if (single === undefined) return planned(model, wanted as readonly Criterion[], resetPrice, maxLength);
  if (wanted.length > 1) throw new GoalError(`${single} is asked for alone, not with other criteria.`);
  if (maxLength !== undefined) throw new GoalError(`${single} takes no greatest length of a test.`);
  const tour = single === 'paths' ? loopFreePaths(model, pathLength) : completeSuite(model);
  const cost = stepsOf(tour) + resetPrice * tour.length;
  const least = single === 'paths' ? cost : pose(model, ['transitions', 'refusals'], resetPrice);
  const bound = typeof least === 'number' ? least : coverOf(least.problem).certificate.bound;
  return { tour, cost, bound, potential: null, impossible: [] };
}

/** Plans tests that walk what is posed. */
export function planned(
  model: TestModel,
  wanted: readonly Criterion[],
  resetPrice: number,
  maxLength: number | undefined,
): Plan {
  const posed = pose(model, wanted, resetPrice);
  const cover = coverOf(posed.problem);
  const tour = asEdges(cover.tour, posed);
  if (maxLength === undefined || tour.every(({ length }) => length <= maxLength)) {
    return {
      tour,
      cost: cover.cost,
      bound: cover.certificate.bound,
      potential: cover.certificate.potential,
      impossible: cover.impossible.map((arc) => posed.target(arc)),
    };
  }
  if (wanted.some((one) => one === 'pairs' || one === 'states')) {
    throw new GoalError('A greatest length of a test goes with transitions and refusals only.');
  }
  const { walkable } = walkableOf(posed.problem);
  const cut = cutTo(model, tour, walkable, maxLength);
  const fewest = coverOf({ ...posed.problem, resetPrice: 0 }).certificate.bound;
  const perTests = fewest + resetPrice * Math.ceil(fewest / maxLength);
  const isWhole = cut.impossible.length === 0;
  return {
    tour: cut.tour,
    cost: stepsOf(cut.tour) + resetPrice * cut.tour.length,
    bound: isWhole ? Math.max(cover.certificate.bound, perTests) : 0,
    potential: null,
    impossible: [
      ...cover.impossible.map((arc) => posed.target(arc)),
      ...cut.impossible.map((edge) => `${nameOf(model, edge)} (no test of ${maxLength} steps)`),
    ],
  };
}

/** Checks the certificate of tests that are given as edges of the model. Empty when it holds. */
export function flawsOf(
  model: TestModel,
  wanted: readonly Criterion[],
  resetPrice: number,
  tour: Tour,
  { bound, potential }: Cover['certificate'],
): ReturnType<typeof verifyCertificate> {
  const posed = pose(model, wanted, resetPrice);
  const { walkable } = walkableOf(posed.problem);
  return verifyCertificate({ ...posed.problem, required: walkable }, asArcs(tour, posed, model), {
    bound,
    potential,
  });
}

/** Tests as arcs of a posed problem, whose nodes may be split in two or be edges. */
function asArcs(tour: Tour, { problem, edge }: Posed, { head }: TestModel): Tour {
  const byEdge = new Map<string, number>();
  for (let arc = 0; arc < edge.length; arc++) byEdge.set(`${problem.tail[arc]} ${edge[arc]}`, arc);
  const isSplit = edge.includes(-1);
  const count = head.length;
  return tour.map((test) => {
    const arcs: number[] = isSplit ? [count] : [];
    let node = isSplit ? 1 : 0;
    for (const one of test) {
      const arc = byEdge.get(`${node} ${one}`) ?? -1;
      arcs.push(arc);
      node = problem.head[arc] ?? -1;
      if (!isSplit) continue;
      arcs.push(count + head[one]!);
      node = 2 * head[one]! + 1;
    }
    return arcs;
  });
}
