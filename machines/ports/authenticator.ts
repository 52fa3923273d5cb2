import { text } from './field.ts';
import { bestEffort, byHand, gives, method, type Outcome } from './method.ts';

/** What a scan may come to when it does not succeed (behaviour.md 6.3). Nothing is counted by the bank. */
const scan = { E_BIO_CANCEL: {}, E_BIO_NOMATCH: {}, E_BIO_LOCKOUT: {}, E_BIO_UNAVAILABLE: {} } as const;

/** The device's biometric key: it signs only after user verification, and never leaves the device (X2). */
export const authenticatorMethods = {
  available: method({}, { E_BIO_UNAVAILABLE: {}, E_DEVICE_ALTERED: {} }),
  /** Also saves the credential on the device: the bank's activation is the commit (R14). */
  create: byHand(
    gives(['attestation'], method({ credential: text, attestation: text }, { ...scan, E_BIO_NOT_BOUND: {} })),
  ),
  /** A changed biometric set has made the key useless: `E_BIO_CHANGED` (MASTG-TEST-0270). */
  sign: byHand(gives(['assertion'], method({ assertion: text }, { ...scan, E_BIO_CHANGED: {} }))),
  erase: bestEffort(method({}, {})),
} as const;

/**
 * Assertions and attestations are WebAuthn's, as JSON text. Methods take no key: nothing here is repeated by itself.
 * `ceremony`: longest scan, ms; `scans`: after how many fingers in a row that do not match the sensor makes wait, both
 * as the bank told. An aborted `signal` takes the prompt away: its screen was left.
 */
export interface Authenticator {
  available(request: object): Promise<Outcome<typeof authenticatorMethods.available>>;
  /** `challenge`, `user`: base64url, from `Enrolment.beginBiometric`; `mask`: whose it is, for the screen. */
  create(
    request: {
      challenge: string;
      user: string;
      mask: string;
      ceremony?: number;
      scans?: number;
    },
    signal?: AbortSignal,
  ): Promise<Outcome<typeof authenticatorMethods.create>>;
  /** `challenge`: base64url, the nonce of the transaction. */
  sign(
    request: {
      credential: string;
      challenge: string;
      ceremony?: number;
      scans?: number;
    },
    signal?: AbortSignal,
  ): Promise<Outcome<typeof authenticatorMethods.sign>>;
  erase(request: { credential: string }): Promise<Outcome<typeof authenticatorMethods.erase>>;
}
