import * as z from 'zod/mini';
import type { FailureCode } from '../vocabulary/failure.ts';
import type { Field } from './field.ts';

type Fields = Readonly<Record<string, Field<unknown>>>;
type Values<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** What a port method may answer: the values of success, and for each refusal its values. A closed set. */
export interface Method<
  Ok extends Fields = Fields,
  Refusals extends Readonly<Partial<Record<FailureCode, Fields>>> = Readonly<
    Partial<Record<FailureCode, Fields>>
  >,
> {
  ok: Ok;
  refusals: Refusals;
  /** Handed over and not waited for: a flow never stays because of it (R7). */
  bestEffort?: true;
  /** Waits for a person at the device, as long as it takes, until its screen is left; not repeated by itself. */
  byHand?: true;
  /** Which of the gesture's secrets it is handed, sealed; it never sees another one. */
  takes?: readonly string[];
  /** Its secrets are not spent by its success: the state that follows may hold on to them. */
  keeps?: true;
  /** Which values of its success are secrets: the gateway keeps them for the methods that take them (R9). */
  gives?: readonly string[];
}

/** A refusal is an answer; a fault is a throw (architecture rule 5). */
export type Outcome<M extends Method> =
  | ({ ok: true } & Values<M['ok']>)
  | {
      [C in keyof M['refusals'] & string]: { ok: false; code: C } & (M['refusals'][C] extends Fields
        ? Values<M['refusals'][C]>
        : never);
    }[keyof M['refusals'] & string];

export function method<const Ok extends Fields, const Refusals extends Partial<Record<FailureCode, Fields>>>(
  ok: Ok,
  refusals: Refusals,
): Method<Ok, Refusals> {
  return { ok, refusals };
}

/** Made once for each declaration: zod compiles a schema when it first reads with it. */
const objects = new WeakMap<Fields, z.ZodMiniType>();

function objectOf(fields: Fields): z.ZodMiniType {
  const made =
    objects.get(fields) ??
    z.object(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])));
  objects.set(fields, made);
  return made;
}

export const bestEffort = <M extends Method>(declared: M): M => ({ ...declared, bestEffort: true });
export const byHand = <M extends Method>(declared: M): M => ({ ...declared, byHand: true });
export const takes = <M extends Method>(names: readonly string[], declared: M): M => ({
  ...declared,
  takes: names,
});
export const keeps = <M extends Method>(declared: M): M => ({ ...declared, keeps: true });
export const gives = <M extends Method>(names: readonly string[], declared: M): M => ({
  ...declared,
  gives: names,
});

/** The answer as declared, unknown fields dropped; `null` if it is none of the declared ones. */
export function parseOutcome<M extends Method>(declared: M, answer: unknown): Outcome<M> | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { ok, code } = answer as { ok?: unknown; code?: unknown };
  const known = typeof code === 'string' && Object.hasOwn(declared.refusals, code);
  const fields =
    ok === true ? declared.ok : ok === false && known ? declared.refusals[code as FailureCode] : undefined;
  const parsed = fields && objectOf(fields).safeParse(answer);
  if (!parsed?.success) return null;
  const head = ok === true ? { ok } : { ok, code };
  return { ...head, ...(parsed.data as object) } as Outcome<M>;
}

/** One concrete answer for every class a machine can tell apart: the service's outcome alphabet. No secret is in it. */
export function outcomeClasses(
  declared: Method,
): ({ ok: boolean; code?: string } & Record<string, unknown>)[] {
  const spread = (head: { ok: boolean; code?: string }, fields: Fields) =>
    Object.entries(fields).reduce<({ ok: boolean; code?: string } & Record<string, unknown>)[]>(
      (rows, [name, field]) =>
        rows.flatMap((row) => field.classes.map((value) => ({ ...row, [name]: value }))),
      [head],
    );
  const told = Object.entries(declared.ok).filter(([name]) => !declared.gives?.includes(name));
  return [
    ...spread({ ok: true }, Object.fromEntries(told)),
    ...Object.entries(declared.refusals).flatMap(([code, fields]) => spread({ ok: false, code }, fields)),
  ];
}
