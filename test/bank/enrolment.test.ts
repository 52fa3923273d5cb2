import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { type BankWorld, createWorld, customers } from '../support/world.ts';
import { auditTypes, blockAna, second } from './caller.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';

const ended = { ok: false, code: 'E_SESSION_ENDED' };
const active = (world: BankWorld) =>
  world.store.dump().credentials.filter((row) => 'ended' in row && !row.ended) as { kind: string }[];
const notices = async (world: BankWorld) => {
  await world.bank.idle();
  return world.phone.received.map(({ text }) => text).filter((text) => text.includes('ne nje pajisje'));
};
const riskNow = (world: BankWorld) =>
  world.store.tx(async (rows) => {
    const row = await rows.customers.byClientNumber(customers.ana.clientNumber);
    if (row) await rows.customers.put({ ...row, simChangedAt: rows.now() });
  });

describe('an activation', () => {
  it('of each option leaves it active on this device, recorded and told to the customer', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric', 'smartFnp', 'ask');
    expect(await phone.status()).toMatchObject({
      biometric: 'active',
      smartFnp: 'active',
      softPin: 'active',
    });
    expect((await auditTypes(world)).filter((type) => type === 'CRED_ACTIVATED')).toHaveLength(3);
    expect(await notices(world)).toEqual(
      ['identifikimi biometrik', 'Smart FNP', 'Soft PIN'].map((option) =>
        expect.stringContaining(`${option} u aktivizua ne nje pajisje me 13:0`),
      ),
    );
    const { held } = phone;
    const other = phoneOf(world);
    const asked = { biometric: held.biometric, smartFnp: held.smartFnp };
    const told = { biometric: 'gone', smartFnp: 'gone', softPin: 'none', remembered: false };
    expect(await other.enrolment.status({ key: 's', ...asked })).toMatchObject(told);
  });

  it('of biometrics and Soft PIN asks VERIFIKO, each time anew; of Smart FNP while authentication is fresh not', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const asked = { key: 'b', session };
    expect(await phone.enrolment.beginBiometric(asked)).toMatchObject({ code: 'E_REAUTH' });
    accepted(await phone.enrolBiometric(session));
    expect(await phone.enrolment.beginBiometric({ key: 'b2', session })).toMatchObject({ code: 'E_REAUTH' });
    expect(await phone.enrolment.beginSoftPin({ key: 'p', session, replace: false })).toMatchObject({
      code: 'E_REAUTH',
    });
    accepted(await phone.enrolSmartFnp(session));
    world.clock.move(250 * second);
    accepted(await phone.use(session));
    world.clock.move(50 * second);
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'E_REAUTH' });
  });

  it('case 29: without a session, in an ended one, or with another device’s changes nothing', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const thief = phoneOf(world, 'thief');
    expect(await thief.enrolSmartFnp(session)).toMatchObject({ ...ended, reason: 'security' });
    const secret = seal({ attestation: await thief.attestation('x') });
    const credential = thief.held.biometric;
    expect(await thief.enrolment.finishBiometric({ key: 'f', session, credential, secret })).toMatchObject(
      ended,
    );
    accepted(await phone.session.logout({ key: 'l', session }));
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ ...ended, reason: 'logout' });
    expect(await phone.enrolment.beginBiometric({ key: 'b', session })).toMatchObject(ended);
    expect(await phone.enrolment.pinRules({ key: 'p', session })).toMatchObject(ended);
    expect(world.store.dump().credentials).toEqual([]);
    expect(world.store.dump().enrolments).toEqual([]);
  });

  it('is refused to a risky SIM, and to a blocked account before that', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    await riskNow(world);
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'E_SIM_RISK' });
    await blockAna(world);
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'E_BLOCKED_TEMP' });
  });

  it('is refused to a device that says that it is altered (R11)', async () => {
    const world = await createWorld();
    const phone = phoneOf(world, 'rooted', { altered: true });
    const session = await phone.logIn();
    const altered = async () => (await auditTypes(world)).filter((type) => type === 'DEVICE_ALTERED').length;
    expect(await altered()).toBe(1);
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'E_DEVICE_ALTERED' });
    expect(await altered()).toBe(2);
  });

  it.each([
    [{ origin: 'https://evil.test' }, 'E_SERVICE'],
    [{ userVerified: false }, 'E_SERVICE'],
    [{ challenge: 'AAAA' }, 'E_SERVICE'],
    [{ synced: true }, 'E_BIO_NOT_BOUND'],
  ])('with an attestation that says %o is refused and leaves nothing', async (claim, code) => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    expect(await phone.enrolBiometric(session, claim)).toMatchObject({ code });
    expect(world.store.dump().credentials).toEqual([]);
  });

  it('that was killed between the local save and its commit is unknown to the bank at the next start', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const { nonce } = await phone.beginSoftPin(session);
    expect(await phone.status()).toMatchObject({ softPin: 'gone' });
    world.clock.move(200 * second);
    accepted(await phone.use(session));
    world.clock.move(200 * second);
    accepted(await phone.use(session));
    world.clock.move(200 * second);
    expect(await phone.finishSoftPin(session, nonce)).toMatchObject({ code: 'E_REAUTH' });
    await world.bank.sweep();
    expect(world.store.dump()).toMatchObject({ credentials: [], enrolments: [] });
  });

  it('whose answer was lost is repeated with the same answer, and happened once', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const { nonce } = await phone.beginSoftPin(session);
    const { at, ...secret } = phone.pin({ nonce });
    const call = { session, credential: phone.held.softPin, at, saved: true, key: 'f' };
    const lost = await phone.enrolment.finishSoftPin({ ...call, secret: seal(secret) });
    expect(await phone.enrolment.finishSoftPin({ ...call, secret: seal(secret) })).toEqual(lost);
    expect(await notices(world)).toHaveLength(1);
    const other = { ...call, saved: false, secret: seal(secret) };
    await expect(phone.enrolment.finishSoftPin(other)).rejects.toMatchObject({ code: 'E_REQUEST' });
  });

  it('gives the same seed for the same key, which no answer that is kept holds', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    accepted(await phone.verifiko(session));
    const call = { key: 'b', session, replace: false };
    const begun = accepted(await phone.enrolment.beginSoftPin(call));
    expect(begun.seed).toMatch(/^[\w-]{43}$/);
    expect(await phone.enrolment.beginSoftPin(call)).toEqual(begun);
    expect(JSON.stringify(world.store.dump())).not.toContain(begun.seed);
  });

  it('needs a first code that fits seed, run and moment', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    await phone.beginSoftPin(session);
    expect(await phone.finishSoftPin(session, 'another nonce')).toMatchObject({ code: 'E_SERVICE' });
    expect(await phone.status()).toMatchObject({ softPin: 'gone' });
  });

  it('on another device replaces Smart FNP and Soft PIN when the customer agrees, and ends the session there', async () => {
    const world = await createWorld({ policy: { 'session.maxMobile': 2 } });
    const { phone: old, session: there } = await enrolled(world, 'smartFnp', 'ask');
    const phone = phoneOf(world);
    const session = await phone.logIn();
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'M_REPLACE_DEVICE' });
    accepted(await phone.enrolSmartFnp(session, true));
    expect(await old.status()).toMatchObject({ smartFnp: 'gone', softPin: 'active' });
    expect(await old.use(there)).toMatchObject({ ...ended, reason: 'elsewhere' });
    accepted(await phone.enrolSoftPin(session, false, true));
    expect(await old.status()).toMatchObject({ softPin: 'gone' });
    expect(active(world)).toHaveLength(2);
    expect(await auditTypes(world)).toContain('CRED_REPLACED');
  });

  it('of a fourth biometric device is refused', async () => {
    const world = await createWorld({ policy: { 'device.maxBiometric': 1 } });
    await enrolled(world, 'biometric');
    const phone = phoneOf(world);
    const session = await phone.logIn();
    accepted(await phone.verifiko(session));
    expect(await phone.enrolment.beginBiometric({ key: 'b', session })).toMatchObject({
      code: 'M_DEVICE_LIMIT',
    });
  });

  it('of Smart FNP may need biometrics first; with them goes what rests on them', async () => {
    const world = await createWorld({ policy: { 'smartFnp.requireBiometric': true } });
    const { phone, session } = await enrolled(world);
    expect(await phone.enrolSmartFnp(session)).toMatchObject({ code: 'M_SFNP_NEEDBIO' });
    accepted(await phone.enrolBiometric(session));
    accepted(await phone.enrolSmartFnp(session));
    const credential = phone.held.biometric;
    accepted(await phone.enrolment.revoke({ key: 'x', session, credential, reason: 'customer' }));
    expect(await phone.status()).toMatchObject({ biometric: 'gone', smartFnp: 'gone' });
  });

  it('is asked for by no page', async () => {
    const world = await createWorld();
    const browser = phoneOf(world, 'browser', { channel: 'web' });
    const session = await browser.logIn();
    await expect(browser.enrolSmartFnp(session)).rejects.toMatchObject({ code: 'E_REQUEST' });
  });
});

describe('a Soft PIN in Profile', () => {
  it.each([
    ['of a woman', 'M95512001A', '200300,123456,120529'],
    ['of a man', 'M90512001A', '200300,123456,120529'],
    ['that is none', 'J45229001M', '200300,123456'],
  ])('case 25: knows the weak PINs of its customer: a birth date %s', async (_, personalNumber, weak) => {
    const people = { ana: { ...customers.ana, personalNumber, phone: '+355690123456' } };
    const world = await createWorld({ people });
    const { phone, session } = await enrolled(world);
    const rules = await phone.enrolment.pinRules({ key: 'p', session });
    expect(rules).toMatchObject({ ok: true, digits: 6, weak });
  });

  it('is saved under VERIFIKO with a right code, and asked again without', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'ask');
    const credential = phone.held.softPin;
    const { at, ...secret } = phone.pin();
    const save = { session, credential, saved: true, at };
    expect(await phone.enrolment.setSaved({ key: 's1', ...save, secret: seal(secret) })).toMatchObject({
      code: 'E_REAUTH',
    });
    accepted(await phone.verifiko(session));
    const wrong = seal({ code: '000000', proof: 'AAAA' });
    expect(await phone.enrolment.setSaved({ key: 's2', ...save, secret: wrong })).toMatchObject({
      code: 'E_PIN_WRONG',
    });
    accepted(await phone.enrolment.setSaved({ key: 's3', ...save, secret: seal(secret) }));
    expect(world.store.dump().credentials).toMatchObject([{ saved: true }]);
    accepted(await phone.enrolment.setSaved({ key: 's4', session, credential, saved: false }));
    expect(world.store.dump().credentials).toMatchObject([{ saved: false }]);
  });

  it('gets another PIN under VERIFIKO, once, and with the old one', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'ask');
    const { at, ...secret } = phone.pin();
    const call = { session, credential: phone.held.softPin, at };
    accepted(await phone.verifiko(session));
    accepted(await phone.enrolment.changePin({ key: 'c1', ...call, secret: seal(secret) }));
    expect(await phone.enrolment.changePin({ key: 'c2', ...call, secret: seal(secret) })).toMatchObject({
      code: 'E_REAUTH',
    });
  });
});

describe('a revocation', () => {
  it('by the customer needs the session; by the device that lost its key none; a repeat is the same', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric', 'smartFnp');
    const credential = phone.held.smartFnp;
    expect(await phone.enrolment.revoke({ key: 'x', credential, reason: 'customer' })).toMatchObject(ended);
    const thief = phoneOf(world, 'thief');
    accepted(await thief.enrolment.revoke({ key: 'x', credential, reason: 'keyLost' }));
    expect(await phone.status()).toMatchObject({ smartFnp: 'active' });
    const changed = { key: 'y', credential: phone.held.biometric, reason: 'biometricSetChanged' } as const;
    accepted(await phone.enrolment.revoke(changed));
    accepted(await phone.enrolment.revoke(changed));
    expect(await phone.status()).toMatchObject({ biometric: 'gone', smartFnp: 'active' });
    expect(await auditTypes(world)).toContain('BIO_KEY_INVALIDATED');
    accepted(await phone.enrolment.revoke({ key: 'z', session, credential, reason: 'customer' }));
    expect(await auditTypes(world)).toContain('CRED_REVOKED');
  });

  it('of a Soft PIN ends the web session that it opened', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'ask');
    const browser = phoneOf(world, 'browser', { channel: 'web' });
    const { txn } = await browser.open();
    accepted(await browser.first(txn, 'softPin'));
    const { code } = phone.pin();
    const onWeb = await browser.claim(await browser.second(txn, { method: 'softPinCode' }, { code }));
    const credential = phone.held.softPin;
    accepted(await phone.enrolment.revoke({ key: 'x', session, credential, reason: 'customer' }));
    expect(await browser.use(onWeb)).toMatchObject({ ...ended, reason: 'security' });
    accepted(await phone.use(session));
  });
});
