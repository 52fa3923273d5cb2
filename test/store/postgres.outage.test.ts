import pg from 'pg';
import { afterAll, afterEach, expect, it } from 'vitest';
import { StoreUnavailable } from '../../adapters/store/postgres/errors.ts';
import { type PostgresStore, postgresStore } from '../../adapters/store/postgres/store.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { cuttable } from '../support/cuttable.ts';
import { account, line } from './rows.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(dropDatabases);

function open(
  connectionString: string,
  more: { timeout?: number; connections?: number } = {},
): PostgresStore {
  const store = postgresStore({ connectionString, ...more });
  ends.push(() => store.close());
  return store;
}

/** A network that is cut for good at the end. */
async function network(connectionString: string) {
  const line = await cuttable(connectionString);
  ends.push(line.cut);
  return line;
}

const write = (store: PostgresStore, id: string) => store.tx((rows) => rows.accounts.put(account(id)));
const read = (store: PostgresStore, id: string) => store.tx((rows) => rows.accounts.get(id));

it('leaves nothing of a transaction whose connection is killed', async () => {
  const { connectionString, query } = await demoDatabase();
  const store = open(connectionString);
  const killed = store.tx(async (rows) => {
    await rows.accounts.put(account('a'));
    await rows.audit.append(line('r'));
    await query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await rows.accounts.put(account('b'));
  });
  await expect(killed).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await store.tx((rows) => rows.accounts.many(['a', 'b']))).toEqual([]);
  expect(await store.tx((rows) => rows.audit.recent(9))).toEqual([]);
});

it('says that PostgreSQL is gone, and works again when it is back', async () => {
  const { connectionString } = await demoDatabase();
  const wire = await network(connectionString);
  const store = open(wire.connectionString);
  await write(store, 'before');
  await wire.cut();
  const begun = performance.now();
  const outage = { name: 'StoreUnavailable', code: 'E_SERVICE', retryable: true };
  await expect(write(store, 'meanwhile')).rejects.toMatchObject(outage);
  /** At once: long before the wait for a connection would have ended. */
  expect(performance.now() - begun).toBeLessThan(5000);
  await expect(read(store, 'before')).rejects.toBeInstanceOf(StoreUnavailable);
  await wire.mend();
  expect(await read(store, 'before')).toMatchObject({ version: 1 });
  expect(await read(store, 'meanwhile')).toBeUndefined();
});

it('waits for no statement longer than it is told to', async () => {
  const { connectionString } = await demoDatabase();
  const holder = new pg.Client({ connectionString });
  await holder.connect();
  await holder.query(`select pg_advisory_lock(hashtextextended('accounts.id:a', 0))`);
  await expect(write(open(connectionString, { timeout: 200 }), 'a')).rejects.toBeInstanceOf(StoreUnavailable);
  await holder.end();
  await write(open(connectionString), 'a');
});

it('tells a fault of a statement from an outage', async () => {
  const { connectionString } = await demoDatabase();
  const store = open(connectionString);
  const tooLate = store.tx((rows) => rows.accounts.put(account('a', Number.MAX_VALUE)));
  await expect(tooLate).rejects.not.toBeInstanceOf(StoreUnavailable);
  await write(store, 'a');
});

it('does not let one busy account take every connection', async () => {
  const { connectionString } = await demoDatabase();
  const store = open(connectionString, { connections: 4 });
  await write(store, 'hot');
  const raise = () =>
    store.tx(async (rows) => {
      const row = (await rows.accounts.get('hot'))!;
      await new Promise((resolve) => setTimeout(resolve, 20));
      await rows.accounts.put({ ...row, due: (row.due ?? 0) + 1 });
    });
  const crowd = Promise.all(Array.from({ length: 60 }, raise));
  await new Promise((resolve) => setTimeout(resolve, 100));
  let served = 0;
  const others = (async () => {
    for (; served < 20; served++) await write(store, `cold-${served}`);
  })();
  await Promise.race([crowd, others]);
  expect(served).toBe(20);
  await crowd;
  expect(await read(store, 'hot')).toMatchObject({ due: 60 });
});
