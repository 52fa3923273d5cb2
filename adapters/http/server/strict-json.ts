import { bodyLimits } from '../wire.ts';

/** A body that is not exactly one JSON value as this server reads it. Says nothing of what was in it. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;
/** Names that mean something to JavaScript: nobody sends them by accident. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads JSON strictly (RFC 8259 leaves doubled names to the reader, and two readers of one request must not differ).
 * Throws `JsonError` for bytes that are no UTF-8, anything that is no JSON, doubled or forbidden names, and depth.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    checkNames(text);
    return value;
  } catch (cause) {
    throw cause instanceof JsonError ? cause : new JsonError('The body is not JSON.');
  }
}

/** Walks the tokens of a text that is known to be JSON. */
function checkNames(text: string): void {
  /** The names of each open object; `null` for an array. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > bodyLimits.depth) throw new JsonError('The body is too deep.');
      isName = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      isName = false;
    } else if (token === ',') {
      isName = open.at(-1) !== null;
    } else if (isName) {
      note(open.at(-1) ?? new Set(), JSON.parse(token) as string);
      isName = false;
    }
  }
}

function note(names: Set<string>, name: string): void {
  if (forbidden.has(name)) throw new JsonError('The body has a forbidden name.');
  if (names.has(name)) throw new JsonError('The body has a name twice.');
  names.add(name);
}
