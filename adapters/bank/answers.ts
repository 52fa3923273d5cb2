import type { Answer } from '../../machines/authority/wiring.ts';
import type { MachineState } from '../../machines/ports/bank/machine-row.ts';
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

/** The whole answer from the authority's finite part of it, and values that only the rows know. */
export function tellOf<M extends Method>(
  declared: M,
  { code, ...finite }: Answer,
  values: object,
): Outcome<M> {
  const head = code === 'ok' ? { ok: true } : { ok: false, code };
  return tell(declared, { ...head, ...finite, ...values });
}

/** A login, a VERIFIKO or a reset, as far as its answers tell of it. */
interface Asking {
  id: string;
  ref: string;
  machine: MachineState;
  /** ms. */
  begunAt: number | null;
}

/**
 * What a code screen needs, from the rows as they are after the step; a moment that there is none
 * of is now. None of it says whether it is genuine.
 */
export function codeValues({ parts: { policy }, rows, world }: Scene, { id, ref, machine, begunAt }: Asking) {
  const now = rows.now();
  const code = world.codeOf({ id });
  return {
    ref,
    digits: policy['fnp.digits'],
    resendAt: deadlineOf(code.machine, 'fnp.resendCooldown') ?? now,
    codeExpiresAt: code.expiresAt === 0 ? now : code.expiresAt,
    helpAt: (begunAt ?? now) + milliseconds(policy, 'login.helpAfter'),
    expiresAt: deadlineOf(machine, 'login.txnTtl') ?? now,
    serverNow: now,
  };
}

/** When a client that asked for codes at these moments may ask again, ms. */
export const rateValues = ({ parts: { policy }, rows }: Scene, requests: readonly number[]) => ({
  retryAt: retryAt(requests, policy, rows.now()),
});

/** Until when the account is blocked, ms: told inside a session only. */
export function blockValues({ rows, world }: Scene, account: string) {
  const row = world.seats.account.get(account);
  return { until: (row && deadlineOf(row.machine, 'lock.tempDurations')) ?? rows.now() };
}
