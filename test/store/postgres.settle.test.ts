import { afterAll, afterEach, expect, it } from 'vitest';
import { type PostgresStore, postgresStore } from '../../adapters/store/postgres/store.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { account, customer, login } from './rows.ts';

const open: PostgresStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});
afterAll(dropDatabases);

/** A store with one connection, so that whatever is left behind meets the next transaction. */
async function openStore(): Promise<PostgresStore> {
  const { connectionString } = await demoDatabase();
  const store = postgresStore({ connectionString, connections: 2 });
  open.push(store);
  return store;
}

it('changes, adds and removes nothing when one thing of all that was read has changed', async () => {
  const store = await openStore();
  const ids = ['kept', 'changed', 'removed'];
  await store.tx(async (rows) => {
    for (const id of ids) await rows.accounts.put(account(id));
  });
  let times = 0;
  const before = await store.tx(async (rows) => {
    const [kept, changed] = await rows.accounts.many(ids);
    if (++times === 1) await store.tx((others) => others.accounts.put(changed!));
    else return rows.accounts.many([...ids, 'added']);
    await rows.accounts.put({ ...kept!, due: 1 });
    await rows.accounts.put(account('added'));
    await rows.accounts.delete('removed');
    return [];
  });
  expect(before.map(({ id, version, due }) => [id, version, due])).toEqual([
    ['kept', 1, null],
    ['changed', 2, null],
    ['removed', 1, null],
  ]);
});

it('looks at whatever a transaction read, in more ways than a connection keeps statements for', async () => {
  const store = await openStore();
  for (let count = 1; count <= 60; count++) {
    const ids = Array.from({ length: count }, (_, n) => `${count}-${n}`);
    let times = 0;
    await store.tx(async (rows) => {
      await rows.accounts.many(ids);
      if (++times === 1 && count % 10 === 0)
        await store.tx((others) => others.accounts.put(account(ids.at(-1)!)));
      await rows.accounts.put(account(`own ${count}`));
    });
    expect([count, times]).toEqual([count, count % 10 === 0 ? 2 : 1]);
  }
});

it('refuses a text that PostgreSQL does not store, and goes on', async () => {
  const store = await openStore();
  for (const phone of ['a\0b', 'a\ud800b']) {
    for (let n = 0; n < 3; n++) {
      const put = store.tx((rows) => rows.customers.put({ ...customer('a'), phone }));
      await expect(put).rejects.toThrow('does not store');
    }
  }
  await store.tx((rows) => rows.logins.put(login('l', { device: `O'Neil \\` })));
  expect(await store.tx((rows) => rows.logins.liveOfDevice(`O'Neil \\`))).toHaveLength(1);
  expect(await store.tx((rows) => rows.customers.get('a'))).toBeUndefined();
});

it('counts what a transaction added to a scope, and not what it forgot', async () => {
  const store = await openStore();
  await store.tx(async (rows) => {
    for (const at of [3, 1]) await rows.sends.add('scope', at);
    await rows.sends.add('other', 2);
  });
  await store.tx(async (rows) => {
    await rows.sends.add('scope', 2);
    expect(await rows.sends.after('scope', 0)).toEqual([1, 2, 3]);
    await rows.sends.purge(1);
    expect(await rows.sends.after('scope', 0)).toEqual([2, 3]);
  });
  expect(await store.tx((rows) => rows.sends.after('scope', 0))).toEqual([2, 3]);
});
