import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { callerOf } from '../../../../adapters/http/server/caller.ts';
import { cookiesOf } from '../../../../adapters/http/server/cookies.ts';
import { scriptSchema } from './answer.ts';
import type { ToldBank } from './told-bank.ts';

/** The most that a script may weigh, bytes. */
const bodyLimit = 4_000_000;

const refused = (statusCode: 400 | 404) => Object.assign(new Error('Refused.'), { statusCode });

/**
 * `POST /demo/answers`: a test tells what its own device is answered (docs/http.md). For whoever has the token; there is
 * nothing for anybody else.
 */
export function answersControl({ tell, forget }: ToldBank, origin: string, token: string) {
  const expected = Buffer.from(token);
  const cookies = cookiesOf(origin);
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (request, reply) => {
      const given = Buffer.from(String(request.headers['x-hyrje-demo'] ?? ''));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused(404);
      reply.header('cache-control', 'no-store');
    });
    app.post('/demo/answers', { bodyLimit }, async (request) => {
      const script = scriptSchema.safeParse(request.body);
      const caller = callerOf(request, cookies);
      if (!script.success || !caller) throw refused(400);
      const { answers } = script.data;
      if (answers === undefined) forget(caller.device);
      else tell(caller.device, answers);
      return {};
    });
  };
}
