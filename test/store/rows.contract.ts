import { describe, expect, it } from 'vitest';
import { account, customer, letter, line, login, session } from './rows.ts';
import { idsOf, type StoreUnderTest } from './under-test.ts';

/** What the rows and records of every store must do. */
export function rowsContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`the rows of ${name}`, () => {
    it('are copies: changing one changes nothing', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        const row = account('a', 1);
        await rows.accounts.put(row);
        row.due = 2;
        Object.assign(row.machine.context, { fail: 5 });
        const read = (await rows.accounts.get('a'))!;
        Object.assign(read.machine.context, { fail: 6 });
        expect(await rows.accounts.get('a')).toMatchObject({ due: 1, machine: { context: { fail: 0 } } });
      });
    });

    it('are refused when somebody wrote since they were read', async () => {
      const { store } = await create();
      await store.tx((rows) => rows.accounts.put(account('a')));
      const old = (await store.tx((rows) => rows.accounts.get('a')))!;
      await store.tx((rows) => rows.accounts.put({ ...old, due: 1 }));
      await expect(store.tx((rows) => rows.accounts.put({ ...old, due: 2 }))).rejects.toThrow(/version/);
      await expect(store.tx((rows) => rows.accounts.put(account('a')))).rejects.toThrow(/version/);
      expect(await store.tx((rows) => rows.accounts.get('a'))).toMatchObject({ due: 1, version: 2 });
    });

    it('are found by customer number, personal number, token and login', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.customers.put(customer('a'));
        await rows.customers.put(customer('b'));
        await rows.sessions.put(session('s'));
        expect(await rows.customers.byClientNumber('number of b')).toMatchObject({ id: 'b' });
        expect(await rows.customers.byPersonalNumber('index of a')).toMatchObject({ id: 'a' });
        expect(await rows.customers.byClientNumber('nobody')).toBeUndefined();
        expect(await rows.sessions.byToken('hash of s')).toMatchObject({ id: 's' });
        expect(await rows.sessions.byLogin('login of s')).toMatchObject({ id: 's' });
        expect(await rows.sessions.byToken('s')).toBeUndefined();
      });
    });

    it('are live while they have a deadline, and found as such', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.logins.put(login('l1', { accountId: 'a', visibleKey: 'v' }));
        await rows.logins.put(login('l2', { accountId: 'b', device: 'other' }));
        await rows.logins.put(login('l3', { accountId: 'a', visibleKey: 'v', due: null }));
        await rows.sessions.put(session('s1'));
        await rows.sessions.put(session('s2', { due: null }));
        expect(idsOf(await rows.logins.liveOfDevice('device'))).toEqual(['l1']);
        expect(idsOf(await rows.logins.liveOfAccounts(['a', 'b', 'c']))).toEqual(['l1', 'l2']);
        expect(idsOf(await rows.logins.liveOfVisible('v'))).toEqual(['l1']);
        expect(idsOf(await rows.sessions.liveOfAccounts(['a']))).toEqual(['s1']);
        await rows.logins.put({ ...(await rows.logins.get('l1'))!, due: null, accountId: 'b' });
        expect(await rows.logins.liveOfAccounts(['a'])).toEqual([]);
      });
    });

    it('are overdue from their deadline on, the earliest first', async () => {
      const { store, pass } = await create();
      await store.tx(async (rows) => {
        const now = rows.now();
        for (const [id, due] of [
          ['late', 60_000],
          ['soon', 30_000],
          ['never', null],
        ] as const) {
          await rows.accounts.put(account(id, due === null ? null : now + due, now));
        }
      });
      const overdue = (limit = 9) => store.tx((rows) => rows.accounts.overdue(limit));
      expect(await overdue()).toEqual([]);
      await pass(30_000);
      expect(await overdue()).toEqual(['soon']);
      await pass(30_000);
      expect(await overdue()).toEqual(['soon', 'late']);
      expect(await overdue(1)).toEqual(['soon']);
      const moment = await store.tx(async (rows) => rows.now());
      expect(await store.tx((rows) => rows.accounts.atRestSince(moment, 9))).toEqual(['never']);
      expect(await store.tx((rows) => rows.accounts.atRestSince(moment - 90_000, 9))).toEqual([]);
    });
  });

  describe(`the records of ${name}`, () => {
    it('count sends by scope and moment', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        for (const at of [30, 10, 20]) await rows.sends.add('a', at);
        await rows.sends.add('b', 40);
        expect(await rows.sends.after('a', 10)).toEqual([20, 30]);
        await rows.sends.purge(20);
        expect(await rows.sends.after('a', 0)).toEqual([30]);
        expect(await rows.sends.after('b', 0)).toEqual([40]);
      });
    });

    it('keep answers until they are purged', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.answers.put({ id: 'k', version: 0, digest: 'd', answer: { ok: true }, at: 10 });
        await rows.answers.purge(10);
        expect(await rows.answers.get('k')).toMatchObject({ digest: 'd', answer: { ok: true } });
        await rows.answers.purge(11);
        expect(await rows.answers.get('k')).toBeUndefined();
      });
    });

    it('keep the audit trail in order, and its end is read', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        for (const id of ['1', '2', '3']) await rows.audit.append(line(id));
      });
      expect(await store.tx((rows) => rows.audit.recent(2))).toEqual([line('2'), line('3')]);
    });

    it('keep the audit trail until it is purged, by when things happened', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        for (const [id, at] of [
          ['late', 30],
          ['early', 10],
          ['middle', 20],
        ] as const)
          await rows.audit.append({ ...line(id), at });
      });
      const left = async () => (await store.tx((rows) => rows.audit.recent(9))).map(({ id }) => id);
      await store.tx((rows) => rows.audit.purge(10));
      expect(await left()).toEqual(['late', 'early', 'middle']);
      await store.tx((rows) => rows.audit.purge(20));
      expect(await left()).toEqual(['late', 'middle']);
      await store.tx((rows) => rows.audit.purge(31));
      expect(await left()).toEqual([]);
    });

    it('hand out messages that wait and are due, the oldest first', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        const now = rows.now();
        await rows.outbox.put(letter('new', { createdAt: now, nextAt: now }));
        await rows.outbox.put(letter('old', { createdAt: now - 5, nextAt: now }));
        await rows.outbox.put(letter('later', { nextAt: now + 1000 }));
        await rows.outbox.put(letter('sent', { state: 'sent', payload: null }));
      });
      expect((await store.tx((rows) => rows.outbox.ready(9))).map(({ id }) => id)).toEqual(['old', 'new']);
      expect((await store.tx((rows) => rows.outbox.ready(1))).map(({ id }) => id)).toEqual(['old']);
      await store.tx((rows) => rows.outbox.purge(rows.now() + 1));
      expect(idsOf(await store.tx((rows) => rows.outbox.many(['new', 'old', 'later', 'sent'])))).toEqual([
        'later',
        'new',
        'old',
      ]);
    });
  });
}
