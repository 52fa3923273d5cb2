import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordMaxLength, passwordProblem } from '../../machines/vocabulary/password.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';

const common: ReadonlySet<string> = new Set(dictionary['passwords-common']);
/** Words of this bank: with digits or marks around them they are what is guessed next (ASVS 6.2.11). */
const ours = ['bkt', 'smart', 'banka', 'kombetare', 'fjalekalim', 'password', 'tirana', 'shqiperi'];

/** What is known of the customer, as typed at login: a password must not be made of it. */
export interface Known {
  clientNumber: string;
  personalNumber: string;
  phone: string;
}

/**
 * Whether a new password may be set (behaviour.md 4.2, ASVS 6.2.1 and 6.2.5): long enough, not common, not about its
 * owner or this bank.
 */
export function mayBePassword(policy: Policy, password: string, known: Known): boolean {
  if (passwordProblem(password) !== null || !fitsProfile(policy, password)) return false;
  const lower = password.toLowerCase();
  const bare = lower.replace(/[^\p{L}]/gu, '');
  const ofOurs = bare !== '' && ours.reduce((rest, word) => rest.replaceAll(word, ''), bare) === '';
  const own = [known.clientNumber, known.personalNumber.toLowerCase(), known.phone.replace(/^\+/, '')];
  return !common.has(lower) && !ofOurs && !own.some((one) => lower.includes(one));
}

/** The shortest and the longest new password of each profile (behaviour.md 4.2), in code points. */
const lengths = {
  standard: { shortest: 8, longest: passwordMaxLength },
  'bkt-public': { shortest: 6, longest: 16 },
} as const;

/** What a new password must be like, as it is told to whoever chose another. */
export function ruleOf(policy: Policy) {
  const profile = policy['password.profile'];
  return { profile, ...lengths[profile] };
}

function fitsProfile(policy: Policy, password: string): boolean {
  const { profile, shortest, longest } = ruleOf(policy);
  const { length } = [...password];
  if (profile === 'bkt-public' && !/^[A-Za-z0-9]*$/.test(password)) return false;
  return length >= shortest && length <= longest;
}
