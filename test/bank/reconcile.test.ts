import { describe, expect, it } from 'vitest';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';
import { type BankWorld, createWorld, customers } from '../support/world.ts';
import { auditTypes, second } from './caller.ts';

const day = 86_400_000;
const lately = 21 * second;
const nothing = { biometric: undefined, smartFnp: undefined, softPin: undefined };

type Phone = Awaited<ReturnType<typeof enrolled>>['phone'];
/** What the device still has of what it made. */
const holding = (phone: Phone, ...kinds: ('biometric' | 'smartFnp' | 'softPin')[]) => ({
  ...nothing,
  ...Object.fromEntries(kinds.map((kind) => [kind, phone.held[kind]])),
  complete: true,
});
const ask = (phone: Phone, call: object) => {
  const given = Object.entries(call).filter(([, value]) => value !== undefined);
  return phone.enrolment.status({ key: phone.key(), ...Object.fromEntries(given) });
};
const atBank = (world: BankWorld) =>
  world.store.dump().credentials.map((row) => {
    const { kind, machine, accountId } = row as unknown as {
      kind: string;
      machine: { value: unknown };
      accountId: string;
    };
    const whose = Object.entries(world.ids).find(([, id]) => id === accountId)?.[0];
    return [whose, kind, machine.value];
  });
const noticesTo = async (world: BankWorld, phone: string) => {
  await world.bank.idle();
  return world.phone.received.filter(({ to, text }) => to === phone && text.includes('ne nje pajisje'));
};

describe('what a device that names all that it holds does not name', () => {
  it('is ended, told to its customer and recorded; what it names stays', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric', 'smartFnp');
    world.clock.move(lately);
    expect(await ask(phone, holding(phone, 'biometric'))).toMatchObject({
      biometric: 'active',
      smartFnp: 'none',
    });
    expect(atBank(world)).toEqual([
      ['ana', 'biometric', 'active'],
      ['ana', 'smartFnp', 'revoked'],
    ]);
    expect(await noticesTo(world, customers.ana.phone)).toHaveLength(3);
    expect(await auditTypes(world)).toContain('CRED_REVOKED');
    accepted(await ask(phone, holding(phone, 'biometric')));
    expect(await noticesTo(world, customers.ana.phone)).toHaveLength(3);
  });

  it('is left where the device does not say that there is nothing else', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'smartFnp');
    world.clock.move(lately);
    accepted(await ask(phone, { ...holding(phone), complete: false }));
    accepted(await ask(phone, nothing));
    expect(atBank(world)).toEqual([['ana', 'smartFnp', 'active']]);
  });

  it('is left while it is younger than a call may be old: the question may be from before it was made', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'smartFnp');
    accepted(await ask(phone, holding(phone)));
    expect(atBank(world)).toEqual([['ana', 'smartFnp', 'active']]);
    world.clock.move(lately);
    accepted(await ask(phone, holding(phone)));
    expect(atBank(world)).toEqual([['ana', 'smartFnp', 'revoked']]);
  });

  it('is none of another device, and none of a page', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'smartFnp');
    world.clock.move(lately);
    accepted(await ask(phoneOf(world, 'thief'), { complete: true }));
    const page = phoneOf(world, phone.device, { channel: 'web' });
    accepted(await ask(page, { complete: true }));
    expect(atBank(world)).toEqual([['ana', 'smartFnp', 'active']]);
  });

  it('in a session ends nobody who is in, and goes for each customer of the phone', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric');
    world.clock.move(lately);
    accepted(await ask(phone, { ...holding(phone), session }));
    expect(await phone.use(session)).toMatchObject({ ok: true });
    expect(atBank(world)).toEqual([['ana', 'biometric', 'revoked']]);
  });
});

describe('a Soft PIN whose saved seed is lost', () => {
  it('asks for its PIN at the bank too, from the next session of its customer on', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'saved');
    const isSaved = () => (world.store.dump().credentials[0] as unknown as { saved: boolean }).saved;
    const asking = { softPin: phone.held.softPin, pin: 'ask', complete: true };
    accepted(await ask(phone, asking));
    expect(isSaved()).toBe(true);
    const beni = await phone.logIn(customers.beni);
    accepted(await ask(phone, { ...asking, session: beni }));
    expect(isSaved()).toBe(true);
    accepted(await ask(phone, { ...asking, pin: 'saved', session }));
    expect(isSaved()).toBe(true);
    accepted(await ask(phone, { ...asking, session }));
    expect(isSaved()).toBe(false);
    expect(await ask(phone, { ...asking, session })).toMatchObject({ softPin: 'active' });
  });
});

describe('a phone with the options of another customer', () => {
  it('says so in a session, and for a remembered number', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric', 'smartFnp');
    const session = await phone.logIn(customers.beni);
    expect(await phone.status({ session })).toMatchObject({ biometric: 'other', smartFnp: 'other' });
    const { handle } = accepted(await phone.remember.issue({ key: 'r', session }));
    expect(await phone.status({ handle })).toMatchObject({ biometric: 'other', remembered: true });
    expect(await phone.status()).toMatchObject({ biometric: 'active', smartFnp: 'active' });
    accepted(await phone.session.logout({ key: 'l', session }));
    expect(await phone.status({ session })).toMatchObject({ biometric: 'other' });
  });

  it('turns nothing on unasked; with consent the other’s options end, told to the other', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric', 'smartFnp');
    const before = (await noticesTo(world, customers.ana.phone)).length;
    const session = await phone.logIn(customers.beni);
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'M_REPLACE_OTHER' });
    expect(await phone.enrolSmartFnp(session, true)).toMatchObject({ code: 'M_REPLACE_OTHER' });
    expect(atBank(world).filter(([, , value]) => value === 'active')).toHaveLength(2);
    accepted(await phone.enrolSmartFnp(session, false, true));
    expect(atBank(world)).toEqual([
      ['ana', 'biometric', 'revoked'],
      ['ana', 'smartFnp', 'revoked'],
      ['beni', 'smartFnp', 'active'],
    ]);
    expect(await noticesTo(world, customers.ana.phone)).toHaveLength(before + 2);
    expect(await noticesTo(world, customers.beni.phone)).toHaveLength(1);
    expect(await auditTypes(world)).toContain('CRED_REPLACED');
  });

  it('agrees to each for itself: the other’s options here, and the own ones elsewhere', async () => {
    const world = await createWorld({ policy: { 'session.maxMobile': 2 } });
    const { phone } = await enrolled(world, 'biometric');
    const elsewhere = phoneOf(world);
    accepted(await elsewhere.enrolSmartFnp(await elsewhere.logIn(customers.beni)));
    const session = await phone.logIn(customers.beni);
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'M_REPLACE_OTHER' });
    expect(await phone.enrolSmartFnp(session, false, true)).toMatchObject({ code: 'M_REPLACE_DEVICE' });
    accepted(await phone.enrolSmartFnp(session, true, true));
    expect(atBank(world).filter(([, , value]) => value === 'active')).toEqual([
      ['beni', 'smartFnp', 'active'],
    ]);
  });

  it('asks it for biometrics and Soft PIN as well', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'smartFnp');
    const session = await phone.logIn(customers.beni);
    const { password } = customers.beni;
    accepted(await phone.verifiko(session, password));
    const refused = { ok: false, code: 'M_REPLACE_OTHER' };
    expect(await phone.enrolment.beginBiometric({ key: 'b', session })).toMatchObject(refused);
    const begin = { session, replace: true };
    expect(await phone.enrolment.beginSoftPin({ key: 'p', ...begin })).toMatchObject(refused);
    accepted(await phone.enrolment.beginSoftPin({ key: 'q', ...begin, takeOver: true }));
    expect(atBank(world)).toEqual([['ana', 'smartFnp', 'active']]);
  });
});

describe('an orphaned credential', () => {
  it('was not used for 180 days: it ends, and its customer hears of it', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'smartFnp', 'biometric');
    world.clock.move(100 * day);
    const opened = await phone.open();
    accepted(await phone.first(opened.txn, 'smartFnp'));
    await phone.claim(await phone.secondByKey(opened));
    world.clock.move(100 * day);
    await world.bank.sweep();
    expect(atBank(world)).toEqual([
      ['ana', 'biometric', 'orphaned'],
      ['ana', 'smartFnp', 'active'],
    ]);
    expect(await phone.status()).toMatchObject({ biometric: 'gone', smartFnp: 'active' });
    expect(await noticesTo(world, customers.ana.phone)).toHaveLength(3);
    const ends = (await world.audit()).filter(({ type }) => type === 'CRED_REVOKED');
    expect(ends).toMatchObject([{ reasonCode: 'reason=unused', deviceId: phone.device }]);
    world.clock.move(100 * day);
    await world.bank.sweep();
    expect(atBank(world).map(([, , value]) => value)).toEqual(['orphaned', 'orphaned']);
  });

  it('is one after as many days as the policy says', async () => {
    const world = await createWorld({ policy: { 'credential.orphanAfter': 30 } });
    await enrolled(world, 'smartFnp');
    world.clock.move(29 * day);
    await world.bank.sweep();
    expect(atBank(world)).toEqual([['ana', 'smartFnp', 'active']]);
    world.clock.move(day);
    await world.bank.sweep();
    expect(atBank(world)).toEqual([['ana', 'smartFnp', 'orphaned']]);
  });

  it('is the one before, where its device activates again: it has no key of it any more', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'smartFnp');
    accepted(await phone.enrolSmartFnp(session));
    expect(atBank(world)).toEqual([
      ['ana', 'smartFnp', 'orphaned'],
      ['ana', 'smartFnp', 'active'],
    ]);
  });

  it('does not count against the number of devices', async () => {
    const world = await createWorld({ policy: { 'device.maxBiometric': 1, 'credential.orphanAfter': 30 } });
    await enrolled(world, 'biometric');
    world.clock.move(31 * day);
    await world.bank.sweep();
    const other = phoneOf(world);
    expect(await other.enrolBiometric(await other.logIn())).toMatchObject({ ok: true });
  });
});
