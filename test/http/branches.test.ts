import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCustomer } from '../../adapters/bank/index.ts';
import { keyed } from '../../adapters/bank/keys.ts';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { postgresStore } from '../../adapters/store/postgres/store.ts';
import { otherCode } from '../bank/caller.ts';
import { demoDatabase, dropDatabases } from '../support/postgres.database.ts';
import { customers } from '../support/world.ts';
import { branchParts, nextCode, startBranch } from './branch.ts';
import { begin, enter, newDevice, newKey } from './stand.ts';

/** One bank, two server processes, one PostgreSQL; a customer for each test. */
async function openBank() {
  const { connectionString, query } = await demoDatabase();
  const branches = await Promise.all([startBranch(connectionString), startBranch(connectionString)]);
  const store = postgresStore({ connectionString });
  let seeded = 0;
  const seed = async () => {
    const person = { ...customers.ana, clientNumber: String(300_000_000 + ++seeded) };
    const numbers = { personalNumber: `A1000000${seeded}A`, phone: `+3556900000${seeded}` };
    const id = await seedCustomer(branchParts(store), { ...person, ...numbers });
    const count = async (from: string) =>
      Number((await query(`select count(*) as n from hyrje.${from}`))[0]?.['n']);
    return {
      /** Begins a login on a new device, which reaches the bank by each of the processes. */
      async begin() {
        const device = newDevice();
        const ways = branches.map(({ url }) =>
          connectHttp({ baseUrl: url, channel: 'app', device, timeoutMs: 30_000 }),
        );
        const before = branches.flatMap(({ sent }) => sent);
        const txn = await begin(ways[0]!, person);
        return { ways, txn, code: await nextCode(branches, before) };
      },
      account: async () =>
        (await query(`select machine from hyrje.accounts where id = '${id}'`))[0]?.['machine'],
      sessions: () => count(`sessions where account_id = '${id}'`),
      audited: (type: string) =>
        count(`audit where type = '${type}' and actor = '${keyed(branchParts(store).keys, 'actor', id)}'`),
    };
  };
  return { branches, seed, close: () => store.close() };
}

describe('two server processes on one PostgreSQL', () => {
  let bank: Awaited<ReturnType<typeof openBank>>;
  beforeAll(async () => {
    bank = await openBank();
  });
  afterAll(async () => {
    await bank.close();
    await Promise.all(bank.branches.map(({ kill }) => kill()));
    await dropDatabases();
  });

  it('compare exactly the budget of 200 parallel wrong codes', async () => {
    const ana = await bank.seed();
    const logins = [await ana.begin(), await ana.begin(), await ana.begin()];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const { ways, txn, code } = logins[n % 3]!;
        return enter(ways[n % 2]!, txn, otherCode(code, 1 + n));
      }),
    );
    expect(answers.filter(({ ok }) => ok)).toEqual([]);
    expect(await ana.account()).toMatchObject({ value: { blocked: 'temporary' }, context: { fail: 5 } });
    expect(await ana.audited('LOCK_TEMP')).toBe(1);
    expect(await ana.sessions()).toBe(0);
  });

  it('begin exactly one session for 100 parallel right codes', async () => {
    const ana = await bank.seed();
    const { ways, txn, code } = await ana.begin();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => enter(ways[n % 2]!, txn, code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ana.sessions()).toBe(1);
    expect(await ana.audited('LOGIN_OK')).toBe(1);
    expect(await ana.account()).toMatchObject({ context: { fail: 0 } });
  });

  it('give a repeat under the same key the same session, whichever answers', async () => {
    const ana = await bank.seed();
    const { ways, txn, code } = await ana.begin();
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => enter(ways[n % 2]!, txn, code, key)),
    );
    expect(new Set(answers.map((answer) => (answer.ok ? answer.session : answer.code))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(await ana.sessions()).toBe(1);
  });

  it('accept a code that outlived the process that sent it, once', async () => {
    const ana = await bank.seed();
    const { ways, txn, code } = await ana.begin();
    await bank.branches[0].kill();
    await expect(enter(ways[0]!, txn, code)).rejects.toMatchObject({ code: 'E_TIMEOUT' });
    expect(await enter(ways[1]!, txn, code)).toMatchObject({ ok: true });
    expect(await enter(ways[1]!, txn, code)).toMatchObject({ ok: false });
  });
});
