import type { Sealed } from '../vocabulary/sealed.ts';
import { amount, count, flag, instant, text } from './field.ts';
import { bestEffort, method, type Outcome, takesSecret } from './method.ts';

/** Every answer carries the bank's time, so that a flow waits by the bank's clock and not by the device's (R12). */
const serverNow = { serverNow: instant };
const over = { E_TXN_EXPIRED: serverNow, E_TXN_SUPERSEDED: serverNow } as const;
const blocked = { E_BLOCKED_TEMP: { until: instant, ...serverNow } } as const;
const rate = { E_RATE: { retryAt: instant, ...serverNow } } as const;

/** What each call of the login may answer (behaviour.md R3). */
export const loginMethods = {
  open: method({ txn: text, nonce: text, expiresAt: instant, ...serverNow }, {}),
  first: takesSecret(
    method(
      {
        ref: text,
        digits: amount,
        resendAt: instant,
        codeExpiresAt: instant,
        sendsLeft: count,
        helpAt: instant,
        expiresAt: instant,
        ...serverNow,
      },
      { E_AUTH_GENERIC: { lastAttempt: flag, ...serverNow }, ...rate, ...blocked, ...over },
    ),
  ),
  sendCode: method(
    { resendAt: instant, codeExpiresAt: instant, sendsLeft: count, ...serverNow },
    { E_FNP_WAIT: { resendAt: instant, ...serverNow }, E_FNP_LIMIT: serverNow, ...rate, ...blocked, ...over },
  ),
  second: takesSecret(
    method(
      { session: text, ...serverNow },
      { E_AUTH_GENERIC: { dead: flag, lastAttempt: flag, ...serverNow }, ...blocked, ...over },
    ),
  ),
  cancel: bestEffort(method({}, {})),
} as const;

export interface Credentials {
  /** Client number or personal number, as typed. */
  identifier: string;
  password: string;
}

export interface Call {
  /** One customer gesture; a repeat carries the same key and gets the same answer (R6). */
  key: string;
}

export interface TransactionCall extends Call {
  /** From `open`. */
  txn: string;
}

/**
 * The bank's side of every login (behaviour.md R3): three calls, one verdict. Each method answers one of the
 * outcomes of `loginMethods`; a throw is a fault and counts nothing.
 */
export interface Login {
  /** Begins a transaction; no customer data. */
  open(request: Call): Promise<Outcome<typeof loginMethods.open>>;
  /** The first element. In deferred mode the answer is the same for right, wrong, unknown and blocked. */
  first(
    request: TransactionCall & { secret: Sealed<Credentials>; second: 'sms' },
  ): Promise<Outcome<typeof loginMethods.first>>;
  /** A new FNP; the earlier one is dead at once. */
  sendCode(request: TransactionCall): Promise<Outcome<typeof loginMethods.sendCode>>;
  /** The second element, and the verdict. */
  second(
    request: TransactionCall & { secret: Sealed<{ code: string }> },
  ): Promise<Outcome<typeof loginMethods.second>>;
  /** Ends the transaction, best effort (R7). */
  cancel(request: TransactionCall): Promise<Outcome<typeof loginMethods.cancel>>;
}
