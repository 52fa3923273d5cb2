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
  /** What came along with its beginning. */
  readonly first: readonly Fields[];
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

/** A statement that is asked in the same message in which the transaction begins. */
export interface First {
  statement: Statement;
  values: readonly string[];
  /** As SQL names them. */
  types: readonly string[];
}

/** What every transaction begins with. */
const start: Statement = {
  name: 'start',
  text: `select hyrje.now() as now, nextval('hyrje.orders') as first`,
};

const prepared = new WeakMap<PoolClient, Set<string>>();

/** The name under which a connection can execute a statement, in SQL; prepares it there once. */
async function prepare(client: PoolClient, { name, text }: Statement, types: readonly string[] = []) {
  const known = prepared.get(client) ?? new Set<string>();
  prepared.set(client, known);
  const own = `"first.${name}"`;
  const parameters = types.length === 0 ? '' : `(${types.join(', ')})`;
  if (!known.has(name)) await ask(client, { text: `prepare ${own}${parameters} as ${text}` });
  known.add(name);
  return own;
}

async function beginning(client: PoolClient, first: First | undefined): Promise<string> {
  const begin = `begin isolation level repeatable read; execute ${await prepare(client, start)}`;
  if (!first) return begin;
  const name = await prepare(client, first.statement, first.types);
  return `${begin}; execute ${name}(${first.values.map((value) => pg.escapeLiteral(value)).join(', ')})`;
}

const int8 = 20;
/** Moments and numbers fit: 2^53 ms are 285,000 years. */
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The rows of each query in a message. Throws what `meaningOf` makes of an error. */
async function askAll(client: PoolClient, query: QueryConfig): Promise<Fields[][]> {
  const results: QueryResult<Fields> | QueryResult<Fields>[] = await client
    .query<Fields>({ ...query, types })
    .catch((error: unknown) => {
      throw meaningOf(error);
    });
  return [results].flat().map(({ rows }) => rows);
}

/** The rows of a query, or of the last of several. */
const ask = async (client: PoolClient, query: QueryConfig): Promise<Fields[]> =>
  (await askAll(client, query)).at(-1) ?? [];

/** Throws `Conflict`, `StoreUnavailable`, or for a fault of ours PostgreSQL's own error; so does all that it gives. */
export async function takeSnapshot(client: PoolClient, first?: First): Promise<Snapshot> {
  const begun = askAll(client, { text: await beginning(client, first) });
  const [, started = [], found = []] = await begun.catch(async (error: unknown) => {
    if (!(error instanceof StoreUnavailable)) await ask(client, { text: 'rollback' });
    throw error;
  });
  const [start] = started as unknown as { now: number; first: number }[];
  if (!start) throw new Error('The database does not tell the time.');
  let sent: Promise<unknown> = Promise.resolve();
  let failure: unknown;
  let order = start.first;

  return {
    now: start.now,
    first: found,
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
