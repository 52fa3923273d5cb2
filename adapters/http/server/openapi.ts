import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { DeskCall } from '../../../machines/ports/bank/desk.ts';
import { headers, needsSession, problemSchema } from '../wire.ts';
import type { Cookies } from './cookies.ts';
import { problemType } from './problem.ts';

/** What each call is for. */
export const summaries: Readonly<Record<DeskCall | 'csrf', string>> = {
  'login.open': 'Begins a login transaction; no customer data.',
  'login.first': 'The first element. The answer is the same for right, wrong, unknown and blocked.',
  'login.sendCode': 'A new one-time code; the earlier one is dead at once.',
  'login.second': 'The second element, and the one verdict. A session begins unclaimed.',
  'login.cancel': 'Ends the transaction.',
  'session.refresh': 'Uses a session; `gesture` says whether by the hand of the customer.',
  'session.logout': 'Ends a session.',
  'session.list': 'The live sessions of the customer, and the devices that hold something of theirs.',
  'session.end': 'Ends another session of the customer.',
  'session.block': 'Ends all that a lost device holds, and its sessions.',
  'reauth.begin': 'VERIFIKO: the password once more; the verdict while authentication is fresh.',
  'reauth.sendCode': 'A new one-time code for VERIFIKO.',
  'reauth.verify': 'The code of VERIFIKO, and its verdict. The session gets a new token.',
  'reauth.cancel': 'Ends VERIFIKO.',
  'enrolment.status': 'Which credentials of this device still count.',
  'enrolment.beginBiometric': 'What a biometric credential is made from.',
  'enrolment.finishBiometric': 'Activates a biometric credential.',
  'enrolment.enableSmartFnp': 'Activates Smart FNP on this device.',
  'enrolment.pinRules': 'How long a Kod PIN is, and which ones are too easy to guess.',
  'enrolment.beginSoftPin': 'The seed of Soft PIN codes, once.',
  'enrolment.finishSoftPin': 'Activates Soft PIN, proved by its first code.',
  'enrolment.setSaved': 'Whether the app asks for the Kod PIN.',
  'enrolment.changePin': 'Shows that the Kod PIN was known before it was changed on the device.',
  'enrolment.revoke': 'Ends a credential of this device.',
  'softPin.check': 'Whether the Kod PIN was right, for the menu.',
  'softPin.burn': 'The shown code is dead; the next is accepted at once.',
  'remember.issue': 'A handle for the number of the customer, for this device.',
  'remember.revoke': 'Forgets a handle.',
  'reset.begin': 'Forgotten password: the same answer for everybody.',
  'reset.sendCode': 'A new one-time code; the earlier one is dead at once.',
  'reset.verify': 'The code of a reset, and its verdict.',
  'reset.secondElement': 'The second element of a reset; without one it ends at the Contact Center.',
  'reset.setPassword': 'The new password; every session ends.',
  'reset.cancel': 'Ends a reset.',
  'password.change': 'Another password, under VERIFIKO; other sessions end.',
  csrf: 'Web only: the token that every other call of this browser must carry.',
};

const web = [{ device: [], csrf: [] }];
const app = [{ app: [] }];
const appSession = [{ app: [], token: [] }];
const webSession = [{ device: [], csrf: [], session: [] }];

/** The part of a route's schema that only readers need. */
export function describe(call: DeskCall | 'csrf'): FastifySchema {
  const need = call === 'csrf' ? 'never' : needsSession(call);
  const inSession = [...appSession, ...webSession];
  const outside = [...app, ...web];
  const securities = { always: inSession, never: outside, maybe: [...inSession, ...outside] };
  return {
    operationId: call,
    summary: summaries[call],
    tags: [call === 'csrf' ? 'session' : call.slice(0, call.indexOf('.'))],
    security: call === 'csrf' ? [] : securities[need],
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
