import type { Sealed } from '../vocabulary/sealed.ts';
import { blocked, ended, scanLimits, serverNow } from './answer.ts';
import { amount, choice, flag, instant, shown, text } from './field.ts';
import type { Call } from './login.ts';
import { gives, method, type Outcome, takes } from './method.ts';
import type { SessionCall } from './session.ts';

/**
 * What the bank knows of a credential that this device holds; `none` when it holds none. `other`: it counts, but for
 * another customer than the session's, or without a session than the remembered number's.
 */
const standing = choice('active', 'suspended', 'gone', 'other', 'none');

/** How long a code is shown, and kept on the clipboard, and from which difference of clocks on it is told, ms. */
const codeLimits = { showFor: amount, clipboardClear: amount, clockWarn: amount };

/** What may stand in the way of changing an option, and of an activation (guard G0 of behaviour.md 6.7). */
const changed = { E_REAUTH: serverNow, ...blocked, ...ended } as const;
const gate = { E_SIM_RISK: serverNow, E_DEVICE_ALTERED: serverNow, ...changed } as const;
const proofRefused = { E_SERVICE: serverNow } as const;
/** Options of another customer are on this device, and nobody agreed that they end (behaviour.md 7). */
const replacing = { M_REPLACE_OTHER: serverNow } as const;

/**
 * Activations in Profile and their end (behaviour.md 6.7–6.9). A run is begun under a session, proved, and committed
 * by the call that activates the new credential and revokes the replaced ones at once (R14).
 */
export const enrolmentMethods = {
  /**
   * Which of the device's own credentials still count; needs no session, answers only to their device. What a device
   * that names all that it holds does not name is ended: its key is lost (R14).
   */
  status: method(
    {
      biometric: standing,
      smartFnp: standing,
      softPin: standing,
      remembered: flag,
      /** Whether Smart FNP goes with biometrics (`smartFnp.requireBiometric`). */
      needsBiometric: shown,
      ...codeLimits,
      ...serverNow,
    },
    {},
  ),
  beginBiometric: method(
    { challenge: text, user: text, mask: text, expiresAt: instant, ...scanLimits, ...serverNow },
    { M_DEVICE_LIMIT: serverNow, ...replacing, ...gate },
  ),
  finishBiometric: takes(
    ['attestation'],
    method(serverNow, { E_BIO_NOT_BOUND: serverNow, ...proofRefused, ...gate }),
  ),
  enableSmartFnp: takes(
    ['proof'],
    method(serverNow, {
      M_SFNP_NEEDBIO: serverNow,
      M_REPLACE_DEVICE: serverNow,
      ...replacing,
      ...proofRefused,
      ...gate,
    }),
  ),
  /** How long a Kod PIN is, and which ones would be this customer's first guess. */
  pinRules: gives(['weak'], method({ digits: amount, weak: text, ...serverNow }, ended)),
  beginSoftPin: gives(
    ['seed'],
    method(
      { credential: text, seed: text, nonce: text, expiresAt: instant, ...codeLimits, ...serverNow },
      { M_REPLACE_DEVICE: serverNow, ...replacing, ...gate },
    ),
  ),
  finishSoftPin: takes(['code', 'proof'], method(serverNow, { ...proofRefused, ...gate })),
  /** Whether the Kod PIN is asked for; on under VERIFIKO and with a proof, off without. */
  setSaved: takes(
    ['code', 'proof'],
    method(serverNow, { E_PIN_WRONG: serverNow, E_PIN_SUSPENDED: serverNow, ...changed }),
  ),
  changePin: takes(
    ['code', 'proof'],
    method(serverNow, { E_PIN_WRONG: serverNow, E_PIN_SUSPENDED: serverNow, ...changed }),
  ),
  /** Ends a credential of this device. By the customer under a session; by the device when its key is lost. */
  revoke: method(serverNow, ended),
} as const;

type Answered<M extends keyof typeof enrolmentMethods> = Promise<Outcome<(typeof enrolmentMethods)[M]>>;
/** A Soft PIN code of a credential with the proof that binds it to a nonce, and by which server time it was made, ms. */
type PinProof = { credential: string; at: number; secret: Sealed<{ code: string; proof: string }> };

export interface Enrolment {
  /**
   * Ids of the credentials and the handle that the device holds; left out when it holds none. `complete`: there is
   * nothing else on it. `session`: what counts is told as its customer sees it; `pin`: whether a PIN is asked for here.
   */
  status(
    request: Call & {
      session?: string;
      biometric?: string;
      smartFnp?: string;
      softPin?: string;
      pin?: 'ask' | 'saved';
      handle?: string;
      complete?: boolean;
    },
  ): Answered<'status'>;
  /** `takeOver`, here and below: the options of another customer on this device may be ended by this. */
  beginBiometric(request: SessionCall & { takeOver?: boolean }): Answered<'beginBiometric'>;
  finishBiometric(
    request: SessionCall & { credential: string; secret: Sealed<{ attestation: string }> },
  ): Answered<'finishBiometric'>;
  /** `publicKey`: P-256, SPKI, base64url. `replace`: another device's Smart FNP may be ended by this. */
  enableSmartFnp(
    request: SessionCall & {
      credential: string;
      publicKey: string;
      replace: boolean;
      takeOver?: boolean;
      secret: Sealed<{ proof: string }>;
    },
  ): Answered<'enableSmartFnp'>;
  pinRules(request: SessionCall): Answered<'pinRules'>;
  beginSoftPin(request: SessionCall & { replace: boolean; takeOver?: boolean }): Answered<'beginSoftPin'>;
  finishSoftPin(request: SessionCall & PinProof & { saved: boolean }): Answered<'finishSoftPin'>;
  setSaved(
    request: SessionCall & { credential: string; saved: boolean } & Partial<Omit<PinProof, 'credential'>>,
  ): Answered<'setSaved'>;
  changePin(request: SessionCall & PinProof): Answered<'changePin'>;
  revoke(
    request: Call & {
      credential: string;
      session?: string;
      reason: 'customer' | 'biometricSetChanged' | 'keyLost';
    },
  ): Answered<'revoke'>;
}
