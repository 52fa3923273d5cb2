import type { Element } from '../../vocabulary/element.ts';
import type { FailureCode } from '../../vocabulary/failure.ts';
import type { Second } from '../../ports/login.ts';

/** What a login begins with, as `entry` found it on the device. Nothing in it is a secret. */
export interface LoginInput {
  /** What answers after the first element; an FNP by SMS when left out (the resolver of behaviour.md 6.0). */
  second?: Second;
  /** Soft PIN: whether the Kod PIN is asked for. */
  pin?: 'ask' | 'saved';
  /** How many digits the Kod PIN has, where it is known. */
  pinDigits?: number;
  /** The credentials of this device, by their ids. */
  smartFnp?: string;
  softPin?: string;
  biometric?: string;
  /** The number that this device remembers. */
  remembered?: { handle: string; mask: string };
  /** Why the customer came here from another way in. */
  error?: FailureCode;
  notice?: 'M_BIO_STILL_ON';
}

/** For a customer whose number is remembered. */
export interface RememberedLoginInput extends LoginInput {
  handle: string;
  mask: string;
}

/** For a customer whose biometric credential is on this device; `mask` is its account's. */
export interface BiometricLoginInput extends LoginInput {
  credential: string;
  mask: string;
}

/** `first`: with what the login begins; a biometric needs `credential`. */
export interface SoftPinLoginInput extends LoginInput {
  first: First;
  softPin: string;
  pin: 'ask' | 'saved';
  credential?: string;
  mask?: string;
}

export type First = 'password' | 'biometric';

/** What answers after the first element: an FNP, Smart FNP, or Soft PIN with its PIN asked, saved, or its code typed. */
export const ways = ['sms', 'smartFnp', 'askedPin', 'savedPin', 'typedPin'] as const;
export type Way = (typeof ways)[number];

export const loginPaths = [
  'L1',
  'L2',
  'L3',
  'L4a',
  'L4b',
  'L5a',
  'L5b',
  'L5c',
  'L5d',
  'L6sms',
  'L6pin',
] as const;
export type LoginPath = (typeof loginPaths)[number];

/** How a login may end (behaviour.md 6.14). `session` names the session; the token stays with the adapter. */
export type LoginOutput =
  | {
      status: 'authenticated';
      path: LoginPath;
      elements: readonly Element[];
      session: string;
      /** The number is remembered from now on. */
      remember?: true;
      /** It was to be remembered and is not (`W_REMEMBER_FAILED`). */
      rememberFailed?: true;
    }
  | { status: 'blocked' }
  | { status: 'cancelled' }
  | { status: 'left'; next: 'forgotPassword'; input?: { biometric: string | null; softPin: string | null } }
  | { status: 'left'; next: 'passwordLogin'; input: LoginInput }
  | { status: 'left'; next: 'rememberedLogin'; input: RememberedLoginInput };
