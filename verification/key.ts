/** A value inside an event or a context that has no end, or is nested too deep to be compared. */
export class Endless extends Error {
  constructor() {
    super(`is nested deeper than ${deepest} levels, or contains itself`);
    this.name = 'Endless';
  }
}

const deepest = 100;

/**
 * A text that is equal for equal values, whatever the order of their properties. As in JSON, but that maps, sets and
 * big numbers have their content, actors their id, and functions their name. Throws `Endless`.
 */
export function keyOf(value: unknown): string {
  return textOf(value, 0) ?? 'null';
}

function textOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isFinite(value) || value === 0 ? String(value) : `"${value}"`;
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'undefined') return undefined;
  if (typeof value === 'bigint') return `"${value}n"`;
  if (typeof value === 'function') return `"ƒ ${value.name}"`;
  if (typeof value === 'symbol') return `"${String(value)}"`;
  if (depth > deepest) throw new Endless();
  const inside = (part: unknown) => textOf(part, depth + 1) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(inside).join(',')}]`;
  const object = value as Record<string, unknown>;
  if ('sessionId' in object && 'getSnapshot' in object) return `"actor ${String(object['id'])}"`;
  if (value instanceof Map) return `{"map":${inside([...(value as Map<unknown, unknown>)])}}`;
  if (value instanceof Set) return `{"set":${inside([...(value as Set<unknown>)])}}`;
  if (value instanceof Error) return inside({ error: value.name, message: value.message });
  if (typeof object['toJSON'] === 'function') return textOf(object['toJSON'](), depth + 1);
  const names = Object.keys(object);
  if (names.length > 1) names.sort();
  let text = '';
  for (const name of names) {
    const part = textOf(object[name], depth + 1);
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${part}`;
  }
  return `{${text}}`;
}
