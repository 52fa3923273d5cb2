import { type FailureCode, failureCodes } from '../../vocabulary/failure.ts';
import type { PasswordRule } from '../view.ts';
import type { Deadline } from './answer.ts';

export const deadlineNames = ['resendAt', 'codeExpiresAt', 'helpAt', 'expiresAt', 'until'] as const;
export type DeadlineName = (typeof deadlineNames)[number];

/** What is shown or told to services and never decides: no guard reads it. */
export interface RunDisplay {
  session: string | null;
  txn: string | null;
  nonce: string | null;
  ref: string | null;
  digits: number | null;
  /** The credential that this run makes, changes or uses. */
  credential: string | null;
  publicKey: string | null;
  challenge: string | null;
  user: string | null;
  mask: string | null;
  /** By which server time the device made its code, ms. */
  at: number | null;
  /** Longest scan, ms, and how many fingers that do not match it takes. */
  ceremony: number | null;
  scans: number | null;
  /** How long a code is shown, and kept on the clipboard, and from which difference of clocks on it is told, ms. */
  showFor: number | null;
  clipboardClear: number | null;
  clockWarn: number | null;
  /** The customer agreed that the options of another one on this device end. */
  takeOver: boolean | null;
  /** The biometric and the Soft PIN of this device, from before the run. */
  biometric: string | null;
  softPin: string | null;
  /** What a new password must be like, as the bank told when it refused one. */
  rule: PasswordRule | null;
  /** When a refusal for being too fast ends. */
  retryAt: number | null;
  deadlines: Partial<Record<DeadlineName, Deadline>>;
}

/** A call behind a form, which may be repeated from the form when it gave no answer. */
const calls = ['begin', 'sendCode', 'verify', 'submit'] as const;
export type FormCall = (typeof calls)[number];

export interface RunContext {
  online: boolean;
  error: FailureCode | null;
  /** The next rejection brings a block, as the bank told. */
  lastAttempt: boolean;
  /** The call of a form that gave no answer and may be repeated with the same value and key (R8). */
  unanswered: FormCall | null;
  /** The bank will send a further code on request. */
  sendsAreLeft: boolean;
  /** The customer agreed to turn the option off on another device. */
  replace: boolean;
  /** "Save the Soft PIN and do not ask me for it again" is ticked. */
  save: boolean;
  /** How often in a row the second entry of a PIN was another one. */
  mismatches: 0 | 1 | 2;
  /** What the run is about, where one flow serves several wishes. */
  what: What | null;
  /** Which element of this device can be used. */
  hasBiometric: boolean;
  hasSoftPin: boolean;
  display: RunDisplay;
}

const either = [false, true] as const;
const wishes = ['biometric', 'smartFnp', 'softPin', 'pin', 'save', 'ask'] as const;
export type What = (typeof wishes)[number];

/** Every value a decision of these machines may rest on; leaving the range is a defect. */
export const runRange = {
  online: either,
  error: [null, ...failureCodes],
  lastAttempt: either,
  unanswered: [null, ...calls],
  sendsAreLeft: either,
  replace: either,
  save: either,
  mismatches: [0, 1, 2],
  what: [null, ...wishes],
  hasBiometric: either,
  hasSoftPin: either,
} satisfies { [K in keyof Omit<RunContext, 'display'>]: readonly RunContext[K][] };

const emptyDisplay: RunDisplay = {
  session: null,
  txn: null,
  nonce: null,
  ref: null,
  digits: null,
  credential: null,
  publicKey: null,
  challenge: null,
  user: null,
  mask: null,
  at: null,
  ceremony: null,
  scans: null,
  showFor: null,
  clipboardClear: null,
  clockWarn: null,
  takeOver: null,
  biometric: null,
  softPin: null,
  rule: null,
  retryAt: null,
  deadlines: {},
};

/** A run at its beginning, with what the flow before it found out. */
export const beginning = (known: Partial<RunDisplay> = {}, what: What | null = null): RunContext => ({
  online: true,
  error: null,
  lastAttempt: false,
  unanswered: null,
  sendsAreLeft: false,
  replace: false,
  save: false,
  mismatches: 0,
  what,
  hasBiometric: (known.biometric ?? null) !== null,
  hasSoftPin: (known.softPin ?? null) !== null,
  display: { ...emptyDisplay, ...known },
});
