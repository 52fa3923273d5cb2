import type { View } from '../../machines/flows/view.ts';

/** What leaves an app that is inspected, and what an inspector reads: every message says which run it is about. */
export const protocol = 'hyrje/inspect@1';

export type StateValue = string | { readonly [key: string]: StateValue };

/** A value of a finite range: an enum, a counter, a flag. */
export type Simple = string | number | boolean | null;

interface OfRun {
  /** An id that was made where it runs. */
  readonly run: string;
  /** ms, by the clock of the app. */
  readonly at: number;
}

interface Numbered extends OfRun {
  /** Grows by one with each message of a run, from 1. */
  readonly seq: number;
}

/** A flow began. */
export interface Hello extends OfRun {
  readonly type: 'hello';
  readonly protocol: typeof protocol;
  /** What the app is called where there are several. */
  readonly app?: string;
  readonly machine: string;
  readonly version: number | null;
  /** Over the names of the machine, 16 hexadecimal digits; `null` where nobody made one. */
  readonly hash: string | null;
  /** Of a machine that its source did not declare: the dotted paths of its states, and the types of its events. */
  readonly states?: readonly string[];
  readonly events?: readonly string[];
  /** Whether the reader knows this very machine. Said by who received it, never by the source. */
  readonly standing?: Standing;
}
export type Standing = 'known' | 'otherBuild' | 'unknown';

/** What came to a machine; of what it carried only the problem of the form and declared choices. */
export interface ToldEvent {
  readonly type: string;
  readonly problem?: string | null;
  readonly told?: Readonly<Record<string, Simple>>;
}

export interface Timer {
  readonly id: string;
  /** ms, by the clock of the app. */
  readonly endsAt: number;
}

/** The machine took an event, and stands in `value` now. */
export interface Step extends Numbered {
  readonly type: 'step';
  readonly event: ToldEvent;
  /** Keys of the transitions that were taken, in order, as `keyOfTransition` has them. */
  readonly fired: readonly string[];
  readonly value: StateValue;
  readonly status: Status;
  /** The keys that have a finite range. */
  readonly context?: Readonly<Record<string, Simple>>;
  /** The deadlines that are armed. */
  readonly timers?: readonly Timer[];
  /** What the customer sees; left out while it stays what it was. */
  readonly view?: View;
}
export type Status = 'active' | 'done' | 'error' | 'stopped';

/** A service was asked. `call`: the id of the invocation. */
export interface Asked extends Numbered {
  readonly type: 'asked';
  readonly call: string;
  readonly service: string;
}

/** It answered: `ok`, the code of a refusal or of a fault; `left` when nobody waits for it any more. */
export interface Answered extends Numbered {
  readonly type: 'answered';
  readonly call: string;
  readonly service: string;
  readonly outcome: string;
}

/** How the run ended: what its output calls it, else the machine's status. */
export interface Ended extends Numbered {
  readonly type: 'ended';
  readonly status: string;
}

/** So many messages were lost on the way: there were too many. `run`: of one run, or `null` of any. */
export interface Lost {
  readonly type: 'lost';
  readonly run: string | null;
  readonly at: number;
  readonly count: number;
}

export type OfOneRun = Hello | Step | Asked | Answered | Ended;
export type Wire = OfOneRun | Lost;
