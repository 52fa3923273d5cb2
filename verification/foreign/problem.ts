/** What is wrong with a module, a machine in it, or what was asked about it; the message says what to do. */
export class ForeignProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ForeignProblem';
  }
}

/** The message of whatever was thrown. */
export const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
