import type { SmsCode } from '../../machines/vocabulary/failure.ts';
import { type Language, message, messageFrom } from './format.ts';
import type { Params, TextCode } from './template.ts';

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

/** Under which heading the words of a param stand; other params are taken as they are. */
const headings: Readonly<Partial<Record<SmsCode, Readonly<Record<string, string>>>>> = {
  N_FNP: { purpose: 'purpose' },
  N_ACCOUNT_CHANGE: { change: 'change' },
  N_CRED_CHANGE: { option: 'option', change: 'turned' },
};

/**
 * Any SMS of the bank, from the params that the bank gives it: words for what is only named, then its text.
 * Throws for a name that has no word.
 */
export function smsText(sms: SmsCode, language: Language, params: Params): string {
  const words = headings[sms] ?? {};
  const said = Object.entries(params).map(([name, value]) => {
    const heading = words[name];
    return [name, heading === undefined ? value : messageFrom(language, `${heading}.${value}` as TextCode)];
  });
  return messageFrom(language, sms, Object.fromEntries(said) as Params);
}
