import * as z from 'zod/mini';
import { endings } from '../../machines/ports/answer.ts';
import { bankPorts, type DeskCall, type PortName } from '../../machines/ports/bank/desk.ts';
import type { Field } from '../../machines/ports/field.ts';
import type { Method } from '../../machines/ports/method.ts';
import type { FailureCode } from '../../machines/vocabulary/failure.ts';
import { requests } from './requests.ts';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every call of the bank, by its name on the desk. */
export const calls = Object.keys(requests) as DeskCall[];

/** Where a call is answered: POST with a JSON body. */
export const pathOf = (call: DeskCall): string => `/api/${kebab(call).replace('.', '/')}`;

/** GET: the token that a page's calls carry. */
export const csrfPath = '/api/session/csrf';

/** What a call may answer, as its port declares it. */
export function methodOf(call: DeskCall): Method {
  const [port, method] = call.split('.') as [PortName, string];
  return (bankPorts[port] as Readonly<Record<string, Method>>)[method] as Method;
}

/** Calls that may come with a token for the client: a session's, or the grant of a reset. */
export const tokenGivers: ReadonlySet<DeskCall> = new Set<DeskCall>([
  'login.second',
  'reauth.begin',
  'reauth.verify',
  'reset.secondElement',
]);

/** Calls outside of a session, or before there is one. Every other call carries the session's token. */
const sessionless: ReadonlySet<DeskCall> = new Set<DeskCall>([
  ...calls.filter((call) => /^(?:login|softPin|reset)\./.test(call)),
  'remember.revoke',
]);
/** Whether a call carries the session's token: always, never, or when there is one. */
export function needsSession(call: DeskCall): 'always' | 'never' | 'maybe' {
  if (call === 'enrolment.revoke' || call === 'enrolment.status') return 'maybe';
  return sessionless.has(call) ? 'never' : 'always';
}

export const headers = {
  /** 128 random bits, base64url: the app's install. A request without it comes from the web. */
  device: 'x-hyrje-device',
  /** The app says that its device is altered: `1`. */
  altered: 'x-hyrje-altered',
  /** On the web: the token that `csrf` gave. */
  csrf: 'x-csrf-token',
} as const;

/** The largest body that is read, bytes, and how deep it may be nested. */
export const bodyLimits = { bytes: 16_384, depth: 10 } as const;

/** 16 bytes, base64url: 22 characters of which the last holds 2 bits. */
export const devicePattern = /^[\w-]{21}[AQgw]$/;

const shapeOf = (fields: Readonly<Record<string, Field<unknown>>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));

/** Every declared answer of a call, all with status 200. In the app alone a token comes with some: once. */
export function answerOf(call: DeskCall): z.ZodMiniType {
  const { ok, refusals } = methodOf(call);
  const more = tokenGivers.has(call) ? { token: z.optional(z.string()) } : {};
  const told = z.object({ ok: z.literal(true), ...shapeOf(ok), ...more });
  const refused = Object.entries(refusals).map(([code, fields]) =>
    z.object({ ok: z.literal(false), code: z.literal(code), ...shapeOf(fields) }),
  );
  return refused.length === 0 ? told : z.union([told, ...refused]);
}

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
  /** Of a browser's session that is over: why. */
  reason: z.optional(z.enum(endings)),
  /** Names the request, for the bank's own log. */
  instance: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

export const csrfSchema = z.object({ token: z.string() });
