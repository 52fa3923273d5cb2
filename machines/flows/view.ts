import type { Element } from '../vocabulary/element.ts';
import type { FailureCode, NoticeCode } from '../vocabulary/failure.ts';

/** One input. Only `value` of fields that hold no secret is ever filled (R9, R13). */
export interface ViewField {
  name: string;
  type: 'text' | 'password' | 'code' | 'checkbox';
  autocomplete: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'off';
  inputmode: 'text' | 'numeric';
  /** Longest input worth typing, in UTF-16 units. */
  maxLength: number;
  required: boolean;
  /** What is filled in; of a checkbox whether it is ticked at first (`'true'`). */
  value?: string;
  error?: FailureCode;
}

export interface ViewAction {
  event: string;
  kind: 'primary' | 'secondary' | 'link';
  enabled: boolean;
  /** The fields that go with it. */
  fields: readonly string[];
  /** Asked before it is done: the code of the question. */
  confirm?: NoticeCode;
}

/** A deadline to count down to, by the flow's clock. */
export interface ViewTimer {
  id: 'resend' | 'codeExpiry' | 'transaction' | 'block' | 'session' | 'account' | 'softPinStep' | 'scan';
  endsAt: number;
  durationMs: number;
}

/** An option of Profile, as the bank and this device have it. */
export interface ViewToggle {
  name: 'biometric' | 'smartFnp' | 'softPin';
  on: boolean;
  /** What turns it, or `null` where it cannot be turned; `reason` says why. */
  event: string | null;
  reason?: FailureCode;
  /** Soft PIN: whether the PIN is asked for in the app. */
  saved?: boolean;
}

export const screens = [
  'booting',
  'welcome',
  'method',
  'credentials',
  'password',
  'scan',
  'code',
  'pin',
  'secondElement',
  'validating',
  'blocked',
  'authenticated',
  'home',
  'profile',
  'reauth',
  'newPin',
  'confirmPin',
  'confirmReplace',
  'confirmed',
  'confirmOff',
  'changePassword',
  'softPinHidden',
  'softPinInactive',
  'softPinReady',
  'softPinCode',
  'identify',
  'resetElement',
  'newPassword',
  'passwordChanged',
  'contactCentre',
  'idleWarning',
  'sessionEnded',
  'cancelled',
  'left',
] as const;
export type Screen = (typeof screens)[number];

/** What a new password must be like: the bank's profile, and its length in code points. */
export interface PasswordRule {
  profile: string;
  shortest: number;
  longest: number;
}

/** Everything a front end shows. JSON; texts are message codes; screens never see state names. */
export interface View {
  screen: Screen;
  /** New at each screen, so that no framework reuses an input of the screen before. */
  key: string;
  busy: boolean;
  step: { at: number; of: number } | null;
  fields: readonly ViewField[];
  actions: readonly ViewAction[];
  /** `endsAt`: when the reason ends, by the flow's clock; a front end stops showing the error then. */
  error: { code: FailureCode; endsAt?: number } | null;
  notices: readonly NoticeCode[];
  timers: readonly ViewTimer[];
  data: {
    ref?: string;
    digits?: number;
    next?: string;
    /** A remembered number or the account of a biometric, masked. */
    mask?: string;
    toggles?: readonly ViewToggle[];
    /** The account of a biometric, where another number is remembered. */
    biometricMask?: string;
    /** What the customer may look at again when no SMS comes: what this login or run began with. */
    check?: 'credentials' | 'password' | 'number' | 'scan';
    /** How long what this screen shows may be on the clipboard, ms. */
    clipboardClear?: number;
    /** Why a new password was refused. */
    rule?: PasswordRule;
    /** Why a session ended. */
    reason?: string;
  };
  /** Secrets that this screen is there to show, by name; `flow.reveal(name)` gives them. */
  reveal: readonly string[];
  /** The elements proved so far; nothing is known before the verdict (R3). */
  elements: readonly Element[];
}

/** What a flow's view function gives; the gateway adds the key and the values that the customer typed. */
export type Picture = Omit<View, 'key' | 'reveal'> & { reveal?: readonly string[] };
