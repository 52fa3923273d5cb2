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
  /**
   * Waits for what was sent, and lets the snapshot go. In the same message goes `last`: a transaction of its own, which
   * sees what others have just committed; gives its rows. Throws the first error of a statement, whoever caught it.
   */
  end(last?: string): Promise<Fields[]>;
}

/** How many numbers one transaction gets; the sequence rises by as many. */
const orders = 10_000;

const begin = `
  begin isolation level repeatable read;
  select hyrje.now() as now, nextval('hyrje.orders') as first`;

const int8 = 20;
/** Moments and numbers fit: 2^53 ms are 285,000 years. */
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The rows of a query, or of the last of several. Throws what `meaningOf` makes of an error. */
async function ask(client: PoolClient, query: QueryConfig): Promise<Fields[]> {
  const results: QueryResult<Fields> | QueryResult<Fields>[] = await client
    .query<Fields>({ ...query, types })
    .catch((error: unknown) => {
      throw meaningOf(error);
    });
  return [results].flat().at(-1)?.rows ?? [];
}

/** Throws `Conflict`, `StoreUnavailable`, or for a fault of ours PostgreSQL's own error; so does all that it gives. */
export async function takeSnapshot(client: PoolClient): Promise<Snapshot> {
  const [start] = (await ask(client, { text: begin })) as unknown as { now: number; first: number }[];
  if (!start) throw new Error('The database does not tell the time.');
  let sent: Promise<unknown> = Promise.resolve();
  let failure: unknown;
  let order = start.first;

  return {
    now: start.now,
    run(statement, values) {
      const answer = sent.then(() => ask(client, { ...statement, values: [...values] }));
      sent = answer.catch((error: unknown) => {
        failure ??= error;
      });
      return answer;
    },
    nextOrder() {
      if (order === start.first + orders) throw new Error(`One transaction has only ${orders} numbers.`);
      return order++;
    },
    async end(last) {
      await sent;
      if (failure instanceof StoreUnavailable) throw failure;
      const next = failure === undefined && last !== undefined;
      const text = next ? `rollback; set transaction isolation level read committed; ${last}` : 'rollback';
      const rows = await ask(client, { text });
      if (failure !== undefined) throw failure;
      return rows;
    },
  };
}
