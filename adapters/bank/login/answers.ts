import type { Answer } from '../../../machines/authority/wiring.ts';
import type { LoginRow } from '../../../machines/ports/bank/login-row.ts';
import { loginMethods, type Second } from '../../../machines/ports/login.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { codeValues, rateValues, tell, tellOf } from '../answers.ts';
import { deadlineOf } from '../machine-room.ts';
import type { Scene } from '../scene.ts';
import type { Txn } from '../world.ts';

/** Until when this client's screen is blocked, ms. */
export function untilOf({ rows, world }: Scene, txn: Txn) {
  return { until: deadlineOf(world.visibleOf(txn).machine, 'visible.blockFor') ?? rows.now() };
}

/** How long the code is that answers after `first`: a Soft PIN code, where one was announced, or an FNP. */
export const digitsOf = ({ parts: { policy } }: Scene, second: Second) => ({
  digits: policy[second === 'softPin' ? 'softPin.codeDigits' : 'fnp.digits'],
});

/** The whole answer to a call of a login, from the authority's finite part of it; the same shape in every world. */
export function tellLogin<M extends 'first' | 'sendCode' | 'second'>(
  scene: Scene,
  method: M,
  login: LoginRow,
  answer: Answer,
  more: { requests?: readonly number[]; session?: string; retryAt?: number; digits?: number } = {},
): Outcome<(typeof loginMethods)[M]> {
  const { requests = [], ...values } = more;
  return tellOf(loginMethods[method], answer, {
    ...codeValues(scene, { ...login, begunAt: login.firstAt }),
    ...untilOf(scene, login),
    ...rateValues(scene, requests),
    ...values,
  });
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
