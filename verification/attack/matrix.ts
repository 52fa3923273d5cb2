import type { Win } from './attack.ts';
import {
  type Capability,
  footholds,
  guesses,
  inRealTime,
  isWithin,
  type Mask,
  maskOf,
} from './capability.ts';
import type { Goal } from './goal.ts';

/** Denied; won only by a guess within the counters; won while the customer is led on; won. */
export const outcomes = ['D', 'G', 'R', 'A'] as const;
export type Outcome = (typeof outcomes)[number];

/** The columns of behaviour.md 12.2, and what wins there. */
export const columns = {
  'L1/L2': ['L1'],
  L3: ['L3'],
  L4a: ['L4a'],
  L4b: ['L4b'],
  'L5 ask': ['L5a', 'L5c'],
  'L5 saved': ['L5b', 'L5d'],
  'Web Soft PIN': ['webSoftPin'],
  'Web SMS': ['webSms'],
  Activation: ['activateBiometric', 'activateSmartFnp', 'activateSoftPin'],
  Reset: ['reset'],
} as const satisfies Record<string, readonly Goal[]>;
export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as readonly Column[];

/** What a set of capabilities comes to on a path. */
export interface Cell {
  /** With what the customer has. */
  readonly now: Outcome;
  /** Once he has set a password or turned on a credential of his own on the way; never less than `now`. */
  readonly later: Outcome;
}

/** How a winning set wins: a guess makes it one, and so does a customer who is led on. */
export const outcomeOf = (set: readonly Capability[]): Outcome => {
  if (guesses.some((one) => set.includes(one))) return 'G';
  return inRealTime.some((one) => set.includes(one)) ? 'R' : 'A';
};

const rank = (outcome: Outcome): number => outcomes.indexOf(outcome);
const better = (one: Outcome, other: Outcome): Outcome => (rank(other) > rank(one) ? other : one);

/** One guess is within the counters; two at once are not worth the name. */
function bestOf(wins: readonly Win[], have: Mask): Outcome {
  const withGuesses = guesses.map((guess) => have | maskOf([guess]));
  return wins
    .filter(({ mask }) => isWithin(mask, have) || withGuesses.some((more) => isWithin(mask, more)))
    .map(({ set }) => outcomeOf(set))
    .reduce(better, 'D');
}

export function cellOf(wins: readonly Win[], has: readonly Capability[], column: Column): Cell {
  const wanted: readonly Goal[] = columns[column];
  const here = wins.filter(({ goal }) => wanted.includes(goal));
  const mask = maskOf(has);
  const now = bestOf(here, mask);
  return { now, later: better(now, bestOf(here, mask | maskOf(footholds))) };
}
