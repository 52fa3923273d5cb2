/** A trace that does not go the way it says: the machines that run do something else. */
export class ReplayError extends Error {
  readonly code = 'E_REPLAY';
  /** From 1; 0 for the trace as a whole. */
  readonly step: number;
  readonly expected: string;
  readonly seen: string;

  constructor(step: number, expected: string, seen: string) {
    const where = step === 0 ? 'The trace cannot be played' : `Step ${step} goes another way`;
    super(`${where}: expected ${expected}, seen ${seen}.`);
    this.name = 'ReplayError';
    this.step = step;
    this.expected = expected;
    this.seen = seen;
  }
}

/** Throws `ReplayError` unless what was expected was seen. */
export function expectSame(step: number, expected: string, seen: string): void {
  if (expected !== seen) throw new ReplayError(step, expected, seen);
}
