import { afterAll, afterEach, expect, it } from 'vitest';
import { type PostgresStore, postgresStore } from '../../adapters/store/postgres/store.ts';
import { otherCode } from '../bank/caller.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { openBranches } from './postgres.bank.ts';
import { account, letter, login, machine } from './rows.ts';

const open: PostgresStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});
afterAll(dropDatabases);

/** Two stores over one database, as in two processes. */
async function twoStores(): Promise<[PostgresStore, PostgresStore]> {
  return storesOver((await demoDatabase()).connectionString);
}

function storesOver(connectionString: string): [PostgresStore, PostgresStore] {
  const stores: [PostgresStore, PostgresStore] = [
    postgresStore({ connectionString }),
    postgresStore({ connectionString }),
  ];
  open.push(...stores);
  return stores;
}

/** Two stores over a database that takes its time between looking and writing, so that races are lost if they can be. */
async function twoSlowStores(table: string): Promise<[PostgresStore, PostgresStore]> {
  const { connectionString, query } = await demoDatabase();
  await query(`
    create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(0.03); return new; end';
    create trigger dawdle before insert or update on hyrje.${table} for each row execute function dawdle()`);
  return storesOver(connectionString);
}

const count = <T>(all: readonly T[], one: T) => all.filter((each) => each === one).length;
const both = <T>(
  stores: readonly PostgresStore[],
  times: number,
  work: (store: PostgresStore, n: number) => T,
) => Array.from({ length: times }, (_, n) => work(stores[n % stores.length]!, n));

it('loses none of 100 increments by two stores at once', async () => {
  const stores = await twoStores();
  await stores[0].tx((rows) => rows.accounts.put(account('a')));
  const increments = both(stores, 100, (store) =>
    store.tx(async (rows) => {
      const row = (await rows.accounts.get('a'))!;
      const { fail } = row.machine.context as { fail: number };
      await rows.accounts.put({ ...row, machine: machine(fail + 1) });
    }),
  );
  await Promise.all(increments);
  expect(await stores[1].tx((rows) => rows.accounts.get('a'))).toMatchObject({
    version: 101,
    machine: { context: { fail: 100 } },
  });
});

it('lets two who each read both rows and write the other one not both win', async () => {
  const stores = await twoSlowStores('accounts');
  for (let round = 0; round < 5; round++) {
    const [a, b] = [`a${round}`, `b${round}`];
    await stores[0].tx(async (rows) => {
      for (const id of [a, b]) await rows.accounts.put(account(id));
    });
    const takeIfBothFree = (store: PostgresStore, mine: string) =>
      store.tx(async (rows) => {
        const found = await rows.accounts.many([a, b]);
        const isTaken = found.some(({ machine: { context } }) => (context as { fail: number }).fail > 0);
        const row = found.find(({ id }) => id === mine);
        if (!isTaken && row) await rows.accounts.put({ ...row, machine: machine(1) });
        return !isTaken;
      });
    const taken = await Promise.all([takeIfBothFree(stores[0], a), takeIfBothFree(stores[1], b)]);
    expect(count(taken, true)).toBe(1);
  }
});

it('lets nobody slip into what another has counted', async () => {
  const stores = await twoSlowStores('sends');
  const addIfRoom = (store: PostgresStore, n: number) =>
    store.tx(async (rows) => {
      const sent = await rows.sends.after('phone', 0);
      const live = await rows.logins.liveOfAccounts(['a']);
      if (sent.length >= 3 || live.length >= 3) return false;
      await rows.sends.add('phone', n + 1);
      await rows.logins.put(login(`l${n}`, { accountId: 'a' }));
      return true;
    });
  expect(count(await Promise.all(both(stores, 20, addIfRoom)), true)).toBe(3);
  expect(await stores[0].tx((rows) => rows.logins.liveOfAccounts(['a']))).toHaveLength(3);
});

it('makes a row that many make at once once', async () => {
  const stores = await twoStores();
  const made = both(stores, 20, (store, n) => store.tx((rows) => rows.accounts.put(account('a', n))));
  const results = await Promise.allSettled(made);
  expect(
    count(
      results.map(({ status }) => status),
      'fulfilled',
    ),
  ).toBe(1);
});

it('hands a message to one dispatcher only', async () => {
  const stores = await twoSlowStores('outbox');
  await stores[0].tx(async (rows) => {
    for (let n = 0; n < 12; n++) await rows.outbox.put(letter(`m${n}`, { createdAt: n }));
  });
  const claim = (store: PostgresStore) =>
    store.tx(async (rows) => {
      const ready = await rows.outbox.ready(2);
      for (const row of ready) await rows.outbox.put({ ...row, nextAt: rows.now() + 60_000 });
      return ready.map(({ id }) => id);
    });
  const claimed = (await Promise.all(both(stores, 8, claim))).flat();
  expect(new Set(claimed).size).toBe(claimed.length);
  const rest = await stores[0].tx((rows) => rows.outbox.ready(99));
  expect(claimed.length + rest.length).toBe(12);
});

it('compares exactly the budget of 200 wrong codes at once at two banks', async () => {
  const stores = await twoStores();
  const { banks, begin, ana, audit } = await openBranches(stores);
  const tries: (() => Promise<unknown>)[] = [];
  for (const device of ['a', 'b', 'c']) {
    const { client, txn, code } = await begin(device);
    for (let n = 0; n < 67; n++) {
      const request = { txn, key: `key-${n}`, method: 'sms', code: otherCode(code) };
      tries.push(() => banks[n % 2]!.login.second(client, request));
    }
  }
  await Promise.all(tries.map((attempt) => attempt()));
  const row = await stores[0].tx((rows) => rows.accounts.get(ana));
  expect(row?.machine).toMatchObject({ value: { blocked: 'temporary' }, context: { fail: 5 } });
  expect(count(await audit(), 'LOCK_TEMP')).toBe(1);
  expect(await audit()).not.toContain('LOGIN_OK');
});

it('opens one session for 100 right codes at once at two banks', async () => {
  const stores = await twoStores();
  const { banks, begin, ana, audit } = await openBranches(stores);
  const { client, txn, code } = await begin('a');
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      banks[n % 2]!.login.second(client, { txn, key: `key-${n}`, method: 'sms', code }),
    ),
  );
  expect(
    count(
      answers.map(({ ok }) => ok),
      true,
    ),
  ).toBe(1);
  expect(await stores[0].tx((rows) => rows.sessions.liveOfAccounts([ana]))).toHaveLength(1);
  expect(count(await audit(), 'LOGIN_OK')).toBe(1);
});
