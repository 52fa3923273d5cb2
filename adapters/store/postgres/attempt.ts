import type { PoolClient } from 'pg';
import type { Near, Rows } from '../../../machines/ports/bank/store.ts';
import type { Attempt } from './look.ts';
import { Conflict } from './errors.ts';
import { Footprint } from './footprint.ts';
import { firstOf, noteFirst } from './near.ts';
import { rowsOf } from './rows.ts';
import { takeSnapshot } from './snapshot.ts';

/**
 * Does `work` once: reads from a snapshot, remembers what it read and wants to write, and in the end has PostgreSQL
 * confirm the one and carry out the other in one message, which is a transaction of its own.
 *
 * Throws `Conflict`, `StoreUnavailable`, what `work` threw, or for a fault of ours PostgreSQL's own error.
 */
export async function attemptOn<T>(
  client: PoolClient,
  work: (rows: Rows) => Promise<T>,
  { near, ...terms }: Pick<Attempt, 'again' | 'isContended'> & { near: Near | undefined },
): Promise<T> {
  const snapshot = await takeSnapshot(client, firstOf(near));
  const footprint = new Footprint();
  const attempt: Attempt = { ...terms, snapshot, footprint, seen: new Map(), over: false, flush: [] };
  noteFirst(attempt);
  const outcome = await work(rowsOf(attempt)).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  attempt.over = true;
  if ('error' in outcome) {
    await snapshot.end();
    throw outcome.error;
  }
  for (const flush of attempt.flush) flush();
  if (footprint.writesNothing) {
    await snapshot.end();
    return outcome.value;
  }
  const changed = footprint.changedOf(await snapshot.end(footprint.toCalls()));
  if (changed !== undefined) throw new Conflict(changed);
  return outcome.value;
}
