import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Desk } from '../../../machines/ports/bank/desk.ts';
import { answers, bodyLimits, type CallName, csrfSchema, paths, requests } from '../wire.ts';
import { bindTokens, limitRate } from './armour.ts';
import { callerOf, deviceIn, isApp, tokenOf } from './caller.ts';
import type { Cookies } from './cookies.ts';
import type { Metrics } from './metrics.ts';
import { describe, described } from './openapi.ts';
import type { HttpOptions } from './options.ts';
import { sendProblem } from './problem.ts';
import { parseStrictJson } from './strict-json.ts';

type Told = Awaited<ReturnType<Desk[CallName]>>;

/** One call of the bank: what the bank is handed, and what its answer does to the response. */
interface Handling {
  request: FastifyRequest;
  reply: FastifyReply;
  caller: Caller;
}

/** The calls of the bank, as routes. */
export function api(options: HttpOptions, cookies: Cookies, metrics: Metrics) {
  const { bank } = options;

  /** The session's token is no part of any request's body. */
  const withToken = async (call: 'refresh' | 'logout', { request, reply, caller }: Handling) => {
    const token = tokenOf(request, cookies);
    if (token === undefined) return null;
    const told = await bank[call](caller, { ...(request.body as object), token });
    if (caller.channel === 'web' && (call === 'logout' || !told.ok)) cookies.clearSession(reply);
    if (call === 'logout') reply.header('clear-site-data', '"cache"');
    return told;
  };

  /** On the web the token goes into the cookie, and into nothing that a script can read. */
  const withVerdict = async ({ request, reply, caller }: Handling) => {
    const told = await bank.second(caller, request.body);
    if (!told.ok || caller.channel === 'app') return told;
    const { token, ...rest } = told;
    cookies.setSession(reply, token);
    return rest;
  };

  const handle = (call: CallName, handling: Handling): Promise<Told | Omit<Told, 'token'> | null> => {
    if (call === 'refresh' || call === 'logout') return withToken(call, handling);
    if (call === 'second') return withVerdict(handling);
    return bank[call](handling.caller, handling.request.body);
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

    for (const call of Object.keys(requests) as CallName[]) {
      const schema = {
        ...describe(call),
        body: requests[call],
        response: { 200: answers[call], ...described },
      };
      app.post(paths[call], { schema, onRequest: fromPage }, async (request, reply) => {
        const caller = callerOf(request, cookies);
        if (!caller) return sendProblem(reply, 'malformed');
        const told = await handle(call, { request, reply, caller });
        if (told === null) return sendProblem(reply, 'session');
        const { ok, code } = told as { ok: boolean; code?: string };
        metrics.ended(call, ok ? 'ok' : (code ?? ''));
        return told;
      });
    }

    const schema = { ...describe('csrf'), response: { 200: csrfSchema, ...described } };
    app.get(paths.csrf, { schema }, async (request, reply) => {
      const known = deviceIn(cookies.read(request, 'device'));
      const device = known ?? randomBytes(16).toString('base64url');
      cookies.setDevice(reply, device);
      return { token: reply.generateCsrf({ userInfo: device }) };
    });
  };
}
