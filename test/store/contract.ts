import { describe, expect, it } from 'vitest';
import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import type { AccountRow, LoginRow } from '../../machines/ports/bank/login-row.ts';
import type { MachineState } from '../../machines/ports/bank/machine-row.ts';
import type { OutboxRow } from '../../machines/ports/bank/outbox.ts';
import type { AuditRecord } from '../../machines/ports/bank/records.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import type { Store } from '../../machines/ports/bank/store.ts';

/** A store to be tested, empty, with a database clock that the test moves. */
export interface StoreUnderTest {
  store: Store;
  /** Moves the database's clock, ms. */
  pass(ms: number): Promise<void>;
}

const machine = (fail: number, ...ats: number[]): MachineState => ({
  machine: 'account',
  version: 1,
  hash: '0123456789abcdef',
  value: { open: 'clean' },
  context: { fail },
  deadlines: ats.map((at, order) => ({ event: 'xstate.after.x', at, order })),
});

const account = (id: string, due: number | null = null, updatedAt = 0): AccountRow => {
  return { id, version: 0, machine: machine(0, ...(due === null ? [] : [due])), due, updatedAt };
};

const login = (id: string, more: Partial<LoginRow> = {}): LoginRow => ({
  ...account(id, 1),
  channel: 'app',
  device: 'device',
  ipHash: 'ip',
  nonce: 'nonce',
  ref: 'AB12',
  accountId: null,
  visibleKey: null,
  actor: null,
  firstKey: null,
  firstDigest: null,
  firstAt: null,
  ...more,
});

const session = (id: string, more: Partial<SessionRow> = {}): SessionRow => ({
  ...account(id, 1),
  tokenHash: `hash of ${id}`,
  loginId: `login of ${id}`,
  accountId: 'a',
  channel: 'web',
  device: 'device',
  ipHash: 'ip',
  actor: 'actor',
  elements: ['K_pwd', 'P_sim'],
  startedAt: 0,
  ...more,
});

const customer = (id: string): CustomerRow => ({
  id,
  version: 0,
  clientNumber: `number of ${id}`,
  personalNumberIndex: `index of ${id}`,
  phone: 'sealed',
  phoneIndex: 'index',
  language: 'en',
  passwordHash: 'hash',
  closed: false,
  simChangedAt: null,
});

const letter = (id: string, more: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  version: 0,
  message: 'N_FNP',
  payload: 'sealed',
  state: 'waiting',
  attempts: 0,
  nextAt: 0,
  worthlessAt: null,
  actor: null,
  txnId: null,
  createdAt: 0,
  ...more,
});

const line = (id: string): AuditRecord => ({
  id,
  at: 0,
  type: 'LOGIN_OK',
  actor: null,
  channel: 'app',
  deviceId: null,
  ipHash: null,
  txnId: null,
  outcome: 'success',
  reasonCode: null,
  corr: 'corr',
});

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

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
      for (let n = 0; n < 3; n++) await store.tx(async (rows) => orders.push(rows.nextOrder(), rows.nextOrder()));
      expect(orders).toEqual([...new Set(orders)].toSorted((a, b) => a - b));
    });

    it('lends its rows to nobody once it is over', async () => {
      const { store } = await create();
      const rows = await store.tx(async (lent) => lent);
      await expect(rows.accounts.put(account('a'))).rejects.toThrow();
      await expect(rows.accounts.get('a')).rejects.toThrow();
    });
  });

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
        for (const [id, due] of [['late', 60_000], ['soon', 30_000], ['never', null]] as const) {
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
