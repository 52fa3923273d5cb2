import { keyOf } from '../key.ts';
import type { Payload } from './data.ts';
import type { Tags } from './group/targets.ts';
import { hashOf } from './hash.ts';
import { insidePlan } from './inside/plan.ts';
import { projected } from './inside/project.ts';
import { type Goal, isInside, type Plan, type PlanOptions, planOf } from './plan.ts';
import type { Tour } from './problem.ts';
import type { Deed, Sight, Suite, SuiteStep } from './schema.ts';
import type { Subject } from './subject.ts';

export interface SuiteOptions extends PlanOptions {
  /** Which boundary values take the first turn; 1 unless told. */
  readonly seed?: number | undefined;
}

/** Things as numbers, equal ones once, in the order of their coming. */
class Dictionary<T extends object> {
  readonly items: T[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #objects = new Map<T, number>();

  of(item: T): number {
    const met = this.#objects.get(item);
    if (met !== undefined) return met;
    const key = keyOf(item);
    const number = this.#numbers.get(key) ?? this.items.push(item) - 1;
    this.#numbers.set(key, number);
    this.#objects.set(item, number);
    return number;
  }
}

/** What an observation of the model says, in words that a driver can compare. */
export function sightOf(observation: string): Sight {
  const [seen, done, calls, armed] = JSON.parse(observation) as [string, boolean, string[], string[]];
  return seen === 'start' ? {} : { ...(JSON.parse(seen) as Sight), done, calls, armed };
}

/** A suite of a machine that covers what is asked for. Throws `GoalError`, `RangeError`. */
export function suiteOf(subject: Subject, wanted: readonly Goal[], options: SuiteOptions): Suite {
  return written(subject, wanted, options, planFor(subject, wanted, options));
}

/** Plans tests of a machine: of what a tester sees, or of what its makers see where a goal asks for that. */
export const planFor = (subject: Subject, wanted: readonly Goal[], options: PlanOptions): Plan =>
  wanted.some(isInside) ? insidePlan(subject, wanted, options) : planOf(subject.model, wanted, options);

/** The machine as tests for these goals walk it. */
export const walkedFor = (subject: Subject, wanted: readonly string[]): Pick<Subject, 'model' | 'deedOf'> =>
  wanted.some((goal) => isInside(goal as Goal)) ? subject.inside() : subject;

const sparse = ({ scale, weights }: NonNullable<Plan['worth']>): NonNullable<Suite['worth']> => ({
  scale,
  weights: [...weights.entries()].filter(([, weight]) => weight > 0),
});

const requirementsOf = (tags: Tags): Record<string, string[]> =>
  Object.fromEntries(Object.entries(tags).map(([tag, keys]) => [tag, [...keys]]));

/** Planned tests as edges of the machine as a tester sees it. */
export const seenTour = (subject: Subject, wanted: readonly string[], tour: Tour): Tour => {
  const { model } = walkedFor(subject, wanted);
  return model === subject.model ? tour : projected(model, subject.model, tour);
};

/** Writes planned tests as a suite, with concrete data. */
export function written(
  subject: Subject,
  wanted: readonly Goal[],
  { resetPrice, maxLength, seed = 1, tags }: SuiteOptions,
  plan: Plan,
): Suite {
  const { model, deedOf } = walkedFor(subject, wanted);
  const deeds = new Dictionary<Deed>();
  const sights = new Dictionary<Sight>();
  const sightBy = new Map<string, number>();
  const seen = model.observations.map((observation) => {
    const number = sightBy.get(observation) ?? sights.of(sightOf(observation));
    sightBy.set(observation, number);
    return number;
  });
  const classes: number[] = [];
  const turns = new Int32Array(model.inputs.length).fill(seed - 1);
  const tests = plan.tour.map((edges, index) => {
    let held: Payload = {};
    const steps = edges.map((edge): SuiteStep => {
      const deed = deedOf(edge, { held, turn: turns[model.input[edge]!]!++ });
      const isRefused = model.refused[edge] === 1;
      if ('event' in deed && deed.problem === null && !isRefused) held = { ...held, ...deed.payload };
      const gives = model.gives(edge);
      const number = deeds.of(deed);
      classes[number] = model.input[edge]!;
      return {
        do: number,
        see: seen[model.head[edge]!]!,
        ...(isRefused && { refused: true as const }),
        ...(gives.length > 0 && { gives: [...gives] }),
      };
    });
    return { name: `${subject.name} ${index + 1}`, steps };
  });
  const refusals = model.refused.reduce((sum, is) => sum + is, 0);
  return {
    schema: 'hyrje/suite@1',
    machine: subject.name,
    kind: subject.kind,
    version: { number: subject.version, hash: hashOf(model) },
    criteria: [...wanted],
    ...(subject.rules && { rules: subject.rules }),
    resetPrice,
    maxLength: maxLength ?? null,
    seed,
    size: {
      states: model.size,
      inputs: model.inputs.length,
      transitions: model.tail.length - refusals,
      refusals,
    },
    cost: plan.cost,
    bound: plan.bound,
    certificate: plan.potential && [...plan.potential],
    ...(plan.potential && plan.worth && { worth: sparse(plan.worth) }),
    ...(wanted.includes('requirements') && tags && { requirements: requirementsOf(tags) }),
    impossible: [...plan.impossible],
    start: subject.start,
    inputs: model.inputs.map(({ event }) => keyOf(event)),
    deeds: deeds.items,
    classes,
    sights: sights.items,
    begin: seen[0]!,
    tests,
  };
}
