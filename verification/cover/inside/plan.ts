import { boundBy, type Worth } from '../group/bound.ts';
import { cutTo } from '../bounded.ts';
import { type Criterion, pose } from '../criterion.ts';
import { groupCoverOf } from '../group/cover.ts';
import { demandCount } from '../group/demand.ts';
import type { Target } from '../group/covering.ts';
import { type Tags, targetsOf } from '../group/targets.ts';
import { type Goal, GoalError, isInside, type Plan, planned, type PlanOptions } from '../plan.ts';
import { costOf, type Problem, type Tour } from '../problem.ts';
import type { Subject } from '../subject.ts';
import { coverOf, walkableOf } from '../tour.ts';
import type { Inside } from './model.ts';
import { coarsened, projected } from './project.ts';

/** What is covered from inside: a problem that requires no arc by itself, and targets of several edges each. */
export interface InsideProblem {
  readonly problem: Problem;
  readonly targets: readonly Target[];
}

/** Transitions and refusals go with goals from inside: each is a target of the edges that it is inside. */
export const isCombinable = (goal: Goal): goal is 'transitions' | 'refusals' =>
  goal === 'transitions' || goal === 'refusals';

/** Poses goals on the machine as its makers see it. Throws `GoalError` for goals that do not go together. */
export function poseInside(
  { model, inside }: Pick<Subject, 'model' | 'inside'>,
  wanted: readonly Goal[],
  { resetPrice, tags }: Pick<PlanOptions, 'resetPrice' | 'tags'>,
): InsideProblem {
  const stranger = wanted.find((goal) => !isInside(goal) && !isCombinable(goal));
  if (stranger !== undefined) {
    throw new GoalError(`${stranger} does not go with ${wanted.find(isInside)}: ask for two suites.`);
  }
  if (wanted.includes('requirements') && tags === undefined) {
    throw new GoalError('requirements needs a map of tags: which transitions carry which requirement.');
  }
  const whole = inside();
  const seen = wanted.filter(isCombinable);
  const parts = seen.length === 0 ? [] : edgeTargets(model, whole, seen);
  return {
    problem: problemOf(whole, resetPrice),
    targets: [...parts, ...wanted.filter(isInside).flatMap((goal) => targetsOf(whole, goal, tags as Tags))],
  };
}

const problemOf = ({ model: { size, tail, head, ends } }: Inside, resetPrice: number): Problem => ({
  size,
  tail,
  head,
  ends,
  price: new Int32Array(tail.length).fill(1),
  required: new Uint8Array(tail.length),
  resetPrice,
});

/** A target for each edge that a tester sees and that is asked for. */
function edgeTargets(model: Subject['model'], { model: fine }: Inside, seen: readonly Criterion[]): Target[] {
  const { required } = pose(model, seen, 0).problem;
  const parts: number[][] = Array.from({ length: model.tail.length }, () => []);
  for (const [part, edge] of coarsened(fine, model).edge.entries()) if (edge >= 0) parts[edge]!.push(part);
  return [...required.keys()]
    .filter((edge) => required[edge] === 1)
    .map((edge) => ({ name: `edge ${edge}`, arcs: parts[edge]! }));
}

/** Plans tests as edges of the machine as its makers see it. Throws `GoalError`. */
export function insidePlan(subject: Subject, wanted: readonly Goal[], options: PlanOptions): Plan {
  const { problem, targets } = poseInside(subject, wanted, options);
  const seen = wanted.filter(isCombinable);
  const plan = seen.length === 0 ? grouped(problem, targets) : combined(subject, seen, { problem, targets });
  const { maxLength } = options;
  if (maxLength === undefined || plan.tour.every(({ length }) => length <= maxLength)) return plan;
  return shortened(subject.inside(), plan, { problem, targets }, maxLength);
}

function grouped(problem: Problem, targets: readonly Target[]): Plan {
  const { tour, cost, bound, worth, impossible } = groupCoverOf(problem, targets);
  return { tour, cost, bound, potential: worth.potential, worth, impossible };
}

/**
 * First the tests of what is seen, at least cost; then what is still open inside; then both walked anew as one. No suite
 * costs less than either of the two alone.
 */
function combined(subject: Subject, seen: readonly Criterion[], { problem, targets }: InsideProblem): Plan {
  const { model } = subject;
  const fine = subject.inside().model;
  const { resetPrice } = problem;
  const first = planned(model, seen, resetPrice, undefined);
  const lifted = projected(model, fine, first.tour);
  const { edge: partOf, state } = coarsened(fine, model);
  const required = new Uint8Array(fine.tail.length);
  const isMet = new Uint8Array(model.tail.length);
  for (const edge of lifted.flat()) {
    if (isMet[partOf[edge]!] === 1) continue;
    isMet[partOf[edge]!] = 1;
    required[edge] = 1;
  }
  const walked = new Set(lifted.flat());
  const cannot = targets.filter(({ arcs }) => arcs.length === 0).map(({ name }) => name);
  const open = targets.filter(({ arcs }) => arcs.length > 0 && !arcs.some((arc) => walked.has(arc)));
  const inner = open.filter(({ name }) => !name.startsWith('edge '));
  const rest = groupCoverOf(problem, inner);
  for (const test of inner.length === 0 ? [] : rest.tour) for (const arc of test) required[arc] = 1;
  const apart: Tour = inner.length === 0 ? lifted : [...lifted, ...rest.tour];
  const together = coverOf({ ...problem, required });
  const tour = together.cost < costOf(apart, problem) ? together.tour : apart;
  const worth = seenWorth(subject, seen, { potential: first.potential!, state, targets, resetPrice });
  return {
    tour,
    cost: costOf(tour, problem),
    bound: boundBy(worth),
    potential: worth.potential,
    worth,
    impossible: [
      ...first.impossible,
      ...cannot.filter((name) => !name.startsWith('edge ')),
      ...rest.impossible,
    ],
  };
}

/** The certificate of the tests of what is seen, said of the machine inside. */
function seenWorth(
  { model }: Subject,
  seen: readonly Criterion[],
  given: { potential: Int32Array; state: Int32Array; targets: readonly Target[]; resetPrice: number },
): Worth {
  const { potential, state, targets, resetPrice } = given;
  const { problem } = pose(model, seen, resetPrice);
  const desk = potential.at(-1)!;
  const weights = new Int32Array(demandCount(targets.length) + 1);
  const { walkable } = walkableOf(problem);
  const required = [...problem.required.keys()].filter((edge) => problem.required[edge] === 1);
  for (const [at, edge] of required.entries()) {
    if (walkable[edge] === 0) continue;
    weights[at] = 1 + potential[problem.tail[edge]!]! - potential[problem.head[edge]!]!;
  }
  weights[weights.length - 1] = resetPrice + desk - potential[0]!;
  return { scale: 1, weights, potential: Int32Array.from([...state, model.size], (one) => potential[one]!) };
}

function shortened(inside: Inside, plan: Plan, { problem, targets }: InsideProblem, longest: number): Plan {
  const required = new Uint8Array(problem.tail.length);
  const walked = new Set(plan.tour.flat());
  for (const { arcs } of targets) {
    const chosen = arcs.find((arc) => walked.has(arc));
    if (chosen !== undefined && !arcs.some((arc) => required[arc] === 1)) required[chosen] = 1;
  }
  const { tour, impossible } = cutTo(inside.model, plan.tour, required, longest);
  const tooFar = new Set(impossible);
  const lost = targets.filter(({ arcs }) => arcs.some((arc) => tooFar.has(arc)));
  return {
    tour,
    cost: costOf(tour, problem),
    bound: lost.length === 0 ? plan.bound : 0,
    potential: null,
    impossible: [...plan.impossible, ...lost.map(({ name }) => `${name} (no test of ${longest} steps)`)],
  };
}
