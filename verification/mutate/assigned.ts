/** What is noted in a context. */
type Noted = Record<string, unknown>;

export interface Args {
  context: Noted;
}

/** What an assignment notes. */
export function noted(assignment: unknown, args: Args, params: unknown): Noted {
  if (typeof assignment === 'function') return (assignment as (a: Args, p: unknown) => Noted)(args, params);
  return Object.fromEntries(
    Object.entries(assignment as object).map(([key, value]) => [
      key,
      typeof value === 'function'
        ? (value as (a: Args, p: unknown) => unknown)(args, params)
        : (value as unknown),
    ]),
  );
}
