import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { inOne } from './postgres.query.ts';

export interface TestDatabase {
  connectionString: string;
  /** One statement by a connection of its own. */
  query(sql: string): Promise<Record<string, unknown>[]>;
}

const madeHere = new Set<string>();

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

/** A database with the schema and a clock that can be moved. */
export const demoDatabase = (): Promise<TestDatabase> => emptyDatabase(inject('template'));

/** To be called after the tests of a file. */
export async function dropDatabases(): Promise<void> {
  for (const name of madeHere) await inOne(inject('postgres'), `drop database ${name} with (force)`);
  madeHere.clear();
}
