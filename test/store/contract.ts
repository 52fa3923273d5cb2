import { describe, expect, it } from 'vitest';
import { account, customer, line, login, machine } from './rows.ts';
import { deviceContract } from './device.contract.ts';
import { rowsContract } from './rows.contract.ts';
import { idsOf, type StoreUnderTest } from './under-test.ts';

/** What every store must do, whatever it is made of. */
export function storeContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`a transaction of ${name}`, () => {
    it('keeps all of its writes, and raises their versions', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.accounts.put(account('a'));
        await rows.customers.put(customer('a'));
      });
      expect(await store.tx((rows) => rows.accounts.get('a'))).toEqual({ ...account('a'), version: 1 });
      expect(await store.tx((rows) => rows.customers.get('a'))).toEqual({ ...customer('a'), version: 1 });
    });

    it('takes everything back when it throws, and passes the error on', async () => {
      const { store } = await create();
      await store.tx((rows) => rows.accounts.put(account('a', 7)));
      await store.tx((rows) => rows.logins.put(login('l', { accountId: 'a' })));
      const broken = store.tx(async (rows) => {
        const row = await rows.accounts.get('a');
        if (row) await rows.accounts.put({ ...row, due: 9 });
        await rows.accounts.put(account('b'));
        await rows.logins.delete('l');
        await rows.sends.add('s', 1);
        await rows.audit.append(line('r'));
        throw new Error('no');
      });
      await expect(broken).rejects.toThrow('no');
      await store.tx(async (rows) => {
        expect(await rows.accounts.many(['a', 'b'])).toEqual([{ ...account('a', 7), version: 1 }]);
        expect(idsOf(await rows.logins.liveOfAccounts(['a']))).toEqual(['l']);
        expect(await rows.sends.after('s', 0)).toEqual([]);
        expect(await rows.audit.recent(9)).toEqual([]);
      });
    });

    it('sees its own writes', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.logins.put(login('l', { accountId: 'a' }));
        expect(idsOf(await rows.logins.liveOfAccounts(['a']))).toEqual(['l']);
        await rows.logins.delete('l');
        expect(await rows.logins.get('l')).toBeUndefined();
        expect(await rows.logins.liveOfAccounts(['a'])).toEqual([]);
      });
    });

    it('runs as if alone: 100 increments at once give 100', async () => {
      const { store } = await create();
      await store.tx((rows) => rows.accounts.put(account('a')));
      const increment = () =>
        store.tx(async (rows) => {
          const row = (await rows.accounts.get('a'))!;
          const { fail } = row.machine.context as { fail: number };
          await rows.accounts.put({ ...row, machine: machine(fail + 1) });
        });
      await Promise.all(Array.from({ length: 100 }, increment));
      const row = await store.tx((rows) => rows.accounts.get('a'));
      expect(row).toMatchObject({ version: 101, machine: { context: { fail: 100 } } });
    });

    it('is not held up by one that failed', async () => {
      const { store } = await create();
      const [failed, worked] = await Promise.allSettled([
        store.tx(() => Promise.reject(new Error('no'))),
        store.tx(async () => 'yes'),
      ]);
      expect([failed.status, worked]).toEqual(['rejected', { status: 'fulfilled', value: 'yes' }]);
    });

    it('has one moment, and it is the database’s', async () => {
      const { store, pass } = await create();
      const moment = () => store.tx(async (rows) => rows.now());
      const before = await moment();
      await store.tx(async (rows) => {
        const begun = rows.now();
        await pass(1000);
        expect(rows.now()).toBe(begun);
      });
      expect(await moment()).toBeGreaterThanOrEqual(before + 1000);
    });

    it('numbers deadlines upwards, over all transactions', async () => {
      const { store } = await create();
      const orders: number[] = [];
      for (let n = 0; n < 3; n++)
        await store.tx(async (rows) => orders.push(rows.nextOrder(), rows.nextOrder()));
      expect(orders).toEqual([...new Set(orders)].toSorted((a, b) => a - b));
    });

    it('lends its rows to nobody once it is over', async () => {
      const { store } = await create();
      const rows = await store.tx(async (lent) => lent);
      await expect(rows.accounts.put(account('a'))).rejects.toThrow(/over/);
      await expect(rows.accounts.get('a')).rejects.toThrow(/over/);
    });
  });
  rowsContract(name, create);
  deviceContract(name, create);
}
