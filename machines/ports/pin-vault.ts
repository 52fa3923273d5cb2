import type { Sealed } from '../vocabulary/sealed.ts';
import { amount, instant, text } from './field.ts';
import { bestEffort, gives, keeps, method, type Outcome, takes } from './method.ts';

/**
 * A code, its proof, by which server time it was made (ms), and when its step ends, by the device's clock; with the limits
 * that the bank told when the Soft PIN was made, ms, so that they hold offline too.
 */
const made = {
  code: text,
  proof: text,
  at: amount,
  step: amount,
  stepEndsAt: instant,
  showFor: amount,
  clipboardClear: amount,
  clockWarn: amount,
};

/** How long a code is shown, and kept on the clipboard, and from which difference of clocks on it is told, ms. */
export interface CodeLimits {
  showFor: number;
  clipboardClear: number;
  clockWarn: number;
}
const secrets = ['code', 'proof'];
const missing = { E_CRED_REVOKED: {} } as const;

/**
 * Soft PIN on the device (X4): the seed is kept XOR Argon2id(Kod PIN), with nothing that could verify a PIN. A wrong
 * PIN makes a plausible wrong code, and the bank decides.
 */
export const pinVaultMethods = {
  /** Wraps the seed and makes the first code. `saved`: a second wrap, so that no PIN is needed in the app. */
  create: takes(['pin', 'seed'], gives(secrets, method(made, {}))),
  /** Without a PIN where it is saved. */
  derive: keeps(takes(['pin'], gives(secrets, method(made, missing)))),
  /** Wraps the seed under `newPin`; the code proves that `pin` was right, and `settle` decides. */
  change: takes(['pin', 'newPin'], gives(secrets, method(made, missing))),
  /** Saves or forgets the second wrap; with a code that proves the PIN when it is saved. */
  save: takes(['pin'], gives(secrets, method(made, missing))),
  /** Keeps or takes back the last `change` or `save`, by the bank's word. */
  settle: method({}, {}),
  erase: bestEffort(method({}, {})),
} as const;

type Answered<M extends keyof typeof pinVaultMethods> = Promise<Outcome<(typeof pinVaultMethods)[M]>>;
/** `txn` and `nonce` bind the proof; the menu, which has neither, is bound to the credential and the step alone. */
interface Bound {
  credential: string;
  txn?: string;
  nonce?: string;
}

export interface PinVault {
  /** `seed`: 32 bytes, base64url. */
  create(
    request: Bound & Partial<CodeLimits> & { saved: boolean; secret: Sealed<{ pin: string; seed: string }> },
  ): Answered<'create'>;
  /** `ahead`: the code of the next step, after the shown one was burned. */
  derive(request: Bound & { ahead?: boolean; secret?: Sealed<{ pin: string }> }): Answered<'derive'>;
  change(request: Bound & { secret: Sealed<{ pin: string; newPin: string }> }): Answered<'change'>;
  save(request: Bound & { saved: boolean; secret?: Sealed<{ pin: string }> }): Answered<'save'>;
  settle(request: { credential: string; keep: boolean }): Answered<'settle'>;
  erase(request: { credential: string }): Answered<'erase'>;
}

/** What the proof of a code is an HMAC of, under the seed: SHA-256, base64url. */
export const pinProofText = (bound: { credential: string; txn?: string; nonce?: string }, code: string) =>
  `softpin\n${bound.credential}\n${bound.txn ?? ''}\n${bound.nonce ?? ''}\n${code}`;
