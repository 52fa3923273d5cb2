import { nearest } from './nearest.ts';
import { type Deviation, shown } from './problem.ts';
import { entries, type PolicyKey, policyKeys } from './table.ts';

const flat = { allowed: 'a flat object with the dotted keys of the policy table', clause: 'behaviour 4.3' };

function typeOf(value: unknown): string {
  if (typeof value === 'number') return 'a whole number';
  if (typeof value === 'boolean') return 'true or false';
  return Array.isArray(value) ? 'a list of whole numbers' : 'one of these words';
}

/** What to do about a value that its own row does not allow. */
export function adviceFor(key: PolicyKey, kind: Deviation['kind']): string {
  const { default: standard, unit } = entries[key];
  const words = unit === 'none' || unit === 'count' ? shown(standard) : `${shown(standard)} ${unit}`;
  const wanted = kind === 'wrongType' ? typeOf(standard) : 'an allowed value';
  return `Give ${wanted}, or leave the key out for the default ${words}.`;
}

/** A key that the table does not have, with the one it may be a slip of. */
export function unknownKey(key: string, value: unknown): Deviation {
  const inner = policyKeys.find((known) => known.startsWith(`${key}.`));
  const close = nearest(key, policyKeys);
  let advice = 'Remove it; policyTable() lists every key.';
  if (close !== undefined) advice = `Did you mean "${close}"?`;
  if (inner !== undefined) advice = `Keys are flat: write "${inner}", not an object in an object.`;
  return { kind: 'unknownKey', key, value, ...flat, advice };
}

/** The whole configuration is no plain object: nothing given, a list, a text, an instance of a class. */
export function notAnObject(value: unknown): Deviation {
  const advice = 'Give {} for the defaults.';
  return { kind: 'wrongType', key: 'policy', value, ...flat, advice };
}
