import { text } from './field.ts';
import { bestEffort, gives, method, type Outcome } from './method.ts';

/** Smart FNP on the device (X3): a P-256 key that is not extractable and signs without being asked. */
export const deviceKeyMethods = {
  /** A new key, saved on the device, with a proof that it is held: ECDSA over `enrolmentText`. */
  create: gives(
    ['proof'],
    method({ credential: text, publicKey: text, proof: text }, { E_DEVICE_ALTERED: {} }),
  ),
  /** ECDSA over `smartFnpText`. The key is gone: `I_SFNP_FALLBACK`. */
  sign: gives(['proof'], method({ proof: text }, { I_SFNP_FALLBACK: {}, E_DEVICE_ALTERED: {} })),
  erase: bestEffort(method({}, {})),
} as const;

export interface DeviceKey {
  create(request: object): Promise<Outcome<typeof deviceKeyMethods.create>>;
  sign(request: {
    credential: string;
    txn: string;
    nonce: string;
  }): Promise<Outcome<typeof deviceKeyMethods.sign>>;
  erase(request: { credential: string }): Promise<Outcome<typeof deviceKeyMethods.erase>>;
}

/** What Smart FNP signs in a login: SHA-256 of this text, ECDSA P-256, IEEE P1363, base64url. */
export const smartFnpText = (txn: string, nonce: string) => `smartfnp\n${txn}\n${nonce}\nlogin`;

/** What a new Smart FNP key signs to show that it is held. */
export const enrolmentText = (credential: string, publicKey: string) =>
  `smartfnp-enrolment\n${credential}\n${publicKey}`;
