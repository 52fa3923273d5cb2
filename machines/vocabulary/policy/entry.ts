import { z } from 'zod';

/** Units of time in a configuration file. A month is a calendar month and has no fixed length. */
export type TimeUnit = 'ms' | 's' | 'h' | 'days' | 'months';

/** What a number of the policy counts; `none` for choices and toggles. */
export type Unit =
  TimeUnit | 'digits' | 'bytes' | 'KiB' | 'steps' | 'per 15 min' | 'per 24 h' | 'per h' | 'count' | 'none';

/** `wrongType` always stops the engine; `outOfRange` and `nonConformant` do unless they are accepted knowingly. */
export type Judgement = 'ok' | 'wrongType' | 'outOfRange' | 'nonConformant';

/** The source of a value that no standard fixes: free to change within its range. */
export const engineering = 'engineering default';

type NonEmpty = readonly [number, ...number[]];

/** One row of the policy table. */
export interface Entry<T, U extends Unit = Unit> {
  readonly meaning: string;
  readonly default: T;
  readonly unit: U;
  /** The allowed range in words. */
  readonly range: string;
  /** The clauses the range comes from. */
  readonly clause: string;
  /** Known values that no clause allows; each is reported wherever it is used. */
  readonly flagged: readonly T[];
  /** The type alone: a value outside its range passes, so that it can be accepted knowingly. */
  readonly schema: z.ZodType<T>;
  readonly judge: (value: unknown) => Judgement;
}

interface Facts<T> {
  readonly meaning: string;
  readonly default: T;
  readonly clause: string;
  readonly flagged?: readonly T[];
  readonly note?: string;
}

interface Limits<U extends Unit> extends Facts<number> {
  readonly unit: U;
  readonly min: number;
  /** Without it the range is open above, up to 2³¹ − 1. */
  readonly max?: number;
}

function row<T, U extends Unit>(
  facts: Facts<T>,
  unit: U,
  range: string,
  schema: z.ZodType<T>,
  allows: (value: T) => boolean,
): Entry<T, U> {
  const flagged = facts.flagged ?? [];
  const judge = (value: unknown): Judgement => {
    const read = schema.safeParse(value);
    if (!read.success) return 'wrongType';
    if (flagged.includes(read.data)) return 'nonConformant';
    return allows(read.data) ? 'ok' : 'outOfRange';
  };
  const words = facts.note === undefined ? range : `${range}; ${facts.note}`;
  const { meaning, clause } = facts;
  return { meaning, default: facts.default, unit, range: words, clause, flagged, schema, judge };
}

function between(min: number, max: number | undefined, unit: Unit): string {
  const name = unit === 'count' ? '' : ` ${unit}`;
  if (max === undefined) return `at least ${min}${name}`;
  return min === max ? `exactly ${min}${name}` : `${min}–${max}${name}`;
}

function ranged<const U extends Unit>(limits: Limits<U>): Entry<number, U> {
  const { min, max = Infinity, unit } = limits;
  const allows = (value: number) => value >= min && value <= max;
  return row(limits, unit, between(min, limits.max, unit), z.int32(), allows);
}

/** A whole number of a unit of time. */
export const duration = <const U extends TimeUnit>(limits: Limits<U>): Entry<number, U> => ranged(limits);

/** A whole number of things, or of things in a period. */
export const count = <const U extends Exclude<Unit, TimeUnit | 'none'>>(
  limits: Limits<U>,
): Entry<number, U> => ranged(limits);

/** One of a closed set of words. */
export function choice<const V extends string>(
  facts: Facts<NoInfer<V>> & { readonly values: readonly V[] },
): Entry<V, 'none'> {
  const flagged: readonly string[] = facts.flagged ?? [];
  const words = facts.values.map((value) => (flagged.includes(value) ? `${value} (non-conformant)` : value));
  return row<V, 'none'>(facts, 'none', words.join(' / '), z.enum(facts.values), () => true);
}

/** True or false. */
export function toggle(facts: Facts<boolean>): Entry<boolean, 'none'> {
  const words = [true, false].map((value) =>
    facts.flagged?.includes(value) ? `${value} (non-conformant)` : value,
  );
  return row(facts, 'none', words.join(' / '), z.boolean(), () => true);
}

/** A list that is never empty; `range` says in words what `allows` decides. */
export function list<const U extends Unit>(
  facts: Facts<NonEmpty> & {
    readonly unit: U;
    readonly range: string;
    readonly allows: (values: NonEmpty) => boolean;
  },
): Entry<NonEmpty, U> {
  return row(facts, facts.unit, facts.range, z.tuple([z.int32()], z.int32()).readonly(), facts.allows);
}
