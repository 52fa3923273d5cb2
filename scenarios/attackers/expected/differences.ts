import type { Difference } from '../rows.ts';

/** The chance of an FNP. */
export const guessedFnp: Difference = {
  found: 'G',
  sq: 'Me fjalëkalimin e saktë FNP-ja mund të qëllohet 5 herë deri në bllok: 5/10⁶ (§4.3). Tabela e quan D, sepse mundësia është e papërfillshme.',
  en: 'With the right password the FNP can be guessed 5 times before the block: 5/10⁶ (§4.3). The table calls that D, because the chance is negligible.',
};

/** The chance of a Soft PIN code. */
export const guessedCode: Difference = {
  found: 'G',
  sq: 'Kush di fjalëkalimin mund të qëllojë kodin Soft PIN 5 herë, njësoj si në rreshtin «Di fjalëkalimin».',
  en: 'Whoever knows the password may guess the Soft PIN code 5 times, as in the row “Knows the password”.',
};

/** What follows from a guessed FNP. */
export const afterGuess: Difference = {
  found: 'G',
  sq: 'Vetëm pas një hyrjeje me FNP të qëlluar.',
  en: 'Only after a login with a guessed FNP.',
};

/** What a customer who is led on gives away. */
export const ledOn: Difference = {
  found: 'R',
  sq: 'Klienti i mashtruar jep fjalëkalimin dhe FNP-në; sesioni i sulmuesit është i freskët dhe në pajisjen e tij mund të aktivizojë. D vlen për aktivizimin në pajisjen e klientit. Klienti njoftohet dhe pajisja e vjetër zëvendësohet me paralajmërim.',
  en: 'The customer who is led on gives password and FNP; the attacker’s session is fresh, and he may activate on his own device. The D holds for the customer’s device. The customer gets a notice, and replacing his device takes an alert.',
};

/** The chance of a Kod PIN at a reset. */
export const guessedPin: Difference = {
  found: 'G',
  sq: 'SMS-ja lexohet në telefon dhe Kodi PIN mund të qëllohet 5 herë (5/10⁶), një herë për çdo rivendosje; me `reset.allowSoftPin=false` është D.',
  en: 'The phone shows the SMS, and the Kod PIN may be guessed 5 times (5/10⁶), once in each reset; with `reset.allowSoftPin=false` it is D.',
};
