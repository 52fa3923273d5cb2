import pg from 'pg';

/**
 * PostgreSQL cannot be reached, does not answer in time, or cannot serialise a transaction that too many fight about.
 * Nothing was done, unless the connection was lost during the commit itself: then it is unknown, and a repeat under
 * the same idempotency key finds out. A later try may succeed; the store needs no restart.
 */
export class StoreUnavailable extends Error {
  readonly code = 'E_SERVICE';
  readonly retryable = true;

  constructor(cause: unknown) {
    super('The database is not available.', { cause });
    this.name = 'StoreUnavailable';
  }
}

/** A row was put with a version that is not the stored one: it was read before somebody wrote it. */
export class StaleRow extends Error {
  constructor(table: string, version: number) {
    super(`A row of ${table} was put with version ${version}, which is not the stored one.`);
    this.name = 'StaleRow';
  }
}

/** Something that a transaction read has changed before it could commit; it must be done again from the start. */
export class Conflict extends Error {
  /** What has changed, if that is known. */
  readonly key: string | undefined;

  constructor(key?: string) {
    super('Another transaction was faster.');
    this.name = 'Conflict';
    this.key = key;
  }
}

/** serialization_failure, deadlock_detected */
const conflicts = new Set(['40001', '40P01']);

/** too_many_connections, query_canceled (statement timeout), lock_not_available, idle in a transaction for too long */
const exhausted = new Set(['53300', '57014', '55P03', '25P03']);

/** Class 08 connection exception, class 57P operator intervention, class 58 system error. */
const gone = /^(?:08|57P|58)/;

/** unique_violation: of an id, which somebody else gave to a row meanwhile. */
const isTaken = ({ code, constraint = '' }: pg.DatabaseError) =>
  code === '23505' && constraint.endsWith('_pkey');

/** Gives an error of a query its meaning: try again at once, try later, or a fault of ours, which stays what it is. */
export function meaningOf(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return new StoreUnavailable(error);
  const code = error.code ?? '';
  if (conflicts.has(code) || isTaken(error)) return new Conflict();
  return exhausted.has(code) || gone.test(code) ? new StoreUnavailable(error) : error;
}
