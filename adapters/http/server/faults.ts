import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { JsonError } from './strict-json.ts';
import { type ProblemName, sendProblem } from './problem.ts';

/** When to ask again after a fault, s. */
const retryAfter = 2;

const byCode: Readonly<Record<string, ProblemName>> = {
  E_REQUEST: 'malformed',
  E_RATE: 'rate',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type',
  FST_CSRF_MISSING_SECRET: 'csrf',
  FST_CSRF_INVALID_TOKEN: 'csrf',
};

/** The field that is wrong, if the schema has one there: a name that was sent is never said back. */
function fieldOf(fault: FastifyError): string | undefined {
  const { path } = fault as { path?: unknown };
  if (typeof path === 'string') return path;
  return fault.validation?.[0]?.instancePath.replace(/^\//, '');
}

function nameOf(fault: FastifyError): ProblemName {
  const known = byCode[fault.code];
  if (known) return known;
  if (fault instanceof JsonError || fault.validation) return 'malformed';
  const status = fault.statusCode ?? 500;
  if (status === 404) return 'not-found';
  return status >= 400 && status < 500 ? 'malformed' : 'service';
}

/**
 * Turns whatever was thrown into a problem. What is nobody's mistake is a fault: 503, nothing was counted, and a retry
 * with the same key is free (R8).
 */
export function answerFault(fault: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const name = nameOf(fault);
  if (name === 'service') {
    request.log.error({ err: fault }, 'fault');
    reply.header('retry-after', retryAfter);
  }
  return sendProblem(reply, name, name === 'malformed' ? { detail: fieldOf(fault) } : {});
}
