import pg from 'pg';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { meaningOf, StoreUnavailable } from './errors.ts';
import { literal } from './literal.ts';

/** One statement; prepared once for each connection under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** A query for whole rows. `from` is what follows `select … from` in it: what it found is checked by that. */
export interface Selection extends Statement {
  from: string;
}

/** A statement with a value for each of its parameters. One without a name is not prepared. */
export interface Call {
  statement: Pick<Statement, 'text'> & Partial<Statement>;
  values: readonly unknown[];
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
   * Waits for what was sent, and lets the snapshot go. In the same message go the calls of `last`: a transaction of
   * their own, each of which sees what others have just committed; gives their rows. Throws the first error of a
   * statement, whoever caught it.
   */
  end(last?: readonly Call[]): Promise<Fields[][]>;
}

/** How many numbers one transaction gets; the sequence rises by as many. */
const orders = 10_000;

/** What every transaction begins with. */
const start: Statement = {
  name: 'start',
  text: `select hyrje.now() as now, nextval('hyrje.orders') as first`,
};

const begin = 'begin isolation level repeatable read';
const settle = 'set transaction isolation level read committed';

const prepared = new WeakMap<PoolClient, Set<string>>();
const own = (name: string) => `"own.${name}"`;

/** Prepares what the connection does not know yet, after `first`. Whether there was anything to do. */
async function prepare(
  client: PoolClient,
  calls: readonly Call[],
  first: readonly string[],
): Promise<boolean> {
  const known = prepared.get(client) ?? new Set<string>();
  prepared.set(client, known);
  const unknown = calls.filter(({ statement: { name } }) => name !== undefined && !known.has(name));
  if (unknown.length === 0) return false;
  const texts = new Map(unknown.map(({ statement: { name = '', text } }) => [name, text]));
  const preparing = [...texts].map(([name, text]) => `prepare ${own(name)} as ${text}`);
  await ask(client, { text: [...first, ...preparing].join('; ') });
  for (const name of texts.keys()) known.add(name);
  return true;
}

function executed({ statement: { name, text }, values }: Call): string {
  const literals = values.map(literal);
  if (name === undefined)
    return text.replaceAll(/\$(\d+)/g, (_, at: string) => literals[Number(at) - 1] ?? 'null');
  return `execute ${own(name)}${literals.length === 0 ? '' : `(${literals.join(', ')})`}`;
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
export async function takeSnapshot(client: PoolClient, first?: Call): Promise<Snapshot> {
  const calls = [{ statement: start, values: [] }, first ?? []].flat();
  await prepare(client, calls, []);
  const begun = askAll(client, { text: [begin, ...calls.map(executed)].join('; ') });
  const [, started = [], found = []] = await begun.catch(async (error: unknown) => {
    if (!(error instanceof StoreUnavailable)) await ask(client, { text: 'rollback' });
    throw error;
  });
  const [beginning] = started as unknown as { now: number; first: number }[];
  if (!beginning) throw new Error('The database does not tell the time.');
  let sent: Promise<unknown> = Promise.resolve();
  let failure: unknown;
  let order = beginning.first;
  const spell = (calls: readonly Call[]) => {
    try {
      return calls.map(executed);
    } catch (error) {
      failure = error;
      return [];
    }
  };

  return {
    now: beginning.now,
    first: found,
    run(statement, values) {
      const answer = sent.then(() => ask(client, { ...statement, values: [...values] }));
      sent = answer.catch((error: unknown) => {
        failure ??= error;
      });
      return answer;
    },
    nextOrder() {
      if (order === beginning.first + orders) throw new Error(`One transaction has only ${orders} numbers.`);
      return order++;
    },
    async end(last = []) {
      await sent;
      if (failure instanceof StoreUnavailable) throw failure;
      const calls = failure === undefined ? spell(last) : [];
      if (calls.length === 0) {
        await ask(client, { text: 'rollback' });
        if (failure !== undefined) throw failure;
        return [];
      }
      const isOver = await prepare(client, last, ['rollback']);
      const texts = [...(isOver ? [] : ['rollback']), settle, ...calls];
      return (await askAll(client, { text: texts.join('; ') })).slice(-calls.length);
    },
  };
}
