import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Client } from 'pg';
import { migrations } from './migrations/index.ts';

/** The schema of the database was not made by this program, or by a newer one. Nothing was changed. */
export class UnknownSchema extends Error {
  constructor(name: string) {
    super(`The database has the migration ${name}, which this program does not know.`);
    this.name = 'UnknownSchema';
  }
}

/** Any two numbers that nobody else uses: whoever migrates holds them. */
const lock = 'select pg_advisory_xact_lock(4894, 1)';

const history = `
  create schema if not exists hyrje;
  create table if not exists hyrje.migrations (
    name text primary key,
    digest text not null,
    applied_at timestamptz not null default now()
  )`;

const digestOf = (sql: string) => createHash('sha256').update(sql).digest('hex');

/**
 * Brings the schema `hyrje` up to date, all or nothing; of several processes one does it and the others wait.
 * `demo` counts when the schema is made, and marks it for good: see `moveClock`.
 *
 * Throws `UnknownSchema`, and what PostgreSQL answers.
 */
export async function migrate(connectionString: string, { demo = false } = {}): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'hyrje migrate' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    await client.query(lock);
    await client.query(history);
    await client.query(`set local hyrje.demo = ${demo ? 'on' : 'off'}`);
    await apply(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function apply(client: Client): Promise<void> {
  const known = new Map(migrations.map(({ name, sql }) => [name, digestOf(sql)]));
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from hyrje.migrations order by name',
  );
  for (const { name, digest } of rows) if (known.get(name) !== digest) throw new UnknownSchema(name);
  for (const { name, sql } of migrations.slice(rows.length)) {
    await client.query(sql);
    await client.query('insert into hyrje.migrations (name, digest) values ($1, $2)', [name, digestOf(sql)]);
  }
}
