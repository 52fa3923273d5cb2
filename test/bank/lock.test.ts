import { describe, expect, it } from 'vitest';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, blockAna, caller, hour, minute, otherCode, second } from './caller.ts';

describe('the block of an account', () => {
  it('comes with the fifth failure, is told to the customer, and turns open logins into decoys', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const code = await world.lastCode();
    await blockAna(world);
    expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' }, blocks: 1, reserved: 0 });
    expect(await ana.second(txn, code)).toMatchObject({ code: 'E_AUTH_GENERIC' });
    await world.bank.idle();
    expect(world.phone.received.map(({ text }) => text)).toEqual([
      expect.stringContaining('kodi FNP'),
      'BKT: hyrja u bllokua deri ne 13:30 pas 5 perpjekjeve te gabuara. Nese nuk ishit ju, telefononi +35542266288.',
    ]);
    expect(await auditTypes(world)).toContain('NOTIFY_SENT');
  });

  it('accepts nothing from any client, and ends by itself', async () => {
    const world = await createWorld();
    await blockAna(world);
    const ana = caller(world, 'ana');
    world.clock.move(30 * minute - 1);
    await ana.begin();
    await world.bank.idle();
    expect(world.phone.received.filter(({ text }) => text.includes('#'))).toEqual([]);
    world.clock.move(1);
    expect(await ana.logIn()).toEqual(expect.any(String));
  });

  it('grows: 30 minutes, 2 hours, 24 hours, 24 hours', async () => {
    const world = await createWorld();
    for (const [n, length] of [30 * minute, 2 * hour, 24 * hour, 24 * hour].entries()) {
      await blockAna(world, `thief-${n}`);
      world.clock.move(length - 1);
      await world.bank.sweep();
      expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' } });
      world.clock.move(1);
      await world.bank.sweep();
      expect(await accountOf(world)).toMatchObject({ value: { open: 'clean' }, fail: 0 });
    }
  });

  it('is not the customer’s own fault alone: wrong codes and wrong passwords count together', async () => {
    const world = await createWorld();
    await caller(world, 'thief').beginWrong();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const wrong = otherCode(await world.lastCode());
    for (let n = 0; n < 3; n++) await ana.second(txn, wrong);
    expect(await accountOf(world)).toMatchObject({ fail: 4 });
    await caller(world, 'thief').beginWrong();
    expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' } });
  });

  it('keeps no stranger’s login at the account, so that they cannot make it slow', async () => {
    const world = await createWorld();
    await blockAna(world);
    await blockAna(world, 'another');
    const live = await world.store.tx((rows) => rows.logins.liveOfAccounts([world.ids['ana'] ?? '']));
    expect(live).toEqual([]);
    expect(world.store.dump().logins).toHaveLength(10);
  });

  it('is lifted by the staff desk', async () => {
    const world = await createWorld();
    await blockAna(world);
    await world.bank.staff.unlock({ customer: world.ids['ana'] });
    expect(await accountOf(world)).toMatchObject({ value: { open: 'clean' }, fail: 0, blocks: 0 });
    expect(await auditTypes(world)).toContain('UNLOCK');
    expect(await caller(world, 'ana').logIn()).toEqual(expect.any(String));
    await expect(world.bank.staff.unlock({ customer: 'nobody' })).rejects.toMatchObject({ path: 'customer' });
  });

  it('may be permanent, after an alert; then sessions end, and the staff desk opens it', async () => {
    const world = await createWorld({ policy: { 'lock.permanent': true, 'lock.permanentAt': 2 } });
    const ana = caller(world, 'ana');
    const token = await ana.logIn();
    await ana.refresh(token);
    const failByCodes = async () => {
      for (const wrongs of [3, 2]) {
        const client = caller(world, `device-${world.clock.now()}-${wrongs}`);
        const { txn } = await client.begin();
        const wrong = otherCode(await world.lastCode());
        for (let n = 0; n < wrongs; n++) await client.second(txn, wrong);
      }
    };
    await failByCodes();
    expect(await auditTypes(world)).toContain('LOCK_ALERT');
    for (let n = 0; n < 10; n++) {
      world.clock.move(4 * minute);
      expect(await ana.refresh(token)).toMatchObject({ ok: true });
    }
    await failByCodes();
    expect(await accountOf(world)).toMatchObject({ value: { blocked: 'permanent' } });
    expect(await ana.refresh(token)).toMatchObject({ code: 'E_SESSION_ENDED' });
    await world.bank.idle();
    expect(world.phone.received.at(-1)?.text).toContain('hyrja u mbyll');
    world.clock.move(48 * hour);
    await world.bank.sweep();
    expect(await accountOf(world)).toMatchObject({ value: { blocked: 'permanent' } });
    await world.bank.staff.unlock({ customer: world.ids['ana'] });
    expect(await ana.logIn()).toEqual(expect.any(String));
  });

  it('holds when the words of its notice are broken: the notice fails, not the block', async () => {
    const world = await createWorld({
      texts: () => {
        throw new Error('no such text');
      },
    });
    await blockAna(world);
    await world.bank.idle();
    expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' } });
    expect(await auditTypes(world)).toContain('NOTIFY_FAILED');
  });
});

describe('failures', () => {
  it('are forgotten 24 hours after the last one', async () => {
    const world = await createWorld();
    const thief = caller(world, 'thief');
    await thief.beginWrong();
    world.clock.move(24 * hour - 1);
    await thief.beginWrong();
    expect(await accountOf(world)).toMatchObject({ fail: 2 });
    world.clock.move(24 * hour);
    await thief.beginWrong();
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
  });

  it('count a password check that never came back, when its reservation ends', async () => {
    const world = await createWorld({
      hasher: (real) => ({ ...real, verify: () => Promise.reject(new Error('power cut')) }),
    });
    await caller(world)
      .begin()
      .catch(() => {});
    world.clock.move(30 * second - 1);
    await world.bank.sweep();
    expect(await accountOf(world)).toMatchObject({ fail: 0, reserved: 1 });
    world.clock.move(1);
    await world.bank.sweep();
    expect(await accountOf(world)).toMatchObject({ fail: 1, reserved: 0 });
  });

  it('are not counted when the bank is too busy to hash', async () => {
    const world = await createWorld({
      hasher: (real) => ({ ...real, admit: () => Promise.reject(new Error('busy')) }),
    });
    await expect(caller(world).begin()).rejects.toThrow('busy');
    expect(await accountOf(world)).toMatchObject({ fail: 0, reserved: 0 });
  });

  it('are not touched by a closed account or an unknown one', async () => {
    const world = await createWorld();
    for (const who of [customers.closed, { ...customers.ana, clientNumber: '999999999' }]) {
      await caller(world).begin({ ...who, password: 'wrong' });
    }
    expect(await accountOf(world, 'closed')).toMatchObject({ fail: 0, reserved: 0 });
  });
});
