import * as z from 'zod/mini';

/**
 * One value of an answer: how it is checked when it arrives, and examples of the classes in which a machine
 * can tell values of it apart (what the explorer walks).
 */
export interface Field<T> {
  schema: z.ZodMiniType<T>;
  classes: readonly T[];
}

/** A moment by the bank's clock, in ms since 1970. Machines only wait for it. */
export const instant: Field<number> = { schema: z.number(), classes: [0] };

/** A whole number of which a machine knows only whether it is zero. */
export const count: Field<number> = { schema: z.number(), classes: [0, 1] };

/** A whole number that is only shown. */
export const amount: Field<number> = { schema: z.number(), classes: [6] };

export const flag: Field<boolean> = { schema: z.boolean(), classes: [false, true] };

/** Yes or no that is only shown: machines cannot tell which. */
export const shown: Field<boolean> = { schema: z.boolean(), classes: [false] };

/** An opaque reference or a text; machines carry it, guards never read it. */
export const text: Field<string> = { schema: z.string(), classes: ['-'] };

type Values<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** Rows that are only shown. */
export const rowsOf = <const F extends Readonly<Record<string, Field<unknown>>>>(
  fields: F,
): Field<readonly Values<F>[]> => ({
  schema: z.array(
    z.object(Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]))),
  ) as unknown as z.ZodMiniType<readonly Values<F>[]>,
  classes: [[]],
});

/** One of a few words that a machine tells apart. */
export const choice = <const W extends string>(...words: readonly W[]): Field<W> => ({
  schema: z.enum(words) as unknown as z.ZodMiniType<W>,
  classes: words,
});
