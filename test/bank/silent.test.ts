import { describe, expect, it } from 'vitest';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, caller, hour, minute, second } from './caller.ts';

const shapeOf = (answer: object) => ({ ...answer, ref: '' });

/** How many codes have arrived. */
const codesOf = async (world: Awaited<ReturnType<typeof createWorld>>) => {
  await world.bank.idle();
  return world.phone.received.filter(({ text }) => text.includes('#')).length;
};

describe('what a client is never told', () => {
  it('the sixth code of an account in 15 minutes is not sent, and answered all the same', async () => {
    const world = await createWorld({ policy: { 'pending.perAccount': 5, 'fnp.maxSendsPerTxn': 6 } });
    const answers: object[] = [];
    for (const device of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const { answer, txn } = await caller(world, device).begin();
      answers.push(shapeOf(answer));
      await caller(world, device).cancel(txn);
    }
    expect(await codesOf(world)).toBe(5);
    expect(answers.at(-1)).toEqual(answers[0]);
    world.clock.move(15 * minute);
    await caller(world, 'g').begin();
    expect(await codesOf(world)).toBe(6);
  });

  it('the limit of 24 hours holds as well', async () => {
    const world = await createWorld({ policy: { 'fnp.accountSends24h': 10 } });
    for (let n = 0; n < 12; n++) {
      const client = caller(world, `device-${n}`);
      await client.cancel((await client.begin()).txn);
      world.clock.move(10 * minute);
    }
    expect(await codesOf(world)).toBe(10);
    world.clock.move(23 * hour);
    await caller(world, 'next').begin();
    expect(await codesOf(world)).toBe(11);
  });

  it('two accounts with one phone share its limit', async () => {
    const twins = { ana: customers.ana, beni: { ...customers.beni, phone: customers.ana.phone } };
    const world = await createWorld({ people: twins });
    for (let n = 0; n < 6; n++) {
      const client = caller(world, `device-${n}`);
      await client.cancel((await client.begin(n % 2 ? twins.ana : twins.beni)).txn);
    }
    expect(await codesOf(world)).toBe(5);
  });

  it('a fourth login of an account at the same time gets no code, and cannot be accepted', async () => {
    const world = await createWorld();
    const begun = [];
    for (const device of ['a', 'b', 'c', 'd']) begun.push(await caller(world, device).begin());
    expect(await codesOf(world)).toBe(3);
    expect(shapeOf(begun[3]?.answer ?? {})).toEqual(shapeOf(begun[0]?.answer ?? {}));
    world.clock.move(30 * second);
    await caller(world, 'a').sendCode(begun[0]?.txn ?? '');
    expect(await codesOf(world)).toBe(4);
  });

  it('a SIM change in quarantine: no SMS, no code accepted, the same answers', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const code = await world.lastCode();
    await world.store.tx(async (rows) => {
      const row = await rows.customers.byClientNumber('100200300');
      if (row) await rows.customers.put({ ...row, simChangedAt: rows.now() });
    });
    expect(await ana.second(txn, code)).toMatchObject({ code: 'E_AUTH_GENERIC', dead: false });
    expect(await auditTypes(world)).toContain('SIM_RISK');
    world.clock.move(30 * second);
    expect(await ana.sendCode(txn)).toMatchObject({ ok: true, sendsLeft: 2 });
    expect(await codesOf(world)).toBe(1);
    expect(world.store.dump().codes).toMatchObject([{ current: null, earlier: [expect.any(String)] }]);
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
    world.clock.move(72 * hour);
    expect(await ana.logIn()).toEqual(expect.any(String));
  });

  it('a failing gateway: the answer stands, and the sweep sends the same message later', async () => {
    const world = await createWorld();
    world.phone.working = false;
    const { answer, txn } = await caller(world).begin();
    await world.bank.idle();
    expect(answer).toMatchObject({ ok: true });
    expect(await auditTypes(world)).toContain('NOTIFY_FAILED');
    world.phone.working = true;
    world.clock.move(5 * second);
    await world.bank.sweep();
    expect(await caller(world).second(txn, await world.lastCode())).toMatchObject({ ok: true });
    expect(world.store.dump().outbox).toMatchObject([{ state: 'sent', payload: null, attempts: 2 }]);
  });

  it('a code that could not be sent in its life is never sent', async () => {
    const world = await createWorld();
    world.phone.working = false;
    await caller(world).begin();
    await world.bank.idle();
    world.phone.working = true;
    world.clock.move(2 * minute);
    await world.bank.sweep();
    expect(world.phone.received).toEqual([]);
    expect(world.store.dump().outbox).toMatchObject([{ state: 'dropped', payload: null }]);
  });

  it('a message whose sending crashed is sent again, once its lease is over', async () => {
    const world = await createWorld();
    const send = world.phone.send.bind(world.phone);
    let crashed = false;
    world.phone.send = async (sms) => {
      await send(sms);
      if (!crashed) {
        crashed = true;
        throw new Error('taken, but nobody heard');
      }
    };
    await caller(world).begin();
    await world.bank.idle();
    world.clock.move(30 * second);
    await world.bank.sweep();
    expect(world.phone.received).toHaveLength(2);
    expect(world.phone.received[0]).toEqual(world.phone.received[1]);
  });
});
