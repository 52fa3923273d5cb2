import type { Answer } from '../../machines/authority/wiring.ts';
import { loginMethods } from '../../machines/ports/login.ts';
import type { LoginRow } from '../../machines/ports/bank/login-row.ts';
import { type Method, type Outcome, parseOutcome } from '../../machines/ports/method.ts';
import { milliseconds } from '../../machines/vocabulary/policy/index.ts';
import { retryAt } from './facts.ts';
import { deadlineOf } from './machine-room.ts';
import type { Scene } from './scene.ts';

/** Throws unless the answer is one of those that the port declares: nothing else leaves the bank. */
export function tell<M extends Method>(declared: M, answer: object): Outcome<M> {
  const outcome = parseOutcome(declared, answer);
  if (outcome) return outcome;
  throw new Error(`The bank may not answer ${JSON.stringify(answer)}.`);
}

/** The moments of an answer, read from the rows as they are after the step. */
export interface Told {
  resendAt: number;
  codeExpiresAt: number;
  helpAt: number;
  expiresAt: number;
  until: number;
  retryAt: number;
  serverNow: number;
}

/** What the rows tell of a login. A moment that is over, or none, is now; none of it says whether it is genuine. */
export function momentsOf({ parts, rows, world }: Scene, login: LoginRow, requests: readonly number[]): Told {
  const { policy } = parts;
  const now = rows.now();
  const code = world.codeOf(login);
  return {
    resendAt: deadlineOf(code.machine, 'fnp.resendCooldown') ?? now,
    codeExpiresAt: code.expiresAt,
    helpAt: (login.firstAt ?? now) + milliseconds(policy, 'login.helpAfter'),
    expiresAt: deadlineOf(login.machine, 'login.txnTtl') ?? now,
    until: deadlineOf(world.visibleOf(login).machine, 'visible.blockFor') ?? now,
    retryAt: retryAt(requests, policy, now),
    serverNow: now,
  };
}

/** The whole answer to a call of a login, from the authority's finite part of it; the same shape in every world. */
export function tellLogin<M extends 'first' | 'sendCode' | 'second'>(
  scene: Scene,
  method: M,
  login: LoginRow,
  { code, ...finite }: Answer,
  more: { requests?: readonly number[]; session?: string } = {},
): Outcome<(typeof loginMethods)[M]> {
  const { requests = [], ...values } = more;
  const { ref } = login;
  const digits = scene.parts.policy['fnp.digits'];
  const head = code === 'ok' ? { ok: true } : { ok: false, code };
  const moments = momentsOf(scene, login, requests);
  return tell(loginMethods[method], { ...head, ref, digits, ...finite, ...moments, ...values });
}

/** The answer to a transaction that this client does not have (§11 case 21). */
export function tellStranger<M extends 'first' | 'sendCode' | 'second'>(
  method: M,
  serverNow: number,
): Outcome<(typeof loginMethods)[M]> {
  const refused = { ok: false, code: 'E_AUTH_GENERIC', dead: false, lastAttempt: false, serverNow };
  const answer = method === 'sendCode' ? { ok: false, code: 'E_TXN_EXPIRED', serverNow } : refused;
  return tell(loginMethods[method], answer);
}
