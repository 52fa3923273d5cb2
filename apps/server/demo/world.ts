import pg from 'pg';
import { moveClock } from '../../../adapters/store/postgres/demo-clock.ts';
import { migrate } from '../../../adapters/store/postgres/migrate.ts';
import { postgresStore } from '../../../adapters/store/postgres/store.ts';
import type { Store } from '../../../machines/ports/bank/store.ts';
import { hasDemoMark } from '../mark.ts';
import { StartError } from '../start-error.ts';
import { openPhones, type Phones } from './phones.ts';

/** A demo's database: a store like any other, and what only a database with the mark `demo` lets anybody do. */
export interface DemoWorld extends Phones {
  store: Store;
  /** Throws when the store cannot be asked. */
  ready(): Promise<void>;
  /** The bank's clock, and how far ahead it was moved, ms. */
  clock(): Promise<{ now: number; ahead: number }>;
  advance(ms: number): Promise<void>;
  /** Forgets everything: the customers and the moved clock too. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** What a database is, beside what it holds. */
const kept = ['marks', 'migrations'];

const everything = `
  select string_agg(format('%I.%I', table_schema, table_name), ', ') as tables
  from information_schema.tables
  where table_schema = 'hyrje' and table_type = 'BASE TABLE' and table_name <> all ($1)`;

/** Opens a demo's database, made ready first. Throws `StartError` when it is live, or cannot be reached. */
export async function openWorld(connectionString: string): Promise<DemoWorld> {
  await migrate(connectionString, { demo: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new StartError(`The database cannot be used: ${cause.code ?? cause.message}.`);
  });
  const pool = new pg.Pool({ connectionString, max: 3, connectionTimeoutMillis: 2000, query_timeout: 5000 });
  pool.on('error', () => {});
  if (!(await hasDemoMark(pool))) {
    await pool.end();
    throw new StartError(
      'This database was not made for a demo; the demo leaves it alone. Use an empty one.',
    );
  }
  const store = postgresStore({ connectionString });
  return {
    store,
    ...(await openPhones(pool)),
    async ready() {
      await pool.query('select 1');
    },
    async clock() {
      const { rows } = await pool.query<{ now: string; ahead: string }>(
        'select hyrje.now() as now, coalesce((select ahead from hyrje.demo_clock), 0) as ahead',
      );
      return { now: Number(rows[0]?.now), ahead: Number(rows[0]?.ahead) };
    },
    advance: (ms) => moveClock(connectionString, ms),
    async reset() {
      const { rows } = await pool.query<{ tables: string }>(everything, [kept]);
      await pool.query(`truncate ${rows[0]?.tables}, hyrje_demo.phones`);
    },
    async close() {
      await store.close();
      await pool.end();
    },
  };
}
