import type { View } from '../../../machines/index.ts';
import type { Method } from '../../../machines/ports/method.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import type { Deadline } from '../../drivers/clock.ts';
import type { PlayClock } from './clock.ts';

/** A service that was asked and has not answered. */
export interface OpenCall {
  readonly socket: string;
  readonly method: Method;
}

/** What is done to a stage: a deed, or the step of its file with this place. */
export type PlayDeed = Deed | { readonly step: number };

/** Where what was played differs from what the file says. */
export interface Astray {
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
}

/** How one of several machines stands. */
export interface Standing {
  /** Its place among them: two codes have two. */
  readonly seat: string;
  /** The name of its machine. */
  readonly machine: string;
  readonly active: readonly string[];
  /** Keys of the transitions that it took in this step. */
  readonly fired: readonly string[];
  /** It took part in this step. */
  readonly isTouched: boolean;
}

/** How something that is played stands, after a step. */
export interface Moment {
  /** Dotted paths of the states it is in, parents before children. */
  readonly active: readonly string[];
  /** What it decides by, besides its states. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Keys of the transitions that were taken in this step. */
  readonly fired: readonly string[];
  /** What the customer sees; `null` for a machine of the bank. */
  readonly view: View | null;
  readonly calls: readonly OpenCall[];
  readonly deadlines: readonly Deadline[];
  /** Services that were asked, or events that were emitted, in this step. */
  readonly gives: readonly string[];
  /** The deed was refused, and nothing changed. */
  readonly refused: boolean;
  readonly online: boolean;
  readonly done: boolean;
  readonly now: number;
  /** Every machine, where there are several, and the seat that the step was addressed to. */
  readonly board?: readonly Standing[];
  readonly seat?: string | null;
  /** Where the stage found that it went another way than its file. */
  readonly astray?: Astray | null;
}

/** A screen that somebody looks at: its clock, and the secrets that it is there to show. */
export interface Shown {
  readonly clock: PlayClock;
  reveal(name: string): string | null;
}

/** Something that can be played, a step at a time. */
export interface Stage {
  /** A new run. */
  begin(start: Readonly<Record<string, unknown>> | null): Promise<Moment>;
  /** Throws where the deed cannot be done: then the run has not changed. */
  do(deed: PlayDeed): Promise<Moment>;
  /** What can be done now. */
  offers(): readonly Deed[];
  /** What the customer looks at; `null` where nobody does. */
  shown(): Shown | null;
  end(): void;
}

type Value = string | { readonly [state: string]: Value };

/** The paths of every active state of a state value. */
export function pathsIn(value: unknown, above = ''): string[] {
  const below = (key: string) => (above === '' ? key : `${above}.${key}`);
  if (typeof value === 'string') return [below(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, Value>).flatMap(([key, inner]) => [
    below(key),
    ...pathsIn(inner, below(key)),
  ]);
}

/** A moment of which nothing is told but what is given. */
export const momentWith = (some: Partial<Moment>): Moment => ({
  active: [],
  context: {},
  fired: [],
  view: null,
  calls: [],
  deadlines: [],
  gives: [],
  refused: false,
  online: true,
  done: false,
  now: 0,
  ...some,
});

/** The context of a machine without what is only shown. */
export function decisive(context: unknown): Readonly<Record<string, unknown>> {
  const { display: _, ...rest } = (context ?? {}) as Record<string, unknown>;
  return rest;
}
