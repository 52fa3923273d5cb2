import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, day, hour } from './caller.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';

const ended = { code: 'E_SESSION_ENDED', reason: 'security' };

describe('the staff desk', () => {
  it('unlocks: whoever was in is out, credentials wait for the next L1, nothing is remembered', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric', 'ask');
    accepted(await phone.remember.issue({ key: 'r', session }));
    await world.bank.staff.unlock({ customer: world.ids['ana'] });
    expect(await phone.use(session)).toMatchObject(ended);
    expect(await phone.status()).toMatchObject({ biometric: 'suspended', softPin: 'suspended' });
    expect(world.store.dump().handles).toEqual([]);
    expect(await auditTypes(world)).toEqual(expect.arrayContaining(['UNLOCK', 'REMEMBER_CLEARED']));
    await phone.logIn();
    expect(await phone.status()).toMatchObject({ biometric: 'active', softPin: 'active' });
  });

  it('revokes a lost device with all that it holds, and nothing of another', async () => {
    const world = await createWorld({ policy: { 'session.maxMobile': 2 } });
    const { phone: lost, session } = await enrolled(world, 'biometric', 'smartFnp');
    const kept = phoneOf(world);
    const other = await kept.logIn();
    accepted(await kept.enrolBiometric(other));
    await world.bank.staff.revokeDevice({ customer: world.ids['ana'], device: lost.device });
    expect(await lost.use(session)).toMatchObject(ended);
    expect(await lost.status()).toMatchObject({ biometric: 'gone', smartFnp: 'gone' });
    expect(await kept.use(other)).toMatchObject({ ok: true });
    expect(await kept.status()).toMatchObject({ biometric: 'active' });
  });

  it('changes the phone number: the old one is told, and the quarantine begins', async () => {
    const world = await createWorld();
    const phone = '+355690009999';
    await world.bank.staff.changePhone({ customer: world.ids['ana'], phone });
    await world.bank.idle();
    expect(world.phone.received.map(({ to }) => to)).toEqual([customers.ana.phone]);
    expect(await auditTypes(world)).toContain('PHONE_CHANGED');
    const ana = phoneOf(world);
    accepted(await ana.first((await ana.open()).txn));
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(1);
    world.clock.move(72 * hour);
    accepted(await ana.first((await ana.open()).txn));
    await world.bank.idle();
    expect(world.phone.received.at(-1)?.to).toBe(phone);
  });

  it('closes an account: nothing of it works any more', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric');
    await world.bank.staff.close({ customer: world.ids['ana'] });
    expect(await phone.use(session)).toMatchObject(ended);
    expect(await phone.status()).toMatchObject({ biometric: 'gone' });
    expect(await phone.firstByKey(await phone.open())).toMatchObject({ ok: false });
    const { txn } = await phone.open();
    accepted(await phone.first(txn));
    expect(await phone.second(txn, { method: 'sms' }, { code: '000000' })).toMatchObject({
      code: 'E_AUTH_GENERIC',
    });
    expect(await auditTypes(world)).toContain('ACCOUNT_CLOSED');
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
  });

  it('knows its customers, and phone numbers from anything else', async () => {
    const { bank, ids } = await createWorld();
    for (const call of [bank.staff.unlock, bank.staff.close]) {
      await expect(call({ customer: 'nobody' })).rejects.toMatchObject({ path: 'customer' });
    }
    await bank.staff.close({ customer: ids['beni'] });
    await expect(bank.staff.unlock({ customer: ids['beni'] })).rejects.toMatchObject({ path: 'customer' });
    const wrong = { customer: ids['ana'], phone: '0690000001' };
    await expect(bank.staff.changePhone(wrong)).rejects.toMatchObject({ path: 'phone' });
  });
});

describe('a remembered number', () => {
  it('works from its device alone; elsewhere and unknown it is a decoy like any other', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const { handle } = accepted(await phone.remember.issue({ key: 'r', session }));
    expect(await phone.remember.issue({ key: 'r', session })).toMatchObject({ handle });
    const secret = seal({ password: customers.ana.password });
    const sent = world.phone.received.length;
    for (const [who, name] of [
      [phoneOf(world, 'thief'), handle],
      [phone, 'unknown'],
    ] as const) {
      const { txn } = await who.open();
      accepted(await who.login.first({ key: who.key(), txn, second: 'sms', handle: name, secret }));
    }
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(sent);
  });

  it('is one a device, and is forgotten by its device alone', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const first = accepted(await phone.remember.issue({ key: 'r1', session }));
    const { handle } = accepted(await phone.remember.issue({ key: 'r2', session }));
    expect(handle).not.toBe(first.handle);
    expect(world.store.dump().handles).toMatchObject([{ id: handle }]);
    await phoneOf(world).remember.revoke({ key: 'x', handle });
    expect(await phone.enrolment.status({ key: 's', handle })).toMatchObject({ remembered: true });
    await phone.remember.revoke({ key: 'x', handle });
    expect(await phone.enrolment.status({ key: 's', handle })).toMatchObject({ remembered: false });
    expect((await auditTypes(world)).filter((type) => type === 'REMEMBER_CLEARED')).toHaveLength(1);
  });

  it('is forgotten after 180 days without use', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const { handle } = accepted(await phone.remember.issue({ key: 'r', session }));
    const secret = seal({ password: customers.ana.password });
    world.clock.move(179 * day);
    const { txn } = await phone.open();
    accepted(await phone.login.first({ key: 'f', txn, second: 'sms', handle, secret }));
    world.clock.move(179 * day);
    expect(await phone.enrolment.status({ key: 's', handle })).toMatchObject({ remembered: true });
    world.clock.move(day);
    expect(await phone.enrolment.status({ key: 's', handle })).toMatchObject({ remembered: false });
    world.clock.move(1);
    await world.bank.sweep();
    expect(world.store.dump().handles).toEqual([]);
  });

  it('is issued in a live session only', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    accepted(await phone.session.logout({ key: 'l', session }));
    expect(await phone.remember.issue({ key: 'r', session })).toMatchObject({
      code: 'E_SESSION_ENDED',
      reason: 'logout',
    });
  });
});
