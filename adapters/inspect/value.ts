import type { StateValue } from './wire.ts';

const deepest = 12;
const widest = 64;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A state value out of names that `isState` knows by their dotted path; `null` for anything else, however deep. */
export function allowedValue(raw: unknown, isState: (path: string) => boolean): StateValue | null {
  const read = (value: unknown, above: string, depth: number): StateValue | null => {
    const below = (key: string) => (above === '' ? key : `${above}.${key}`);
    if (typeof value === 'string') return isState(below(value)) ? value : null;
    if (!isRecord(value) || depth > deepest) return null;
    const entries = Object.entries(value);
    if (entries.length > widest) return null;
    const parts = entries.map(([key, inner]) => [
      key,
      isState(below(key)) ? read(inner, below(key), depth + 1) : null,
    ]);
    return parts.some(([, part]) => part === null)
      ? null
      : (Object.fromEntries(parts) as Record<string, StateValue>);
  };
  return read(raw, '', 1);
}

/** The dotted paths of the states that a machine is in, the outer ones first. */
export function pathsIn(value: StateValue, above = ''): string[] {
  const below = (key: string) => (above === '' ? key : `${above}.${key}`);
  if (typeof value === 'string') return [below(value)];
  return Object.entries(value).flatMap(([key, inner]) => [below(key), ...pathsIn(inner, below(key))]);
}
