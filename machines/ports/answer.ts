import { amount, choice, count, flag, instant, text } from './field.ts';

/** Every answer carries the bank's time, so that a flow waits by the bank's clock and not by the device's (R12). */
export const serverNow = { serverNow: instant };
export const blocked = { E_BLOCKED_TEMP: { until: instant, ...serverNow } } as const;
export const rate = { E_RATE: { retryAt: instant, ...serverNow } } as const;
export const expired = { E_TXN_EXPIRED: serverNow } as const;
export const over = { ...expired, E_TXN_SUPERSEDED: serverNow } as const;
export const rejected = { E_AUTH_GENERIC: { dead: flag, lastAttempt: flag, ...serverNow } } as const;

/** How long a scan may take, ms, and after how many fingers in a row that do not match the sensor makes wait. */
export const scanLimits = { ceremony: amount, scans: amount };

/** Why a session is over (behaviour.md 6.12). */
export const endings = ['idle', 'absolute', 'logout', 'elsewhere', 'security'] as const;
export type Ending = (typeof endings)[number];
export const ended = { E_SESSION_ENDED: { reason: choice(...endings), ...serverNow } } as const;

/** What a code screen needs (R3): alike for genuine transactions and decoys. */
export const codeAnswer = {
  ref: text,
  digits: amount,
  resendAt: instant,
  codeExpiresAt: instant,
  sendsLeft: count,
  helpAt: instant,
  expiresAt: instant,
  ...serverNow,
};
export const resendAnswer = {
  digits: amount,
  resendAt: instant,
  codeExpiresAt: instant,
  sendsLeft: count,
  ...serverNow,
};
export const resendRefusals = {
  E_FNP_WAIT: { resendAt: instant, ...serverNow },
  E_FNP_LIMIT: serverNow,
  ...rate,
  ...blocked,
} as const;

/** A new password that the policy does not allow: which profile it has to fit, and how long it may be, in code points. */
export const unfitPassword = {
  E_PWD_POLICY: { profile: text, shortest: amount, longest: amount, ...serverNow },
} as const;
