import { z } from 'zod';
import { parseCode } from '../../machines/vocabulary/code.ts';
import { parseIdentifier } from '../../machines/vocabulary/identifier.ts';
import { passwordProblem } from '../../machines/vocabulary/password.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { RequestError } from './request-error.ts';

const id = z.string().regex(/^[\w-]{1,64}$/);

/** Reads a value as customers type it; what cannot be read is refused without saying what it was. */
function typed<T>(read: (raw: string) => T | null) {
  return z.string().transform((raw, context) => {
    const value = read(raw);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: 'format' });
    return z.NEVER;
  });
}

const identifier = typed((raw) => {
  const parsed = parseIdentifier(raw);
  return typeof parsed === 'string' ? null : parsed;
});
const password = typed((raw) => (passwordProblem(raw) === null ? raw : null));

/** What each call must look like: exactly this. */
export function requestSchemas(policy: Policy) {
  const code = typed((raw) => parseCode(raw, policy['fnp.digits']));
  return {
    open: z.strictObject({ key: id }),
    first: z.strictObject({ key: id, txn: id, identifier, password, second: z.literal('sms') }),
    sendCode: z.strictObject({ key: id, txn: id }),
    second: z.strictObject({ key: id, txn: id, code }),
    cancel: z.strictObject({ key: id, txn: id }),
    refresh: z.strictObject({ token: id, gesture: z.boolean() }),
    logout: z.strictObject({ token: id }),
    unlock: z.strictObject({ customer: id }),
  };
}

export type RequestSchemas = ReturnType<typeof requestSchemas>;
export type RequestName = keyof RequestSchemas;
/** A request as it is understood: numbers normalised, codes bare. */
export type Read<N extends RequestName> = z.output<RequestSchemas[N]>;

/** Throws `RequestError` with the path of the first problem. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw new RequestError(read.error.issues[0]?.path.join('.') ?? '');
}
