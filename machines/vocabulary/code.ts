import type { FailureCode } from './failure.ts';

/** Longest raw input that is looked at at all, in UTF-16 units. */
const codeMaxLength = 64;

/**
 * An FNP (one-time password) as typed, without the spaces and hyphens that people and SMS texts put between
 * digits (behaviour.md 4.2). `null` if what remains is not exactly `digits` ASCII digits.
 */
export function parseCode(raw: string, digits: number): string | null {
  if (raw.length > codeMaxLength) return null;
  const bare = raw.replace(/[ -]/g, '');
  return bare.length === digits && /^[0-9]+$/.test(bare) ? bare : null;
}

/** The problem with a code as typed, or `null`. */
export function codeProblem(raw: string, digits: number): FailureCode | null {
  return parseCode(raw, digits) === null ? 'E_FNP_FORMAT' : null;
}
