import type { FailureCode } from './failure.ts';

/** Longest password that is verified, in code points (behaviour.md 4.2; ASVS 6.2.9 asks for at least 64). */
export const passwordMaxLength = 128;

const control = /\p{Cc}/u;

/**
 * The problem with a password as typed at login, or `null`. Nothing is trimmed, folded or composed, and no
 * composition rule applies (NIST 3.1.1.2): only an empty, an over-long one or one with control characters is refused.
 */
export function passwordProblem(raw: string): FailureCode | null {
  if (raw === '') return 'E_PWD_REQUIRED';
  if (raw.length > 2 * passwordMaxLength || [...raw].length > passwordMaxLength || control.test(raw)) {
    return 'E_PWD_TOO_LONG';
  }
  return null;
}
