import { describe, expect, it } from 'vitest';
import { expectOneAnswer } from './one-answer.ts';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, caller, minute, otherCode, second } from './caller.ts';

describe('the answer to `first`', () => {
  it('is the same for right, wrong, unknown, closed, blocked and risky, and takes the same time', async () => {
    await expectOneAnswer();
  });

  it('is E_RATE when this client asked for too many codes, until the oldest is 15 minutes old', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const begun = world.clock.now();
    for (const resends of [3, 1]) {
      const { txn } = await ana.begin();
      for (let n = 0; n < resends; n++) {
        world.clock.move(30 * second);
        expect(await ana.sendCode(txn)).toMatchObject({ ok: true });
      }
    }
    const refused = { ok: false, code: 'E_RATE', retryAt: begun + 15 * minute };
    expect((await ana.begin()).answer).toMatchObject(refused);
    expect(await auditTypes(world)).toContain('RATE_LIMITED');
    expect((await caller(world, 'device-2').begin()).answer).toMatchObject({ ok: true });
    world.clock.move(13 * minute);
    expect((await ana.begin()).answer).toMatchObject({ ok: true });
  });

  it('lets a refused transaction try again with another identifier', async () => {
    const world = await createWorld({ policy: { 'fnp.clientSends15m': 1 } });
    const ana = caller(world);
    await ana.begin();
    const { txn, answer } = await ana.begin();
    expect(answer).toMatchObject({ code: 'E_RATE' });
    const row = await world.store.tx((rows) => rows.logins.get(txn));
    expect(row).toMatchObject({ accountId: null, visibleKey: null, actor: null, firstKey: null });
    expect(await ana.first(txn, customers.beni)).toMatchObject({ ok: true });
    expect(await ana.second(txn, await world.lastCode())).toMatchObject({ ok: true });
  });
});

describe('the block that a client sees', () => {
  it('comes with the fifth rejection, is announced by the fourth, and ends', async () => {
    const world = await createWorld();
    const eve = caller(world);
    const nobody = { ...customers.ana, clientNumber: '999999999' };
    const { txn } = await eve.begin(nobody);
    for (const lastAttempt of [false, false, false, true]) {
      expect(await eve.second(txn, '000000')).toMatchObject({ code: 'E_AUTH_GENERIC', lastAttempt });
    }
    const until = world.clock.now() + 30 * minute;
    const blocked = { ok: false, code: 'E_BLOCKED_TEMP', until, serverNow: world.clock.now() };
    expect(await eve.second(txn, '000000')).toEqual(blocked);
    expect(await eve.second(txn, '000000')).toEqual(blocked);
    expect(await eve.sendCode(txn)).toEqual(blocked);
    expect((await eve.begin(nobody)).answer).toEqual(blocked);
    world.clock.move(30 * minute);
    expect((await eve.begin(nobody)).answer).toMatchObject({ ok: true });
  });

  it('says nothing of the account: another client may fail and try on', async () => {
    const world = await createWorld();
    const eve = caller(world, 'eve');
    for (let n = 0; n < 6; n++) await eve.cancel((await eve.beginWrong()).txn);
    expect((await eve.begin()).answer).toMatchObject({ code: 'E_BLOCKED_TEMP' });
    expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' } });
    expect((await caller(world, 'ana').begin()).answer).toMatchObject({ ok: true });
  });

  it('is kept by network: the same device elsewhere has its own', async () => {
    const world = await createWorld({ policy: { 'visible.maxRejections': 1 } });
    const here = caller(world);
    await here.cancel((await here.begin()).txn);
    expect((await here.begin()).answer).toMatchObject({ code: 'E_BLOCKED_TEMP' });
    expect((await caller(world, 'device-1', { ip: '198.51.100.1' }).begin()).answer).toMatchObject({
      ok: true,
    });
  });
});

describe('a transaction that is over', () => {
  it('is superseded by a newer one of its device, and of no other device', async () => {
    const world = await createWorld();
    const [ana, elsewhere] = [caller(world), caller(world, 'device-2')];
    const [old, other] = [await ana.begin(), await elsewhere.begin()];
    const code = await world.lastCode();
    await ana.begin();
    expect(await ana.sendCode(old.txn)).toMatchObject({ code: 'E_TXN_SUPERSEDED' });
    expect(await ana.second(old.txn, code)).toMatchObject({ code: 'E_TXN_SUPERSEDED' });
    expect(await elsewhere.second(other.txn, code)).toMatchObject({ ok: true });
  });

  it('is superseded by one of another customer as well', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const old = await ana.begin();
    const code = await world.lastCode();
    await ana.begin(customers.beni);
    expect(await ana.second(old.txn, code)).toMatchObject({ code: 'E_TXN_SUPERSEDED' });
  });

  it('takes one `first` only', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    expect(await ana.first(txn)).toMatchObject({ code: 'E_TXN_SUPERSEDED' });
  });

  it('refuses a verify that comes after its cancel', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const code = await world.lastCode();
    expect(await ana.cancel(txn)).toEqual({ ok: true });
    expect(await ana.second(txn, code)).toMatchObject({ code: 'E_TXN_EXPIRED' });
    expect(await ana.cancel(txn)).toEqual({ ok: true });
  });

  it('expires when it was opened and never used', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const txn = await ana.open();
    world.clock.move(10 * minute);
    expect(await ana.first(txn)).toMatchObject({ code: 'E_TXN_EXPIRED' });
  });

  it('is not ended by another one that is merely opened: that is done by `first`', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const [tab, otherTab] = [await ana.open(), await ana.open()];
    expect(await ana.first(tab)).toMatchObject({ ok: true });
    expect(await ana.first(otherTab)).toMatchObject({ code: 'E_TXN_SUPERSEDED' });
  });

  it('is forgotten when its device has opened five more', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const oldest = await ana.open();
    for (let more = 0; more < 5; more++) await ana.open();
    expect(await ana.first(oldest)).toMatchObject({ code: 'E_AUTH_GENERIC' });
    expect(world.store.dump().logins).toHaveLength(5);
  });

  it('has no code yet when it was merely opened', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const txn = await ana.open();
    expect(await ana.sendCode(txn)).toMatchObject({ code: 'E_TXN_EXPIRED' });
    expect(await ana.second(txn, '000000')).toMatchObject({ code: 'E_AUTH_GENERIC', dead: false });
  });
});

describe('a code', () => {
  it('dies at the third wrong entry, and a resend revives the step', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const code = await world.lastCode();
    for (const dead of [false, false, true]) {
      expect(await ana.second(txn, otherCode(code))).toMatchObject({ code: 'E_AUTH_GENERIC', dead });
    }
    expect(await ana.second(txn, code)).toMatchObject({ code: 'E_AUTH_GENERIC', dead: true });
    expect(await accountOf(world)).toMatchObject({ fail: 3 });
    world.clock.move(30 * second);
    expect(await ana.sendCode(txn)).toMatchObject({ ok: true, sendsLeft: 2 });
    expect(await ana.second(txn, await world.lastCode())).toMatchObject({ ok: true });
  });
});
