/** Slow password hashes. */
export interface Hasher {
  hash(password: string): Promise<string>;
  /** Whether `password` made `hash`. For `null`, nobody's hash: the same work, and never right. */
  verify(password: string, hash: string | null): Promise<boolean>;
  /**
   * Does `work`, which hashes, when one of few places is free. Throws at once when too many wait: asked before a
   * password check is reserved, so that a busy bank costs nobody an attempt.
   */
  admit<T>(work: () => Promise<T>): Promise<T>;
}
