import pg from 'pg';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { meaningOf, StoreUnavailable } from './errors.ts';

/** One statement; prepared once for each connection under its name. */
export interface Statement {
  name: string;
  text: string;
}

export type Fields = Record<string, unknown>;

/** The database as it was at one moment: what a transaction reads. */
export interface Snapshot {
  /** Its moment by `hyrje.now()`, ms since 1970. */
  readonly now: number;
  /** Statements are sent one after the other. */
  run(statement: Statement, values: readonly unknown[]): Promise<Fields[]>;
  /** Throws when more is numbered than one transaction may. */
  nextOrder(): number;
  /** Waits for what was sent, and lets the snapshot go. Throws the first error of a statement, whoever caught it. */
  end(): Promise<void>;
}

/** How many numbers one transaction gets; the sequence rises by as many. */
const orders = 10_000;

const begin = `
  begin isolation level repeatable read;
  select hyrje.now() as now, nextval('hyrje.orders') as first`;

/** What comes next is a statement of its own, which must see what others have just committed. */
const end = `rollback; set default_transaction_isolation = 'read committed'`;

const int8 = 20;
/** Moments and numbers fit: 2^53 ms are 285,000 years. */
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Throws `Conflict`, `StoreUnavailable`, or for a fault of ours PostgreSQL's own error. */
export function ask(client: PoolClient, query: QueryConfig): Promise<QueryResult<Fields>> {
  return client.query<Fields>({ ...query, types }).catch((error: unknown) => {
    throw meaningOf(error);
  });
}

export async function takeSnapshot(client: PoolClient): Promise<Snapshot> {
  const results = (await ask(client, { text: begin })) as unknown as QueryResult<{
    now: number;
    first: number;
  }>[];
  const start = results.at(-1)?.rows[0];
  if (!start) throw new Error('The database does not tell the time.');
  let last: Promise<unknown> = Promise.resolve();
  let failure: unknown;
  let order = start.first;

  return {
    now: start.now,
    run(statement, values) {
      const answer = last.then(() => ask(client, { ...statement, values: [...values] }));
      last = answer.catch((error: unknown) => {
        failure ??= error;
      });
      return answer.then(({ rows }) => rows);
    },
    nextOrder() {
      if (order === start.first + orders) throw new Error(`One transaction has only ${orders} numbers.`);
      return order++;
    },
    async end() {
      await last;
      if (!(failure instanceof StoreUnavailable)) await ask(client, { text: end });
      if (failure !== undefined) throw failure;
    },
  };
}
