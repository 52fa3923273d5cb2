import type { Element, FailureCode, NoticeCode, View, ViewTimer } from '../../machines/index.ts';
import type { ViewToggle } from '../../machines/flows/view.ts';
import type { PersonName } from '../people.ts';

/** When a wrong password is told: with the one verdict at the end, or at once (behaviour.md R3). */
export type Mode = 'deferred' | 'stepwise';

/**
 * A code that only exists while the journey is played: from the newest SMS, from the one before, from none, or the
 * Soft PIN code that the app showed last, or the time before.
 */
export interface CodeToken {
  code: 'newest' | 'earlier' | 'wrong' | 'shown' | 'shownBefore';
}

/** What is typed into one field, or whether a box is ticked. */
export type Typed = string | boolean | CodeToken;

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

/**
 * The next calls to the bank get no answer (the bank has decided), never arrive, or fail; `after` so many that get through.
 * Or the network goes.
 */
export type Loses =
  { loses: 'answer' | 'request' | 'service'; times: number; after?: number } | { loses: 'network' };

/** The network is back. */
export interface Finds {
  finds: 'network';
}

/** What happens elsewhere, to one of the people; `deviceIsLost` is the device of the client in hand. */
export interface Elsewhere {
  elsewhere:
    'anotherDeviceFails' | 'simChanges' | 'staffUnlocks' | 'accountCloses' | 'numberChanges' | 'deviceIsLost';
  to: PersonName;
  times?: number;
}

/** Who is in hand from now on: the app at first, the app on another phone, or the Internet Branch in a browser. */
export type Client = 'app' | 'otherPhone' | 'branch';
export interface TurnsTo {
  turnsTo: Client;
}

/** What the finger does at every scan from now on; it matches at first. */
export interface Scans {
  scans: 'matches' | 'doesNotMatch' | 'cancels' | 'lockedOut';
}

/** What happens to the phone in hand; a clock that is wrong is an hour ahead. */
export interface Phone {
  phone:
    | 'biometricSetChanges'
    | 'lockIsRemoved'
    | 'appIsReinstalled'
    | 'isAltered'
    | 'clockIsWrong'
    | 'keysAreSynced'
    | 'keyIsCopied';
}

/** The language of every text from now on. */
export interface Speaks {
  speaks: 'sq' | 'en';
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
    /** All SMS that the phones have got, notices included. */
    messages?: number;
    /** Live sessions of everybody at the bank. */
    sessions?: number;
    /** How the flow ended; `null` while it goes on. */
    ended?: 'authenticated' | 'blocked' | 'cancelled' | 'left' | null;
    /** Inside: by which path, and with what proved. */
    path?: string | null;
    elements?: readonly Element[];
    /** The options of Profile, each on or off. */
    toggles?: Readonly<Partial<Record<ViewToggle['name'], boolean>>>;
    mask?: string | null;
    /** Whose biometric is on this phone, where it is another's than the remembered number. */
    biometricMask?: string | null;
    /** Why the session ended. */
    reason?: string;
    /** Whether a Soft PIN code is on the screen. */
    shows?: 'code' | null;
  };
}

export type Step =
  Does | Waits | Loses | Finds | Elsewhere | Restarts | TurnsTo | Speaks | Scans | Phone | Sees;

/** A story of the manual, or of the clause that fills its silence. Data: every surface plays the same. */
export interface Journey {
  id: string;
  title: { sq: string; en: string };
  /** The manual's section and the clauses told. */
  tags: readonly string[];
  /** Played in the whole app, from its welcome page on; without it in the login of manual 1.1 alone. */
  stage?: 'app';
  /** Presses what a screen greys out; for surfaces that take events from anybody. */
  pressesGrey?: true;
  steps: readonly Step[];
  /** The story in the mode that tells a wrong password at once, where it is another. */
  stepwise?: readonly Step[];
}

export const stepsOf = (journey: Journey, mode: Mode): readonly Step[] =>
  (mode === 'stepwise' ? journey.stepwise : undefined) ?? journey.steps;
