import type { FastifyError, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { HttpOptions } from './options.ts';

/** What kind of fault it was and where; never its message, which may quote a value or a row. */
const faultLine = ({ name, code, stack = '' }: FastifyError) => ({
  type: name,
  code,
  message: '',
  stack: stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n'),
});

/** No address, query, header, cookie or body: the route's pattern says enough, and names nobody. */
const requestLine = ({ method, routeOptions }: FastifyRequest) => ({
  method,
  route: routeOptions.url ?? 'none',
});
const replyLine = ({ statusCode = 0 }: { statusCode?: number }) => ({ statusCode });

/** Removed wherever they turn up after all. */
const secrets = [
  'headers',
  'body',
  'query',
  'cookies',
  'identifier',
  'password',
  'token',
  'session',
  'device',
];

/** pino as fastify wants it: what is worth a line, without anything that was sent (R9, ASVS 16.2.5). */
export function logOptions(log: HttpOptions['log']): NonNullable<FastifyServerOptions['logger']> {
  if (log === false) return false;
  return {
    level: 'info',
    base: null,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), remove: true },
    serializers: { req: requestLine, res: replyLine, err: faultLine },
    ...(log && { stream: log }),
  };
}
