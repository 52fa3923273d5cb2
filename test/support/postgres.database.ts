import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../adapters/store/postgres/migrate.ts';

export interface TestDatabase {
  connectionString: string;
  /** One statement by a connection of its own. */
  query(sql: string): Promise<Record<string, unknown>[]>;
}

const madeHere = new Set<string>();

async function inOne(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A database without anything in it, until `dropDatabases`. */
export async function emptyDatabase(template = 'template1'): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `hyrje_test_${randomBytes(6).toString('hex')}`;
  await inOne(server, `create database ${name} template ${template}`);
  madeHere.add(name);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const connectionString = url.href;
  return { connectionString, query: (sql) => inOne(connectionString, sql) };
}

let migrated: Promise<string> | undefined;

/** A database with the schema and a clock that can be moved. */
export async function demoDatabase(): Promise<TestDatabase> {
  migrated ??= emptyDatabase().then(async ({ connectionString }) => {
    await migrate(connectionString, { demo: true });
    return new URL(connectionString).pathname.slice(1);
  });
  return emptyDatabase(await migrated);
}

/** To be called after the tests of a file. */
export async function dropDatabases(): Promise<void> {
  for (const name of madeHere) await inOne(inject('postgres'), `drop database ${name} with (force)`);
  madeHere.clear();
  migrated = undefined;
}
