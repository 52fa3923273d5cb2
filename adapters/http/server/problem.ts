import type { FastifyReply } from 'fastify';
import type { Ending } from '../../../machines/ports/answer.ts';
import type { Problem, ProblemCode } from '../wire.ts';

/** Every way in which a request gets no declared answer: the status, the stable code, and a title for developers. */
export const problems = {
  malformed: { status: 400, code: 'E_REQUEST', title: 'The request is not understood.' },
  session: { status: 401, code: 'E_SESSION_ENDED', title: 'There is no session.' },
  csrf: { status: 403, code: 'E_REQUEST', title: 'The request does not come from the page.' },
  'not-found': { status: 404, code: 'E_REQUEST', title: 'There is nothing here.' },
  method: { status: 405, code: 'E_REQUEST', title: 'This is not done here.' },
  slow: { status: 408, code: 'E_REQUEST', title: 'The request came too slowly.' },
  'too-large': { status: 413, code: 'E_REQUEST', title: 'The request is too large.' },
  'media-type': { status: 415, code: 'E_REQUEST', title: 'The request is not JSON.' },
  rate: { status: 429, code: 'E_RATE', title: 'Too many requests.' },
  'header-size': { status: 431, code: 'E_REQUEST', title: 'The headers are too large.' },
  service: { status: 503, code: 'E_SERVICE', title: 'The service is not available.' },
} as const satisfies Record<string, { status: number; code: ProblemCode; title: string }>;

export type ProblemName = keyof typeof problems;

export const problemType = 'application/problem+json';

/** What a problem tells beside its name. */
interface ProblemDetails {
  /** The name of a field of the schema and nothing else. */
  detail?: string | undefined;
  /** Of `session`: why there is none any more. */
  reason?: Ending | undefined;
}

/** The body of a problem (RFC 9457). */
export function problemBody(
  name: ProblemName,
  request: string,
  { detail, reason }: ProblemDetails = {},
): Problem {
  const { status, code, title } = problems[name];
  const known = detail !== undefined && /^[a-zA-Z]{1,20}$/.test(detail) ? { detail } : {};
  return {
    type: `urn:hyrje:problem:${name}`,
    title,
    status,
    code,
    ...known,
    ...(reason !== undefined && { reason }),
    instance: `urn:hyrje:request:${request}`,
  };
}

/** Answers with a problem. */
export function sendProblem(
  reply: FastifyReply,
  name: ProblemName,
  details: ProblemDetails = {},
): FastifyReply {
  if (name === 'session') reply.header('www-authenticate', 'Bearer');
  const text = JSON.stringify(problemBody(name, reply.request.id, details));
  return reply
    .status(problems[name].status)
    .header('cache-control', 'no-store')
    .type(problemType)
    .serializer(String)
    .send(text);
}
