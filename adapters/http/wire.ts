import * as z from 'zod/mini';
import { sessionMethods } from '../../machines/ports/bank/desk.ts';
import type { Field } from '../../machines/ports/field.ts';
import { loginMethods } from '../../machines/ports/login.ts';
import type { Method } from '../../machines/ports/method.ts';
import type { FailureCode } from '../../machines/vocabulary/failure.ts';

/** Where each call is answered. All are POST with a JSON body, but `csrf`, which is GET. */
export const paths = {
  open: '/api/login/open',
  first: '/api/login/first',
  sendCode: '/api/login/send-code',
  second: '/api/login/second',
  cancel: '/api/login/cancel',
  refresh: '/api/session/refresh',
  logout: '/api/session/logout',
  csrf: '/api/session/csrf',
} as const;

export const headers = {
  /** 128 random bits, base64url: the app's install. A request without it comes from the web. */
  device: 'x-hyrje-device',
  /** On the web: the token that `csrf` gave. */
  csrf: 'x-csrf-token',
} as const;

/** The largest body that is read, bytes, and how deep it may be nested. */
export const bodyLimits = { bytes: 16_384, depth: 10 } as const;

/** 16 bytes, base64url: 22 characters of which the last holds 2 bits. */
export const devicePattern = /^[\w-]{21}[AQgw]$/;

const id = z.string().check(z.regex(/^[\w-]{1,64}$/));
const call = { key: id, txn: id };

/** What a request must look like: exactly this. What is typed is read by the bank, which notes what it refuses. */
export const requests = {
  open: z.strictObject({ key: id }),
  first: z.strictObject({ ...call, identifier: z.string(), password: z.string(), second: z.literal('sms') }),
  sendCode: z.strictObject(call),
  second: z.strictObject({ ...call, code: z.string() }),
  cancel: z.strictObject(call),
  refresh: z.strictObject({ gesture: z.boolean() }),
  logout: z.strictObject({}),
} as const;

const methods = { ...loginMethods, ...sessionMethods };
export type CallName = keyof typeof requests;

const shapeOf = (fields: Readonly<Record<string, Field<unknown>>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));

/** Every declared answer of a method, with `more` on success. */
function outcomeOf({ ok, refusals }: Method, more: z.core.$ZodLooseShape = {}): z.ZodMiniType {
  const told = z.object({ ok: z.literal(true), ...shapeOf(ok), ...more });
  const refused = Object.entries(refusals).map(([code, fields]) =>
    z.object({ ok: z.literal(false), code: z.literal(code), ...shapeOf(fields) }),
  );
  return refused.length === 0 ? told : z.union([told, ...refused]);
}

/** The answers, all with status 200. In the app alone, the token comes with the session: once. */
export const answers: Readonly<Record<CallName, z.ZodMiniType>> = {
  open: outcomeOf(methods.open),
  first: outcomeOf(methods.first),
  sendCode: outcomeOf(methods.sendCode),
  second: outcomeOf(methods.second, { token: z.optional(z.string()) }),
  cancel: outcomeOf(methods.cancel),
  refresh: outcomeOf(methods.refresh),
  logout: outcomeOf(methods.logout),
};

/** The codes of problems: a request that is not understood, too many of them, no session, a fault. */
const problemCodes = ['E_REQUEST', 'E_RATE', 'E_SESSION_ENDED', 'E_SERVICE'] as const satisfies FailureCode[];
export type ProblemCode = (typeof problemCodes)[number];

/** Everything that is no declared answer (RFC 9457), as `application/problem+json`. Never holds a value that was sent. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(problemCodes),
  /** The field that was not understood. */
  detail: z.optional(z.string()),
  /** Names the request, for the bank's own log. */
  instance: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

export const csrfSchema = z.object({ token: z.string() });
