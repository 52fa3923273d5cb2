import { ServiceFault } from '../../../machines/flows/socket.ts';
import { sessionMethods } from '../../../machines/ports/bank/desk.ts';
import { type Login, loginMethods } from '../../../machines/ports/login.ts';
import { type Method, type Outcome, parseOutcome } from '../../../machines/ports/method.ts';
import { unseal } from '../../../machines/vocabulary/sealed.ts';
import { paths } from '../wire.ts';
import { exchangeOf, type Reply } from './exchange.ts';
import type { HttpClientOptions } from './options.ts';

/** One client's side of a bank over HTTP; the same shape as `connect` of the bank in this process. */
export interface HttpConnection {
  login: Login;
  session: {
    /** Claims or uses a session of this connection; `gesture`: by the customer's hand. Throws for an unknown one. */
    refresh(session: string, gesture: boolean): Promise<Outcome<typeof sessionMethods.refresh>>;
    logout(session: string): Promise<Outcome<typeof sessionMethods.logout>>;
  };
}

/** A problem as the outcome that says the same, where the method declares one. */
function asOutcome(declared: Method, reply: Extract<Reply, { problem: unknown }>): unknown {
  const { problem, retryAfterMs, serverNow } = reply;
  if (!Object.hasOwn(declared.refusals, problem.code)) return null;
  return { ok: false, code: problem.code, retryAt: serverNow + retryAfterMs, serverNow };
}

/** The declared outcome in a reply. Throws `ServiceFault` when there is none. */
function outcomeIn<M extends Method>(declared: M, reply: Reply): Outcome<M> {
  const outcome = parseOutcome(declared, 'answer' in reply ? reply.answer : asOutcome(declared, reply));
  if (outcome) return outcome;
  throw new ServiceFault('E_SERVICE', { cause: 'problem' in reply ? reply.problem : undefined });
}

/** The token that the app gets with a session, once. */
function tokenIn(reply: Reply): string | undefined {
  const { token } = ('answer' in reply ? reply.answer : {}) as { token?: unknown };
  return typeof token === 'string' ? token : undefined;
}

/**
 * Serves the port `Login` from a bank behind HTTP; seals are opened here. Flows get references of sessions: an app's
 * tokens stay in the memory of this connection, and the web's are cookies that no script can read.
 *
 * Throws `ServiceFault`: `E_TIMEOUT` when no answer came, `E_SERVICE` when the service failed or was misunderstood.
 */
export function connectHttp(options: HttpClientOptions): HttpConnection {
  const exchange = exchangeOf(options);
  const sessions = new Map<string, string | undefined>();
  const tokenOf = (session: string): string | undefined => {
    if (options.channel === 'app' && !sessions.has(session)) {
      throw new Error('This connection has no such session.');
    }
    return sessions.get(session);
  };

  return {
    login: {
      open: async (request) => outcomeIn(loginMethods.open, await exchange(paths.open, request)),
      first: async ({ secret, ...request }) =>
        outcomeIn(loginMethods.first, await exchange(paths.first, { ...request, ...unseal(secret) })),
      sendCode: async (request) => outcomeIn(loginMethods.sendCode, await exchange(paths.sendCode, request)),
      async second({ secret, ...request }) {
        const reply = await exchange(paths.second, { ...request, ...unseal(secret) });
        const told = outcomeIn(loginMethods.second, reply);
        if (told.ok) sessions.set(told.session, tokenIn(reply));
        return told;
      },
      cancel: async (request) =>
        outcomeIn(loginMethods.cancel, await exchange(paths.cancel, request, { keepalive: true })),
    },
    session: {
      async refresh(session, gesture) {
        const reply = await exchange(paths.refresh, { gesture }, { token: tokenOf(session) });
        return outcomeIn(sessionMethods.refresh, reply);
      },
      async logout(session) {
        const reply = await exchange(paths.logout, {}, { token: tokenOf(session) });
        const told = outcomeIn(sessionMethods.logout, reply);
        sessions.delete(session);
        return told;
      },
    },
  };
}
