import pg from 'pg';
import type { Pool, PoolClient } from 'pg';
import { meaningOf, StoreUnavailable } from './errors.ts';

/** How long PostgreSQL is waited for, ms. */
const limits = {
  /** For a connection, also while all of them are lent. */
  connectionTimeoutMillis: 10_000,
  /** For a transaction that asks nothing any more. */
  idle_in_transaction_session_timeout: 10_000,
  idleTimeoutMillis: 30_000,
};

/** At most `max` connections. Losing them is no error: the next transaction asks for a new one. */
export function createPool(
  connectionString: string,
  { max, timeout }: { max: number; timeout: number },
): Pool {
  const pool = new pg.Pool({
    ...limits,
    connectionString,
    max,
    statement_timeout: timeout,
    /** When the network swallows the question or the answer. */
    query_timeout: timeout + 1000,
    application_name: 'hyrje',
    keepAlive: true,
  });
  pool.on('error', () => {});
  return pool;
}

/** Lends a connection to `work`; one that broke is thrown away. Throws `StoreUnavailable` when there is none. */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    const meaning = meaningOf(error);
    throw meaning instanceof StoreUnavailable ? meaning : new StoreUnavailable(error);
  });
  let broken = false;
  const breakIt = () => {
    broken = true;
  };
  client.on('error', breakIt);
  try {
    return await work(client);
  } catch (error) {
    if (error instanceof StoreUnavailable) breakIt();
    throw error;
  } finally {
    client.off('error', breakIt);
    client.release(broken);
  }
}
