import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Near, Rows, Store } from '../../../machines/ports/bank/store.ts';
import { attemptOn } from './attempt.ts';
import { Conflict, StoreUnavailable } from './errors.ts';
import { createLanes } from './lanes.ts';
import { createPool, withClient } from './pool.ts';

interface OwnPool {
  connectionString: string;
  /** Most connections at a time; 10 unless given. */
  connections?: number;
  /** How long one statement may take, ms; 5000 unless given. */
  timeout?: number;
}

/** Where PostgreSQL is. A pool that is given stays the caller's: with its own limits and listeners, and not closed here. */
export type PostgresOptions = OwnPool | { pool: Pool };

export interface PostgresStore extends Store {
  /** Waits for the transactions under way and lets the connections go. */
  close(): Promise<void>;
}

/** How often a transaction is tried, and the longest pause before it is tried again (ms). */
const attempts = 40;
const longestPause = 20;

/**
 * A store in PostgreSQL, for any number of processes beside it. Expects the schema of `migrate`.
 *
 * `tx` is optimistic: see `attemptOn`. After a conflict the transaction joins those of this process that fight about
 * the same key, and they go one after the other; so does a new one as soon as it asks for such a key. Throws
 * `StoreUnavailable` when PostgreSQL is gone, and works again when it is back.
 */
export function postgresStore(options: PostgresOptions): PostgresStore {
  const isOwn = !('pool' in options);
  const pool = isOwn ? ownPool(options) : options.pool;
  const lanes = createLanes();

  return {
    async tx<T>(work: (rows: Rows) => Promise<T>, near?: Near): Promise<T> {
      let conflict: Conflict | undefined;
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const isContended = attempt === 1 ? lanes.isBusy : () => false;
        const once = () =>
          withClient(pool, (client) => attemptOn(client, work, { again: attempt > 1, isContended, near }));
        try {
          return await (conflict?.key === undefined ? once() : lanes.join(conflict.key, once));
        } catch (error) {
          if (!(error instanceof Conflict)) throw error;
          conflict = error;
        }
        await pause(Math.random() * Math.min(longestPause, 2 ** attempt));
      }
      throw new StoreUnavailable(conflict);
    },
    close: async () => {
      if (isOwn) await pool.end();
    },
  };
}

function ownPool({ connectionString, connections = 10, timeout = 5000 }: OwnPool): Pool {
  return createPool(connectionString, { max: connections, timeout });
}
