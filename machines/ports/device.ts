import { choice, flag, text } from './field.ts';
import { method, type Outcome } from './method.ts';

/** What this install keeps (behaviour.md 4.4): references and masks, never a secret that it could be asked for. */
export const deviceMethods = {
  look: method(
    {
      remembered: flag,
      handle: text,
      mask: text,
      biometric: flag,
      biometricCredential: text,
      biometricMask: text,
      smartFnp: flag,
      smartFnpCredential: text,
      softPin: choice('off', 'ask', 'saved'),
      softPinCredential: text,
    },
    {},
  ),
  /** Keeps the handle and its mask. A store that fails is `W_REMEMBER_FAILED` to the customer: a fault here. */
  remember: method({}, {}),
  forget: method({}, {}),
  /** Wipes what the bank does not know (R14): for each kind whether the bank counts it as there. */
  reconcile: method({}, {}),
  /** Whether the system reports the device as altered (R11). */
  integrity: method({}, { E_DEVICE_ALTERED: {} }),
} as const;

type Answered<M extends keyof typeof deviceMethods> = Promise<Outcome<(typeof deviceMethods)[M]>>;

export interface Device {
  look(request: object): Answered<'look'>;
  remember(request: { handle: string; mask: string }): Answered<'remember'>;
  forget(request: object): Answered<'forget'>;
  reconcile(request: {
    biometric: boolean;
    smartFnp: boolean;
    softPin: boolean;
    remembered: boolean;
  }): Answered<'reconcile'>;
  integrity(request: object): Answered<'integrity'>;
}
