import type { Connection } from '../../machines/ports/connection.ts';
import type { Told } from '../../machines/ports/bank/desk.ts';
import type { Method } from '../../machines/ports/method.ts';
import { unseal, type Sealed } from '../../machines/vocabulary/sealed.ts';
import type { Bank } from './bank.ts';
import type { Client } from './client.ts';

/** A token that no session and no reset ever had. */
const unknown = 'unknown';

/** The request as the bank reads it: what was sealed is open, and the session's reference is its token. */
function opened<S extends object>({ secret, ...request }: { secret?: Sealed<S> }): object {
  return secret === undefined ? request : { ...request, ...unseal(secret) };
}

/**
 * Serves every port that flows ask from a bank in this process; seals are opened here and nowhere before. Tokens of
 * sessions and grants of resets stay in here: flows get references. A reference of another connection has no token.
 */
export function connect(bank: Bank, client: Client): Connection {
  const tokens = new Map<string, string>();
  const grants = new Map<string, string>();

  /** Keeps what comes with an answer, under what the flow calls it; the newest is the only one that counts (P27). */
  const keep = async <M extends Method>(
    kept: Map<string, string>,
    nameOf: (answer: Told<M>) => string,
    answering: Promise<Told<M>>,
  ): Promise<Told<M>> => {
    const { token, ...answer } = await answering;
    if (token !== undefined) kept.set(nameOf(answer as Told<M>), token);
    return answer as Told<M>;
  };
  const inSession = (request: { session: string; secret?: Sealed<object> }): object => {
    const { session, ...call } = request;
    return { ...opened(call), token: tokens.get(session) ?? unknown };
  };
  const maybeInSession = ({ session: reference, ...request }: { session?: string }): object =>
    reference === undefined ? request : inSession({ session: reference, ...request });
  const { login, session, reauth, enrolment, softPin, remember, reset, password } = bank;

  return {
    login: {
      open: (request) => login.open(client, request),
      first: (request) => login.first(client, opened(request)),
      sendCode: (request) => login.sendCode(client, request),
      second: (request) =>
        keep(tokens, (answer) => (answer.ok ? answer.session : ''), login.second(client, opened(request))),
      cancel: (request) => login.cancel(client, request),
    },
    session: {
      refresh: (request) => session.refresh(client, inSession(request)),
      logout: (request) => session.logout(client, inSession(request)),
      list: (request) => session.list(client, inSession(request)),
      end: (request) => session.end(client, inSession(request)),
      block: (request) => session.block(client, inSession(request)),
    },
    reauth: {
      begin: (request) => keep(tokens, () => request.session, reauth.begin(client, inSession(request))),
      sendCode: (request) => reauth.sendCode(client, inSession(request)),
      verify: (request) => keep(tokens, () => request.session, reauth.verify(client, inSession(request))),
      cancel: (request) => reauth.cancel(client, inSession(request)),
    },
    enrolment: {
      status: (request) => enrolment.status(client, maybeInSession(request)),
      beginBiometric: (request) => enrolment.beginBiometric(client, inSession(request)),
      finishBiometric: (request) => enrolment.finishBiometric(client, inSession(request)),
      enableSmartFnp: (request) => enrolment.enableSmartFnp(client, inSession(request)),
      pinRules: (request) => enrolment.pinRules(client, inSession(request)),
      beginSoftPin: (request) => enrolment.beginSoftPin(client, inSession(request)),
      finishSoftPin: (request) => enrolment.finishSoftPin(client, inSession(request)),
      setSaved: (request) => enrolment.setSaved(client, inSession(request)),
      changePin: (request) => enrolment.changePin(client, inSession(request)),
      revoke: (request) => enrolment.revoke(client, maybeInSession(request)),
    },
    softPin: {
      check: (request) => softPin.check(client, opened(request)),
      burn: (request) => softPin.burn(client, opened(request)),
    },
    remember: {
      issue: (request) => remember.issue(client, inSession(request)),
      revoke: (request) => remember.revoke(client, request),
    },
    reset: {
      begin: (request) => reset.begin(client, opened(request)),
      sendCode: (request) => reset.sendCode(client, request),
      verify: (request) => reset.verify(client, opened(request)),
      secondElement: (request) =>
        keep(grants, () => request.txn, reset.secondElement(client, opened(request))),
      setPassword: (request) =>
        reset.setPassword(client, { ...opened(request), token: grants.get(request.txn) ?? unknown }),
      cancel: (request) => reset.cancel(client, request),
    },
    password: { change: (request) => password.change(client, inSession(request)) },
  };
}
