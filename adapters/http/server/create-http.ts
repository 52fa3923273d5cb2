import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { fastify, type FastifyError, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { api } from './api.ts';
import { wearHelmet } from './armour.ts';
import { cookiesOf } from './cookies.ts';
import { answerFault } from './faults.ts';
import { health } from './health.ts';
import { logOptions } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { document } from './openapi.ts';
import type { HttpOptions } from './options.ts';
import { answerNoHttp, refuseStrangers } from './strange.ts';

/** A bank's HTTP surface: to be given a page, to listen, to be closed (which waits for calls under way). */
export interface Http {
  app: FastifyInstance;
  metrics: Metrics;
}

const paths = /^\/api\//;

function check({ csrfKey, origin }: HttpOptions): void {
  if (csrfKey.length < 32) throw new Error('The CSRF key needs at least 32 bytes.');
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1') return;
  throw new Error('A bank is not served on plain http:, but on localhost.');
}

/** Serves a bank over HTTP: see docs/http.md. Throws for a `csrfKey` that is too short and an origin that is not safe. */
export async function createHttp(options: HttpOptions): Promise<Http> {
  check(options);
  const cookies = cookiesOf(options.origin);
  const metrics = createMetrics();
  const app = fastify({
    logger: logOptions(options.log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    requestTimeout: 15_000,
    clientErrorHandler: answerNoHttp,
    frameworkErrors: answerFault,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler<FastifyError>(answerFault);
  refuseStrangers(app);
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.answered(route, reply.statusCode, reply.elapsedTime / 1000);
    if (paths.test(route))
      request.log.info({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  await wearHelmet(app, options);
  await app.register(cookie);
  await app.register(async (scope) => {
    await document(scope, options.origin, cookies);
    await api(options, cookies, metrics)(scope);
  });
  health(app, options.ready);
  return { app, metrics };
}
