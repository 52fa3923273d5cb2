import type { Element } from '../vocabulary/element.ts';
import type { FailureCode, NoticeCode } from '../vocabulary/failure.ts';

/** One input. Only `value` of fields that hold no secret is ever filled (R9, R13). */
export interface ViewField {
  name: string;
  type: 'text' | 'password' | 'code';
  autocomplete: 'username' | 'current-password' | 'one-time-code';
  inputmode: 'text' | 'numeric';
  /** Longest input worth typing, in UTF-16 units. */
  maxLength: number;
  required: boolean;
  value?: string;
  error?: FailureCode;
}

export interface ViewAction {
  event: string;
  kind: 'primary' | 'secondary' | 'link';
  enabled: boolean;
  /** The fields that go with it. */
  fields: readonly string[];
}

/** A deadline to count down to, by the flow's clock. */
export interface ViewTimer {
  id: 'resend' | 'codeExpiry' | 'transaction' | 'block';
  endsAt: number;
  durationMs: number;
}

/** Everything a front end shows. JSON; texts are message codes; screens never see state names. */
export interface View {
  screen: 'credentials' | 'code' | 'blocked' | 'authenticated' | 'cancelled' | 'left';
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
  data: { ref?: string; digits?: number; next?: string };
  /** The elements proved so far; nothing is known before the verdict (R3). */
  elements: readonly Element[];
}

/** What a flow's view function gives; the gateway adds the key and the values that the customer typed. */
export type Picture = Omit<View, 'key'>;
