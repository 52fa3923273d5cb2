/** A secret on its way from a form to an adapter: opaque to machines, logs, snapshots and JSON (R9). */
export interface Sealed<T> {
  readonly toJSON: () => string;
  /** Type only; no such property exists at run time. */
  readonly __content?: T;
}

const contents = new WeakMap<object, unknown>();

class Envelope {
  toJSON(): string {
    return '[sealed]';
  }
  toString(): string {
    return '[sealed]';
  }
}

/** Closes `content` into a frozen object without own properties. */
export function seal<T>(content: T): Sealed<T> {
  const envelope = Object.freeze(new Envelope());
  contents.set(envelope, content);
  return envelope;
}

/**
 * Opens a seal. Only adapters call this, while the call that carries it is unsettled.
 * Throws when the seal was wiped or is none.
 */
export function unseal<T>(sealed: Sealed<T>): T {
  if (!contents.has(sealed)) throw new Error('This seal is wiped, or was never one: its call is settled.');
  return contents.get(sealed) as T;
}

/** Forgets the content; opening the seal afterwards throws. */
export function wipe(sealed: Sealed<unknown>): void {
  contents.delete(sealed);
}
