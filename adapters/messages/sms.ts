import type { SmsCode } from '../../machines/vocabulary/failure.ts';
import { type Language, message, messageFrom } from './format.ts';
import type { Params } from './template.ts';

/** What an FNP is bound to (behaviour R4). */
export type FnpPurpose = 'login' | 'reauth' | 'reset';

export interface FnpSms {
  readonly code: string;
  /** Two letters and two digits, the same as on the screen. */
  readonly ref: string;
  readonly purpose: FnpPurpose;
  /** The code's life in whole minutes, rounded down so that no text promises too much. */
  readonly minutes: number;
  /** Where the code may be filled in: the last line binds it to this host. */
  readonly host: string;
}

/** The SMS that carries an FNP; its last line, `@host #code`, lets a browser fill the code in on that host only. */
export function fnpSms(language: Language, { purpose, ...rest }: FnpSms): string {
  return message(language, 'N_FNP', { ...rest, purpose: message(language, `purpose.${purpose}`) });
}

/** Any SMS of the bank, from the params that the bank gives it: words for what is only named, then its text. */
export function smsText(sms: SmsCode, language: Language, params: Params): string {
  if (sms === 'N_FNP') return fnpSms(language, params as unknown as FnpSms);
  if (sms !== 'N_ACCOUNT_CHANGE') return messageFrom(language, sms, params);
  return messageFrom(language, sms, { ...params, change: message(language, 'change.unlocked') });
}
