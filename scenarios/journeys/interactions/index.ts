import type { Journey } from '../journey.ts';
import { accounts } from './accounts.ts';
import { languages } from './languages.ts';
import { numbers } from './numbers.ts';
import { options } from './options.ts';
import { passwords } from './passwords.ts';
import { phones } from './phones.ts';
import { repeats } from './repeats.ts';
import { sensors } from './sensors.ts';

/** What one thing does to another (behaviour.md 7). */
export const interactions: readonly Journey[] = [
  ...options,
  ...passwords,
  ...phones,
  ...sensors,
  ...numbers,
  ...accounts,
  ...repeats,
  ...languages,
];

export { interactionRows, row } from './rows.ts';
