import type { AnyEventDeclaration, Known } from '../../machines/flows/definition.ts';
import { passwordMaxLength } from '../../machines/vocabulary/password.ts';

/** A concrete payload, field by field. */
export type Payload = Readonly<Record<string, unknown>>;

/** How many digits a code or a PIN has where the bank did not say. */
const usualDigits = 6;
/** Payloads of one class that are used in turns. */
const mostVariants = 8;

const digitPool = (digits: number, good: string): readonly string[] => [
  good.slice(0, digits),
  '9'.repeat(digits),
  '0'.repeat(digits),
  '1234567890'.slice(0, digits),
  good.slice(0, digits - 1),
  `${good}00000000`.slice(0, digits + 1),
  '',
  'a'.repeat(digits),
  '١٢٣٤٥٦٧٨'.slice(0, digits),
];

const passwords: readonly string[] = [
  'mali i bardhë 41',
  'x',
  'ë'.repeat(passwordMaxLength),
  '🙂'.repeat(passwordMaxLength),
  ' deti i kaltër 52 ',
  '',
  'a'.repeat(passwordMaxLength + 1),
  '🙂'.repeat(passwordMaxLength + 1),
  'mali\u0000bardhë',
];

/** Numbers of nobody: the dates in the personal numbers do not exist, or their shape is wrong (behaviour.md 2.2). */
const identifiers: readonly string[] = [
  '900800700',
  'A00000000A',
  'i88888888z',
  '900 800-700',
  'j-9123.4567-l',
  '',
  ' -.',
  '90080070',
  '9008007000',
  'A0000000A',
  'А00000000A',
  '9'.repeat(33),
];

/** Values worth trying in a field, the most usual first and boundaries after it, by the name of the field. */
function poolOf(name: string, digits: number): readonly unknown[] {
  if (name === 'identifier') return identifiers;
  if (/password|again/i.test(name)) return passwords;
  if (name === 'code') return [...digitPool(digits, '48291735'), '482 917', '4-8-2-9-1-7'];
  if (/pin/i.test(name)) return digitPool(digits, '74829135');
  return [false, true];
}

interface Shaped {
  readonly _zod: { readonly def: { readonly shape?: object } };
}

/** Every combination of values of the fields, the first of each field first. */
function* combinations(names: readonly string[], pools: readonly (readonly unknown[])[]): Iterable<Payload> {
  const [name, ...others] = names;
  if (name === undefined) {
    yield {};
    return;
  }
  for (const value of pools[0]!) {
    for (const rest of combinations(others, pools.slice(1))) yield { [name]: value, ...rest };
  }
}

/**
 * Concrete payloads of one class of an event: those that its own schema takes and in which its own `problemOf` finds
 * exactly `problem`, with these told values. The usual one is first; then come those with a boundary value that was not
 * used before, at most eight. Empty where no value that we try is of the class.
 */
export function payloadsOf(
  declared: AnyEventDeclaration,
  problem: string | null,
  told: Payload,
  known: Known,
): Payload[] {
  // oxlint-disable-next-line no-underscore-dangle
  const names = Object.keys((declared.payload as unknown as Shaped)._zod.def.shape ?? {});
  const digits = known.digits ?? usualDigits;
  const pools = names.map((name) => {
    if (Object.hasOwn(told, name)) return [told[name]];
    const held = known.held(name);
    const pool = poolOf(name, digits);
    return held === undefined ? pool : [held, ...pool.filter((value) => value !== held)];
  });
  const used = new Set<string>();
  const found: Payload[] = [];
  for (const payload of combinations(names, pools)) {
    if (found.length === mostVariants) break;
    const parsed = declared.payload.safeParse(payload);
    if (!parsed.success || declared.problemOf(parsed.data as never, known) !== problem) continue;
    const values = Object.entries(payload).map(([name, value]) => `${name} ${String(value)}`);
    if (found.length > 0 && values.every((value) => used.has(value))) continue;
    for (const value of values) used.add(value);
    found.push(payload);
  }
  return found;
}
