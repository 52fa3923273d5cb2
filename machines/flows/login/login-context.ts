import type { Second } from '../../ports/login.ts';
import type { Method } from '../../ports/method.ts';
import type { FailureCode } from '../../vocabulary/failure.ts';
import type { Deadline } from '../code/answer.ts';
import type { AnyEventDeclaration } from '../definition.ts';
import { faults } from '../socket.ts';
import { type First, type LoginInput, type Way, ways } from './login-input.ts';

export const deadlineNames = ['resendAt', 'codeExpiresAt', 'helpAt', 'expiresAt', 'until'] as const;
export type DeadlineName = (typeof deadlineNames)[number];

/** All that a login may have begun with. */
export type Given = LoginInput &
  Partial<Record<'handle' | 'mask' | 'credential', string>> & { first?: First };

/** What is shown, handed on or waited for and never decides: no guard reads it. */
export interface LoginDisplay {
  given: Given;
  txn: string | null;
  nonce: string | null;
  /** Longest scan, ms, and how many fingers that do not match it takes. */
  ceremony: number | null;
  scans: number | null;
  ref: string | null;
  digits: number | null;
  session: string | null;
  /** By which server time the device made its Soft PIN code, ms. */
  at: number | null;
  /** The number as it will be remembered. */
  handle: string | null;
  mask: string | null;
  /** When a refusal for being too fast ends. */
  retryAt: number | null;
  deadlines: Partial<Record<DeadlineName, Deadline>>;
}

const calls = ['open', 'first', 'sendCode', 'second', 'scan', 'sign', 'derive'] as const;
export type LoginCall = (typeof calls)[number];

export interface LoginContext {
  online: boolean;
  error: FailureCode | null;
  /** The next rejection brings a block, as the bank told. */
  lastAttempt: boolean;
  /** The call that gave no answer and may be repeated with the same value and key (R8). */
  unanswered: LoginCall | null;
  /** The bank will send a further code on request. */
  sendsAreLeft: boolean;
  first: First;
  /** What answers after the first element, as things stand. */
  way: Way;
  /** The device has set its clock by the bank's and made its code anew. */
  resynced: boolean;
  /** Më Kujto is ticked. */
  remember: boolean;
  /** A number is remembered on this device. */
  remembered: boolean;
  /** A number was to be remembered and is not. */
  rememberFailed: boolean;
  display: LoginDisplay;
}

const either = [false, true] as const;

/** The codes that a flow finds without asking anybody. */
const own = ['E_OFFLINE', 'E_FNP_EXPIRED', 'E_TXN_EXPIRED'] as const;

/** Why a scan may lead to the password. */
export const fallbackCodes = [
  'E_BIO_LOCKOUT',
  'E_BIO_UNAVAILABLE',
  'E_BIO_CHANGED',
  'E_CRED_REVOKED',
] as const;

interface Surroundings {
  events: Readonly<Record<string, AnyEventDeclaration>>;
  services: Readonly<Record<string, Method>>;
}

/** Every value a decision of a login may rest on; leaving the range is a defect. */
export const loginRange = ({ events, services }: Surroundings) =>
  ({
    online: either,
    error: [
      null,
      ...own,
      ...faults,
      ...fallbackCodes,
      ...Object.values(events).flatMap(({ problems }) => problems),
      ...Object.values(services).flatMap(({ refusals }) => Object.keys(refusals) as FailureCode[]),
    ],
    lastAttempt: either,
    unanswered: [null, ...calls],
    sendsAreLeft: either,
    first: ['password', 'biometric'],
    way: ways,
    resynced: either,
    remember: either,
    remembered: either,
    rememberFailed: either,
  }) satisfies { [K in keyof Omit<LoginContext, 'display'>]: readonly LoginContext[K][] };

/** Nothing is known of a transaction. */
export const emptyDisplay: Omit<LoginDisplay, 'given'> = {
  txn: null,
  nonce: null,
  ceremony: null,
  scans: null,
  ref: null,
  digits: null,
  session: null,
  at: null,
  handle: null,
  mask: null,
  retryAt: null,
  deadlines: {},
};

/** The context of a login that begins with this element, and after which this answers, whatever the device has. */
export const beginsWith =
  (first?: First, second?: Second | 'typedPin') =>
  ({ input = {} }: { input: Given | undefined }): LoginContext => {
    const answering = second ?? input.second ?? 'sms';
    const pin = input.pin === 'saved' ? 'savedPin' : 'askedPin';
    return {
      online: true,
      error: input.error ?? null,
      lastAttempt: false,
      unanswered: null,
      sendsAreLeft: false,
      first: first ?? input.first ?? 'password',
      way: answering === 'softPin' ? pin : answering,
      resynced: false,
      remember: input.remembered !== undefined,
      remembered: input.remembered !== undefined,
      rememberFailed: false,
      display: { ...emptyDisplay, given: input },
    };
  };
