import type { FailureCode } from './failure.ts';

/** Which of the two numbers of manual 1.1 a customer typed. */
export type IdentifierKind = 'clientNumber' | 'personalNumber';

export interface Identifier {
  kind: IdentifierKind;
  /** 9 digits, or a letter, 8 digits and a letter, upper case. */
  value: string;
}

/** Longest raw input that is looked at at all, in UTF-16 units (behaviour.md 4.2). */
export const identifierMaxLength = 32;

const shapes: readonly [IdentifierKind, RegExp][] = [
  ['clientNumber', /^[0-9]{9}$/],
  ['personalNumber', /^[A-Z][0-9]{8}[A-Z]$/],
];

/**
 * Reads a client number or a personal number as a customer types it: spaces, hyphens and full stops are
 * dropped and letters raised. Checked by shape only: dates and check letters are never judged, because many
 * genuine numbers break the official formula (X13). Look-alikes outside ASCII are refused, never folded.
 *
 * Errors: `E_ID_REQUIRED` for nothing typed, `E_ID_FORMAT` for anything else that is no identifier.
 */
export function parseIdentifier(raw: string): Identifier | FailureCode {
  if (raw.length > identifierMaxLength) return 'E_ID_FORMAT';
  const bare = raw.replace(/[ .-]/g, '');
  if (bare === '') return 'E_ID_REQUIRED';
  const value = bare.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  const shape = shapes.find(([, pattern]) => pattern.test(value));
  return shape ? { kind: shape[0], value } : 'E_ID_FORMAT';
}
