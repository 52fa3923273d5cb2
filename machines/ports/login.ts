import type { Sealed } from '../vocabulary/sealed.ts';
import {
  blocked,
  codeAnswer,
  over,
  rate,
  rejected,
  resendAnswer,
  resendRefusals,
  scanLimits,
  serverNow,
} from './answer.ts';
import { flag, instant, text } from './field.ts';
import { bestEffort, method, type Outcome, takes } from './method.ts';

/** What each call of the login may answer (behaviour.md R3). */
export const loginMethods = {
  open: method({ txn: text, nonce: text, expiresAt: instant, ...scanLimits, ...serverNow }, {}),
  first: takes(
    ['identifier', 'password', 'assertion'],
    method(codeAnswer, {
      E_AUTH_GENERIC: { lastAttempt: flag, ...serverNow },
      E_CRED_REVOKED: serverNow,
      ...rate,
      ...blocked,
      ...over,
    }),
  ),
  sendCode: method(resendAnswer, { ...resendRefusals, ...over }),
  second: takes(
    ['code', 'proof'],
    method(
      { session: text, ...serverNow },
      {
        ...rejected,
        I_SFNP_FALLBACK: serverNow,
        /** The Soft PIN of this device is not this customer's. */
        I_PIN_FALLBACK: serverNow,
        E_PIN_SUSPENDED: serverNow,
        E_CLOCK: serverNow,
        ...blocked,
        ...over,
      },
    ),
  ),
  cancel: bestEffort(method({}, {})),
} as const;

/** Which second element is announced at `first`: it only decides whether `first` sends an SMS. */
export const seconds = ['sms', 'smartFnp', 'softPin'] as const;
export type Second = (typeof seconds)[number];

/** What `second` brings: the FNP, the device's signature, the app's own Soft PIN code, or one typed on the web. */
export const secondMethods = ['sms', 'smartFnp', 'softPin', 'softPinCode'] as const;
export type SecondMethod = (typeof secondMethods)[number];

export interface Credentials {
  /** Client number or personal number, as typed. */
  identifier: string;
  password: string;
}

/** What `first` may bring; with a handle or a credential beside it, no identifier. */
export type FirstSecret = Credentials | { password: string } | { assertion: string };

/** An FNP or a typed Soft PIN code; a Smart FNP signature; or a Soft PIN code with the proof that binds it. */
export type SecondSecret = { code: string } | { proof: string } | { code: string; proof: string };

export interface Call {
  /** One customer gesture; a repeat carries the same key and gets the same answer (R6). */
  key: string;
}

export interface TransactionCall extends Call {
  /** From `open`. */
  txn: string;
}

export interface FirstCall extends TransactionCall {
  second: Second;
  /** The remembered number (Më Kujto), instead of a typed identifier; works from its device only. */
  handle?: string;
  /** The biometric credential that made the assertion, instead of an identifier. */
  credential?: string;
  secret: Sealed<FirstSecret>;
}

export interface SecondCall extends TransactionCall {
  method: SecondMethod;
  /** The credential that made the proof; none for an FNP and for a typed code. */
  credential?: string;
  /** By which server time the device made its Soft PIN code, ms; says whether its clock is to blame. */
  at?: number;
  secret: Sealed<SecondSecret>;
}

/**
 * The bank's side of every login (behaviour.md R3): three calls, one verdict. Each method answers one of the
 * outcomes of `loginMethods`; a throw is a fault and counts nothing.
 */
export interface Login {
  /** Begins a transaction; no customer data. Its nonce is the challenge of an assertion and part of every proof. */
  open(request: Call): Promise<Outcome<typeof loginMethods.open>>;
  /** The first element. In deferred mode the answer is the same for right, wrong, unknown and blocked. */
  first(request: FirstCall): Promise<Outcome<typeof loginMethods.first>>;
  /** A new FNP; the earlier one is dead at once. */
  sendCode(request: TransactionCall): Promise<Outcome<typeof loginMethods.sendCode>>;
  /** The second element, and the verdict. */
  second(request: SecondCall): Promise<Outcome<typeof loginMethods.second>>;
  /** Ends the transaction, best effort (R7). */
  cancel(request: TransactionCall): Promise<Outcome<typeof loginMethods.cancel>>;
}
