import type { View } from '../../../machines/index.ts';
import type { Method } from '../../../machines/ports/method.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import type { Deadline } from './clock.ts';

/** A service that was asked and has not answered. */
export interface OpenCall {
  readonly socket: string;
  readonly method: Method;
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
}

/** Something that can be played, a step at a time. */
export interface Stage {
  /** A new run. */
  begin(start: Readonly<Record<string, unknown>> | null): Promise<Moment>;
  /** Throws where the deed cannot be done: then the run has not changed. */
  do(deed: Deed): Promise<Moment>;
  /** What can be done now. */
  offers(): readonly Deed[];
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

/** The context of a machine without what is only shown. */
export function decisive(context: unknown): Readonly<Record<string, unknown>> {
  const { display: _, ...rest } = (context ?? {}) as Record<string, unknown>;
  return rest;
}
