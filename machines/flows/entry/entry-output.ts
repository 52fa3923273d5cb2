import type { deviceMethods } from '../../ports/device.ts';
import type { Outcome } from '../../ports/method.ts';
import type {
  BiometricLoginInput,
  LoginInput,
  RememberedLoginInput,
  SoftPinLoginInput,
} from '../login/login-input.ts';
import { resolve, type Standing } from './resolver.ts';

/** What the device said it keeps. */
export type Kept = Omit<Outcome<typeof deviceMethods.look>, 'ok'>;

/** What of it counts. */
export interface Counted extends Standing {
  remembered: boolean;
  /** The remembered number is another customer's than the options. */
  apart: boolean;
  /** The device is altered: nothing of it counts (R11). */
  altered: boolean;
}

/** Where a customer goes from the first screens, and what the flow there begins with. */
export type EntryOutput =
  | { status: 'left'; next: 'passwordLogin'; input: LoginInput }
  | { status: 'left'; next: 'rememberedLogin'; input: RememberedLoginInput }
  | { status: 'left'; next: 'biometricLogin' | 'smartFnpLogin'; input: BiometricLoginInput }
  | { status: 'left'; next: 'softPinLogin'; input: SoftPinLoginInput }
  | { status: 'left'; next: 'softPinMenu'; input: { credential: string; session: null; saved: boolean } }
  | {
      status: 'left';
      next: 'forgotPassword';
      input: { biometric: string | null; softPin: string | null };
    };

/** The credentials that count, as a login is told of them. */
const holdings = (counted: Counted, kept: Kept): LoginInput => ({
  second: resolve(counted).password.second,
  ...(counted.smartFnp && { smartFnp: kept.smartFnpCredential }),
  ...(counted.softPin !== 'off' && { softPin: kept.softPinCredential, pin: counted.softPin }),
  ...(counted.biometric && { biometric: kept.biometricCredential }),
});

const numberOf = ({ handle, mask }: Kept) => ({ handle, mask });

/**
 * To the password: typed alone where the number is remembered. Of the options a remembered number has only its own
 * customer's; whose number will be typed nobody knows yet.
 */
export function toPassword(counted: Counted, kept: Kept): EntryOutput {
  const input: LoginInput = {
    ...(counted.remembered && counted.apart ? { second: 'sms' } : holdings(counted, kept)),
    ...(counted.altered && { error: 'E_DEVICE_ALTERED' }),
  };
  return counted.remembered
    ? { status: 'left', next: 'rememberedLogin', input: { ...input, ...numberOf(kept) } }
    : { status: 'left', next: 'passwordLogin', input };
}

/** To the scan, and to what follows it. */
export function toScan(counted: Counted, kept: Kept): EntryOutput {
  const input = {
    ...holdings(counted, kept),
    ...(counted.remembered && { remembered: numberOf(kept) }),
    credential: kept.biometricCredential,
    mask: kept.biometricMask,
  };
  const second = resolve(counted).biometric?.second;
  if (second === 'smartFnp') return { status: 'left', next: 'smartFnpLogin', input };
  if (second !== 'softPin') return { status: 'left', next: 'biometricLogin', input };
  const pin = counted.softPin === 'saved' ? 'saved' : 'ask';
  return {
    status: 'left',
    next: 'softPinLogin',
    input: { ...input, first: 'biometric', softPin: kept.softPinCredential, pin },
  };
}

/** To the menu Soft PIN, before any login (A7). */
export const toMenu = ({ softPin }: Counted, kept: Kept): EntryOutput => ({
  status: 'left',
  next: 'softPinMenu',
  input: { credential: kept.softPinCredential, session: null, saved: softPin === 'saved' },
});

/** To a new password; a saved Soft PIN would be possession only and does not help (behaviour.md 6.11). */
export const toReset = (counted: Counted, kept: Kept): EntryOutput => ({
  status: 'left',
  next: 'forgotPassword',
  input: {
    biometric: counted.biometric ? kept.biometricCredential : null,
    softPin: counted.softPin === 'ask' ? kept.softPinCredential : null,
  },
});
