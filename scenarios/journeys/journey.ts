import type { FailureCode, NoticeCode, View, ViewTimer } from '../../machines/index.ts';
import type { PersonName } from '../people.ts';

/** When a wrong password is told: with the one verdict at the end, or at once (behaviour.md R3). */
export type Mode = 'deferred' | 'stepwise';

/** A code that only exists while the journey is played: from the newest SMS, from the one before, or from none. */
export interface CodeToken {
  code: 'newest' | 'earlier' | 'wrong';
}

/** What is typed into one field. */
export type Typed = string | CodeToken;

/** What the customer does on the screen. */
export interface Does {
  does: string;
  with?: Readonly<Record<string, Typed>>;
  /** How often, in one breath; once unless told. */
  taps?: 2;
}

/** Seconds, or until a timer on the screen has run out. */
export interface Waits {
  waits: number | ViewTimer['id'];
}

/** The next calls to the bank get no answer (the bank has decided), never arrive, or fail. Or the network goes. */
export type Loses = { loses: 'answer' | 'request' | 'service'; times: number } | { loses: 'network' };

/** The network is back. */
export interface Finds {
  finds: 'network';
}

/** What happens elsewhere, to one of the people. */
export interface Elsewhere {
  elsewhere: 'anotherDeviceFails' | 'simChanges' | 'staffUnlocks';
  to: PersonName;
  times?: number;
}

/** The app is closed and opened again; what was at rest goes on. */
export interface Restarts {
  restarts: true;
}

/** What is to be seen; what is left out is not looked at. */
export interface Sees {
  sees: {
    screen?: View['screen'];
    error?: FailureCode | null;
    /** All of them, in any order. */
    notices?: readonly NoticeCode[];
    /** Offered and not greyed out. */
    offers?: readonly string[];
    /** Greyed out, or not there. */
    withholds?: readonly string[];
    fields?: Readonly<Record<string, string | null>>;
    /** Seconds left; all that are shown. */
    timers?: Readonly<Partial<Record<ViewTimer['id'], number>>>;
    /** SMS with a code that the phones have got since the journey began. */
    codes?: number;
    /** Live sessions of everybody at the bank. */
    sessions?: number;
    /** How the flow ended; `null` while it goes on. */
    ended?: 'authenticated' | 'blocked' | 'cancelled' | 'left' | null;
  };
}

export type Step = Does | Waits | Loses | Finds | Elsewhere | Restarts | Sees;

/** A story of the manual, or of the clause that fills its silence. Data: every surface plays the same. */
export interface Journey {
  id: string;
  title: { sq: string; en: string };
  /** The manual's section and the clauses told. */
  tags: readonly string[];
  /** Presses what a screen greys out; for surfaces that take events from anybody. */
  pressesGrey?: true;
  steps: readonly Step[];
  /** The story in the mode that tells a wrong password at once, where it is another. */
  stepwise?: readonly Step[];
}

export const stepsOf = (journey: Journey, mode: Mode): readonly Step[] =>
  (mode === 'stepwise' ? journey.stepwise : undefined) ?? journey.steps;
