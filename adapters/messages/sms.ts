import { type Language, message } from './format.ts';

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
