import { ServiceFault } from '../../../machines/flows/socket.ts';
import { bankPorts, type DeskCall } from '../../../machines/ports/bank/desk.ts';
import type { Connection } from '../../../machines/ports/connection.ts';
import { type Method, type Outcome, parseOutcome } from '../../../machines/ports/method.ts';
import { type Sealed, unseal } from '../../../machines/vocabulary/sealed.ts';
import { methodOf, pathOf, tokenGivers } from '../wire.ts';
import { exchangeOf, type Reply } from './exchange.ts';
import type { HttpClientOptions } from './options.ts';

/** What flows hand to any port: references and plain words, and what is secret, sealed. */
interface FlowRequest {
  session?: string;
  txn?: string;
  secret?: Sealed<object>;
}

/** A problem as the outcome that says the same, where the method declares one. */
function asOutcome(declared: Method, reply: Extract<Reply, { problem: unknown }>): unknown {
  const { problem, retryAfterMs, serverNow } = reply;
  if (!Object.hasOwn(declared.refusals, problem.code)) return null;
  const { reason = 'security' } = problem;
  return { ok: false, code: problem.code, retryAt: serverNow + retryAfterMs, reason, serverNow };
}

/** The declared outcome in a reply. Throws `ServiceFault` when there is none. */
function outcomeIn<M extends Method>(declared: M, reply: Reply): Outcome<M> {
  const outcome = parseOutcome(declared, 'answer' in reply ? reply.answer : asOutcome(declared, reply));
  if (outcome) return outcome;
  throw new ServiceFault('E_SERVICE', { cause: 'problem' in reply ? reply.problem : undefined });
}

/** The token that the app gets with some answers, once. */
function tokenIn(reply: Reply): string | undefined {
  const { token } = ('answer' in reply ? reply.answer : {}) as { token?: unknown };
  return typeof token === 'string' ? token : undefined;
}

/**
 * Serves every port from a bank behind HTTP; seals are opened here. Flows get references of sessions: an app's tokens
 * stay in the memory of this connection, and the web's are cookies that no script can read.
 *
 * Throws `ServiceFault`: `E_TIMEOUT` when no answer came, `E_SERVICE` when the service failed or was misunderstood.
 */
export function connectHttp(options: HttpClientOptions): Connection {
  const exchange = exchangeOf(options);
  /** By the reference of a session, or the transaction of a reset. */
  const tokens = new Map<string, string | undefined>();
  const tokenOf = (session: string): string | undefined => {
    if (options.channel === 'app' && !tokens.has(session)) {
      throw new Error('This connection has no such session.');
    }
    return tokens.get(session);
  };

  const serve = (call: DeskCall) => {
    const declared = methodOf(call);
    const path = pathOf(call);
    return async ({ secret, session, ...request }: FlowRequest) => {
      const grant = call === 'reset.setPassword' && { token: tokens.get(request.txn ?? '') ?? '-' };
      const body = { ...request, ...grant, ...(secret && unseal(secret)) };
      const reply = await exchange(path, body, {
        token: session === undefined ? undefined : tokenOf(session),
        keepalive: declared.bestEffort ?? false,
      });
      const told = outcomeIn(declared, reply) as { ok: boolean; session?: string };
      const token = tokenIn(reply);
      const owner = told.session ?? session ?? request.txn;
      if (told.ok && tokenGivers.has(call) && owner !== undefined && (token || told.session)) {
        tokens.set(owner, token);
      }
      if (call === 'session.logout' && session !== undefined) tokens.delete(session);
      return told;
    };
  };

  const ports = Object.entries(bankPorts).map(([port, methods]) => {
    const served = Object.keys(methods).map((method) => [method, serve(`${port}.${method}` as DeskCall)]);
    return [port, Object.fromEntries(served)];
  });
  return Object.fromEntries(ports) as Connection;
}
