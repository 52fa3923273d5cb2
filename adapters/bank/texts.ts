import type { Language } from '../../machines/ports/bank/customer.ts';
import type { SmsCode } from '../../machines/vocabulary/failure.ts';

/** What a text is filled with, by name. */
export type TextParams = Readonly<Record<string, string | number>>;

/**
 * The words of an SMS. Params, by message:
 * `N_FNP` code, ref, purpose (`login`, `reauth`, `reset`), minutes (rounded down), host; `N_LOCK` time (`HH:MM` in
 * Tirana), count; `N_ACCOUNT_CHANGE` change (`unlocked`, `passwordChanged`, `phoneChanged`, `closed`), time;
 * `N_CRED_CHANGE` option (a credential's kind), change (`activated`, `replaced`, `suspended`, `revoked`), time.
 */
export type Texts = (sms: SmsCode, language: Language, params: TextParams) => string;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Tirane',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment (ms) as the customer's clock shows it. */
export const clockTime = (moment: number): string => clock.format(moment);
