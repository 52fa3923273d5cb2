/** A request that no schema knows, or other content under a used key. Nothing was done, nothing is counted (E_REQUEST). */
export class RequestError extends Error {
  readonly code = 'E_REQUEST';
  /** Where it is wrong: the name of a field, never its value; empty when the whole of it is. */
  readonly path: string;

  constructor(path: string) {
    super(path === '' ? 'Invalid request.' : `Invalid request: ${path}.`);
    this.name = 'RequestError';
    this.path = path;
  }
}
