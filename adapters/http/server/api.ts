import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ending } from '../../../machines/ports/answer.ts';
import type { Caller, Desk, DeskCall, PortName } from '../../../machines/ports/bank/desk.ts';
import {
  answerOf,
  bodyLimits,
  calls,
  csrfPath,
  csrfSchema,
  needsSession,
  pathOf,
  tokenGivers,
} from '../wire.ts';
import { requests } from '../requests.ts';
import { bindTokens, limitRate } from './armour.ts';
import { callerOf, deviceIn, isApp, tokenOf } from './caller.ts';
import type { Cookies } from './cookies.ts';
import type { Metrics } from './metrics.ts';
import { describe, described } from './openapi.ts';
import type { HttpOptions } from './options.ts';
import { sendProblem } from './problem.ts';
import { parseStrictJson } from './strict-json.ts';

interface Told {
  ok: boolean;
  code?: string;
  reason?: Ending;
  token?: string;
}
type Serve = (caller: Caller, request: unknown) => Promise<Told>;

/** The bank's own method behind a call. */
function serviceOf(bank: Desk, call: DeskCall): Serve {
  const [port, method] = call.split('.') as [PortName, string];
  const served = bank[port] as unknown as Readonly<Record<string, Serve>>;
  return (caller, request) => (served[method] as Serve)(caller, request);
}

/** The calls of the bank, as routes. */
export function api(options: HttpOptions, cookies: Cookies, metrics: Metrics) {
  const { bank } = options;

  /** The session's token is no part of any request's body. `null`: there must be one, and there is none. */
  const withToken = (call: DeskCall, request: FastifyRequest): object | null => {
    const need = needsSession(call);
    const token = need === 'never' ? undefined : tokenOf(request, cookies);
    if (token === undefined && need === 'always') return null;
    return { ...(request.body as object), ...(token !== undefined && { token }) };
  };

  /** On the web a token goes into the cookie, and into nothing that a script can read. */
  const keepToken = (call: DeskCall, channel: Caller['channel'], told: Told, reply: FastifyReply): Told => {
    const { token, ...rest } = told;
    const isLogout = call === 'session.logout';
    const isOver = told.code === 'E_SESSION_ENDED';
    if (isLogout) reply.header('clear-site-data', '"cache"');
    if (channel === 'app') return told;
    if (isLogout || isOver) cookies.clearSession(reply, (isOver && told.reason) || 'logout');
    if (token !== undefined && tokenGivers.has(call)) cookies.setSession(reply, token);
    return rest;
  };

  return async (app: FastifyInstance): Promise<void> => {
    await limitRate(app, options.rate);
    await bindTokens(app, cookies, options.csrfKey);
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: bodyLimits.bytes },
      async (_: FastifyRequest, body: Buffer) => parseStrictJson(body),
    );
    app.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'));

    const fromPage = (request: FastifyRequest, reply: FastifyReply, done: (fault?: Error) => void) => {
      if (isApp(request)) done();
      else app.csrfProtection(request, reply, done);
    };

    for (const call of calls) {
      const serve = serviceOf(bank, call);
      const response = { 200: answerOf(call), ...described };
      const schema = { ...describe(call), body: requests[call], response };
      app.post(pathOf(call), { schema, onRequest: fromPage }, async (request, reply) => {
        const caller = callerOf(request, cookies);
        if (!caller) return sendProblem(reply, 'malformed');
        const asked = withToken(call, request);
        if (asked === null) return sendProblem(reply, 'session', { reason: cookies.ending(request) });
        const told = await serve(caller, asked);
        metrics.ended(call, told.ok ? 'ok' : (told.code ?? ''));
        return keepToken(call, caller.channel, told, reply);
      });
    }

    const schema = { ...describe('csrf'), response: { 200: csrfSchema, ...described } };
    app.get(csrfPath, { schema }, async (request, reply) => {
      const known = deviceIn(cookies.read(request, 'device'));
      const device = known ?? randomBytes(16).toString('base64url');
      cookies.setDevice(reply, device);
      return { token: reply.generateCsrf({ userInfo: device }) };
    });
  };
}
