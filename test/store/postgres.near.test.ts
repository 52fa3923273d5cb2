import pg from 'pg';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { Rows } from '../../machines/ports/bank/store.ts';
import { type PostgresStore, postgresStore } from '../../adapters/store/postgres/store.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { openBranches } from './postgres.bank.ts';
import { account, customer, login } from './rows.ts';
import { idsOf } from './under-test.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(dropDatabases);

async function openStore(): Promise<{ store: PostgresStore; messages: () => number }> {
  const { connectionString } = await demoDatabase();
  let count = 0;
  class Counting extends pg.Client {
    override query = ((...request: Parameters<pg.Client['query']>) => {
      count++;
      return pg.Client.prototype.query.apply(this, request);
    }) as pg.Client['query'];
  }
  const pool = new pg.Pool({ connectionString, Client: Counting });
  ends.push(() => pool.end());
  return { store: postgresStore({ pool }), messages: () => count };
}

it('sends two messages for a step of a login, once its connection knows the statements', async () => {
  const { store, messages } = await openStore();
  const { banks, begin } = await openBranches([store]);
  const { client, txn, code } = await begin('device');
  await banks[0]!.idle();
  const step = async (rows: Rows) => {
    const row = (await rows.logins.get(txn))!;
    const ids = [row.accountId!];
    await rows.logins.liveOfDevice(row.device);
    await rows.logins.liveOfAccounts(ids);
    await rows.sessions.liveOfAccounts(ids);
    await rows.resets.liveOfDevice(row.device);
    await rows.resets.liveOfAccounts(ids);
    await rows.credentials.ofAccounts(ids);
    for (const table of ['accounts', 'customers'] as const) await rows[table].many(ids);
    await rows.codes.many([txn]);
    await rows.visibles.many([row.visibleKey!, '']);
    await rows.sends.after(`account:${row.accountId}`, 0);
    await rows.answers.get(`${txn}/sendCode/key`);
    await rows.logins.put(row);
  };
  const near = { login: txn, answer: `${txn}/sendCode/key` };
  await store.tx(step, near);
  const before = messages();
  await store.tx(step, near);
  expect(messages() - before).toBe(2);
  expect(await banks[0]!.login.second(client, { txn, key: 'key', method: 'sms', code })).toMatchObject({
    ok: true,
  });
});

it('does a transaction again when what came along and was used has changed, and only then', async () => {
  const { store } = await openStore();
  await store.tx((rows) => rows.logins.put(login('l', { device: 'd', accountId: 'a' })));
  const racing = async (isUsed: boolean) => {
    let times = 0;
    await store.tx(async (rows) => {
      const row = (await rows.logins.get('l'))!;
      if (++times === 1) {
        const id = `beside ${String(isUsed)}`;
        await store.tx((others) => others.logins.put(login(id, { device: 'd', accountId: 'b' })));
      }
      if (isUsed) await rows.logins.liveOfDevice('d');
      await rows.accounts.put(account(`${String(isUsed)} ${times}`));
      await rows.customers.get(row.accountId!);
    });
    return times;
  };
  expect(await racing(false)).toBe(1);
  expect(await racing(true)).toBe(2);
});

it('finds the same whatever was loaded before', async () => {
  const { store } = await openStore();
  await store.tx(async (rows) => {
    await rows.customers.put(customer('a'));
    await rows.codes.put({ ...account('l'), current: null, earlier: ['x'], expiresAt: 1 });
    await rows.logins.put(login('l', { accountId: 'a', visibleKey: 'v' }));
    await rows.logins.put(login('m', { accountId: 'a', visibleKey: 'v' }));
    for (const scope of ['client:v', 'account:a', 'phone:index']) await rows.sends.add(scope, 1);
  });
  await store.tx(async (rows) => {
    expect(await rows.sends.after('client:v', 0)).toEqual([1]);
    await rows.logins.get('l');
    await rows.customers.byClientNumber('number of a');
    expect(idsOf(await rows.logins.liveOfVisible('v'))).toEqual(['l', 'm']);
    expect(idsOf(await rows.logins.liveOfDevice('device'))).toEqual(['l', 'm']);
    for (const scope of ['client:v', 'account:a', 'phone:index']) {
      expect(await rows.sends.after(scope, 0)).toEqual([1]);
    }
    expect(await rows.codes.get('l')).toMatchObject({ id: 'l', earlier: ['x'], expiresAt: 1 });
    await rows.sends.add('client:v', 2);
  });
  expect(await store.tx((rows) => rows.sends.after('client:v', 0))).toEqual([1, 2]);
});

it('keeps any text as it is', async () => {
  const { store } = await openStore();
  const phone = `$$ ' " \\ $1 \\u0024 $x$; drop schema hyrje; -- ë`;
  await store.tx((rows) => rows.customers.put({ ...customer('__proto__'), phone }));
  await store.tx(async (rows) => rows.customers.put((await rows.customers.get('__proto__'))!));
  expect(await store.tx((rows) => rows.customers.get('__proto__'))).toMatchObject({ phone, version: 2 });
});
