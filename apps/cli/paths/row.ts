import {
  faultKinds,
  type Goal,
  type Kills,
  killsOf,
  planFor,
  type PlanOptions,
  seenTour,
  type Subject,
  type Suite,
  written,
} from '../../../verification/index.ts';

/** Of each kind at most as many faults are tried. */
export const mostFaults = 2000;

/** A suite in figures. */
export interface Row {
  readonly machine: string;
  readonly criteria: readonly string[];
  readonly tests: number;
  readonly steps: number;
  readonly longest: number;
  readonly cost: number;
  readonly bound: number;
  /** How far the cost may be from the least, of the bound: 0 is proved to be least. */
  readonly gap: number;
  readonly impossible: number;
  readonly kills: Kills;
}

/** Tests in figures; each is a list of its steps. */
export function sizesOf(tests: readonly (readonly unknown[])[], resetPrice: number) {
  const steps = tests.reduce((sum, { length }) => sum + length, 0);
  const longest = tests.reduce((most, { length }) => Math.max(most, length), 0);
  return { tests: tests.length, steps, longest, cost: steps + resetPrice * tests.length };
}

/** Makes a suite, and measures it. */
export function measured(
  subject: Subject,
  wanted: readonly Goal[],
  options: PlanOptions,
): { suite: Suite; row: Row } {
  const plan = planFor(subject, wanted, options);
  const { tour, cost, bound, impossible } = plan;
  const row: Row = {
    machine: subject.name,
    criteria: wanted,
    ...sizesOf(tour, options.resetPrice),
    bound,
    gap: bound === 0 ? 0 : (cost - bound) / bound,
    impossible: impossible.length,
    kills: killsOf(subject.model, seenTour(subject, wanted, tour), mostFaults),
  };
  return { suite: written(subject, wanted, options, plan), row };
}

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);

/** The figures as a table, the head first. */
export const tableOf = (rows: readonly Row[]): string[][] => [
  [
    'MACHINE',
    'TESTS',
    'STEPS',
    'COST',
    'BOUND',
    'GAP',
    ...faultKinds.map((kind) => kind.toUpperCase()),
    'IMPOSSIBLE',
  ],
  ...rows.map(({ machine, tests, steps, cost, bound, gap, kills, impossible }) => [
    machine,
    String(tests),
    String(steps),
    String(cost),
    String(bound),
    percent(gap),
    ...faultKinds.map((kind) => percent(kills[kind])),
    String(impossible),
  ]),
];
