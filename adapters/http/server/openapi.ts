import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { type CallName, headers, problemSchema } from '../wire.ts';
import type { Cookies } from './cookies.ts';
import { problemType } from './problem.ts';

const summaries: Readonly<Record<CallName | 'csrf', string>> = {
  open: 'Begins a login transaction; no customer data.',
  first: 'The first element. The answer is the same for right, wrong, unknown and blocked.',
  sendCode: 'A new one-time code; the earlier one is dead at once.',
  second: 'The second element, and the one verdict. A session begins unclaimed.',
  cancel: 'Ends the transaction.',
  refresh: 'Uses a session; `gesture` says whether by the hand of the customer.',
  logout: 'Ends a session.',
  csrf: 'Web only: the token that every other call of this browser must carry.',
};

const web = [{ device: [], csrf: [] }];
const app = [{ app: [] }];
const appSession = [{ app: [], token: [] }];
const webSession = [{ device: [], csrf: [], session: [] }];

/** The part of a route's schema that only readers need. */
export function describe(call: CallName | 'csrf'): FastifySchema {
  const isSession = call === 'refresh' || call === 'logout';
  const security = isSession ? [...appSession, ...webSession] : [...app, ...web];
  return {
    operationId: call,
    summary: summaries[call],
    tags: [isSession || call === 'csrf' ? 'session' : 'login'],
    security: call === 'csrf' ? [] : security,
  };
}

const problem = (description: string) => ({
  description,
  content: { [problemType]: { schema: problemSchema } },
});

/** Everything that is no declared answer. */
export const described = {
  '4xx': problem('Not understood, not allowed, too much of it, or too often (RFC 9457).'),
  503: problem('No answer now: nothing was counted, and the same key may be sent again after `Retry-After`.'),
};

/** Describes the API by the schemas that its requests are read with. */
export async function document(api: FastifyInstance, origin: string, { names }: Cookies): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hyrje',
        version: '1',
        description:
          'A login in three calls: open, first, second. A declared outcome, good or bad, has status 200.',
      },
      servers: [{ url: origin }],
      components: {
        securitySchemes: {
          app: {
            type: 'apiKey',
            in: 'header',
            name: headers.device,
            description: '128 random bits, base64url.',
          },
          token: { type: 'http', scheme: 'bearer' },
          device: { type: 'apiKey', in: 'cookie', name: names.device },
          session: { type: 'apiKey', in: 'cookie', name: names.session },
          csrf: { type: 'apiKey', in: 'header', name: headers.csrf },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
  api.get('/api/openapi.json', { schema: { hide: true } }, async () => api.swagger());
}
