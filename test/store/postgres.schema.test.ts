import { createHash } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { moveClock } from '../../adapters/store/postgres/demo-clock.ts';
import { migrate, UnknownSchema } from '../../adapters/store/postgres/migrate.ts';
import { migrations } from '../../adapters/store/postgres/migrations/index.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { createAuthority } from '../../machines/authority/authority.ts';
import { stampsOf } from '../../machines/authority/version.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { demoDatabase, dropDatabases, emptyDatabase } from '../support/postgres.database.ts';
import { openBranches } from './postgres.bank.ts';
import { customers, pepper, secret } from '../support/world.ts';
import { account } from './rows.ts';

afterAll(dropDatabases);

it('is brought up to date once by many who begin at once', async () => {
  const { connectionString, query } = await emptyDatabase();
  await Promise.all(Array.from({ length: 5 }, () => migrate(connectionString)));
  await migrate(connectionString);
  const applied = await query('select name from hyrje.migrations order by name');
  expect(applied.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
});

it('is left alone when a migration is unknown or was changed', async () => {
  const { connectionString, query } = await demoDatabase();
  await query(`insert into hyrje.migrations (name, digest) values ('9999-future', 'x')`);
  await expect(migrate(connectionString)).rejects.toThrow(new UnknownSchema('9999-future').message);
  await query(`delete from hyrje.migrations where name = '9999-future'`);
  await query(`update hyrje.migrations set digest = 'y' where name = '0002-tables'`);
  await expect(migrate(connectionString)).rejects.toBeInstanceOf(UnknownSchema);
});

it('takes the accounts of the first version along; their customers log in anew', async () => {
  const { connectionString, query } = await emptyDatabase();
  const first = migrations.slice(0, 5);
  const digestOf = (sql: string) => createHash('sha256').update(sql).digest('hex');
  const done = first.map(({ name, sql }) => `('${name}', '${digestOf(sql)}', now())`).join(', ');
  await query(`set hyrje.demo = on; create schema hyrje;
    create table hyrje.migrations (name text primary key, digest text not null, applied_at timestamptz not null default now());
    ${first.map(({ sql }) => sql).join(';\n')};
    insert into hyrje.migrations values ${done};
    insert into hyrje.customers values ('ana', 1, '100200300', 'i', 'sealed', 'p', 'sq', 'hash', false, null);
    insert into hyrje.accounts values ('ana', 1, '{"machine": "account", "version": 1, "hash": "3c4f8ad775a5ad8d",
      "value": {"open": "clean"}, "context": {"fail": 0, "reserved": 0, "blocks": 0, "strangers": false},
      "deadlines": []}', null, 0);
    insert into hyrje.codes values ('old', 1, '{}', 1, 0, null, '{}', 0)`);
  await migrate(connectionString);
  const store = postgresStore({ connectionString });
  const { account, customer } = await store.tx(async (rows) => ({
    account: await rows.accounts.get('ana'),
    customer: await rows.customers.get('ana'),
  }));
  await store.close();
  const now = stampsOf(createAuthority(defaultPolicy)).account;
  expect(account?.machine).toMatchObject({ ...now, value: { open: 'clean' } });
  expect(customer).toMatchObject({ clientNumber: '100200300', personalNumber: '' });
  expect(await query('select id from hyrje.codes')).toEqual([]);
});

it('moves the clock of a demo database, ahead only', async () => {
  const { connectionString, query } = await demoDatabase();
  await moveClock(connectionString, 5000);
  await moveClock(connectionString, 5000);
  const [row] = await query('select hyrje.now() - floor(extract(epoch from now()) * 1000) as ahead');
  expect(Number(row?.['ahead'])).toBe(10_000);
  await expect(moveClock(connectionString, -1)).rejects.toThrow(RangeError);
});

it('never moves the clock of a live database, which cannot become a demo', async () => {
  const { connectionString, query } = await emptyDatabase();
  await migrate(connectionString);
  await migrate(connectionString, { demo: true });
  await expect(moveClock(connectionString, 1)).rejects.toThrow('live database');
  await expect(query(`insert into hyrje.marks values ('demo')`)).rejects.toThrow(/made with the database/);
});

it('refuses a row that it did not write', async () => {
  const { connectionString, query } = await demoDatabase();
  const store = postgresStore({ connectionString });
  await store.tx((rows) => rows.accounts.put(account('a')));
  await query(`update hyrje.accounts set machine = machine - 'hash'`);
  await expect(store.tx((rows) => rows.accounts.get('a'))).rejects.toThrow(/hash/);
  await store.close();
});

it('holds no secret in any row of a login', async () => {
  const { connectionString, query } = await demoDatabase();
  const store = postgresStore({ connectionString });
  const { banks, begin } = await openBranches([store]);
  const { client, txn, code } = await begin('device-1');
  const waiting = await everything(query);
  const told = await banks[0]!.login.second(client, { txn, key: 'key', method: 'sms', code });
  if (!told.ok) throw new Error(`The login ended with ${told.code}.`);
  const { password, phone, personalNumber } = customers.ana;
  for (const dump of [waiting, await everything(query)]) {
    expect(dump).toContain(customers.ana.clientNumber);
    for (const canary of [password, phone, personalNumber, pepper, secret, told.token]) {
      expect(dump).not.toContain(canary);
    }
    expect(dump).not.toMatch(new RegExp(`\\b${code}\\b`));
  }
  await store.close();
});

async function everything(query: (sql: string) => Promise<Record<string, unknown>[]>): Promise<string> {
  const tables = await query(`select tablename from pg_tables where schemaname = 'hyrje'`);
  const dumps = tables.map(({ tablename }) => query(`select * from hyrje.${String(tablename)}`));
  return JSON.stringify(await Promise.all(dumps));
}
