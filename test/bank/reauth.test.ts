import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { type BankWorld, createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, blockAna, caller, otherCode, second } from './caller.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';

const ended = { ok: false, code: 'E_SESSION_ENDED' };

/** A session whose authentication is no longer fresh. */
async function stale(world: BankWorld) {
  const { phone, session } = await enrolled(world);
  world.clock.move(200 * second);
  accepted(await phone.use(session));
  world.clock.move(100 * second);
  return { phone, session };
}
const verify = (phone: ReturnType<typeof phoneOf>, session: string, code: string) =>
  phone.reauth.verify({ key: phone.key(), session, secret: seal({ code }) });

describe('VERIFIKO', () => {
  it('is the password alone while authentication is fresh, and tells a wrong one at once', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    expect(await phone.verifiko(session, 'wrong')).toMatchObject({ code: 'E_REAUTH' });
    expect(await accountOf(world)).toMatchObject({ fail: 1, reserved: 0 });
    expect(await phone.verifiko(session)).toMatchObject({ ok: true, needsCode: false });
    expect(await accountOf(world)).toMatchObject({ fail: 1, reserved: 0 });
    expect(await auditTypes(world)).toEqual(expect.arrayContaining(['REAUTH_OK', 'REAUTH_FAIL']));
  });

  it('renews the session’s token: the old one is dead at once, the reference stays (P27)', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const old = await ana.logIn();
    await ana.refresh(old);
    const call = { key: 'v', token: old, password: customers.ana.password };
    const told = await world.bank.reauth.begin(ana.client, call);
    const token = told.token ?? '';
    expect(await ana.refresh(old)).toMatchObject({ ...ended, reason: 'security' });
    expect(await ana.refresh(token)).toMatchObject({ ok: true });
    expect(await world.bank.reauth.begin(ana.client, call)).toEqual(told);
    expect(JSON.stringify(world.store.dump())).not.toContain(token);
    const { phone, session } = await enrolled(await createWorld());
    accepted(await phone.verifiko(session));
    expect(await phone.use(session)).toMatchObject({ ok: true });
  });

  it('asks for an FNP once authentication is stale, alike for a wrong password; then the code is the verdict', async () => {
    const world = await createWorld();
    const { phone, session } = await stale(world);
    const decoy = accepted(await phone.verifiko(session, 'wrong'));
    const sent = world.phone.received.length;
    expect(await verify(phone, session, '123456')).toMatchObject({ code: 'E_AUTH_GENERIC' });
    expect(world.phone.received).toHaveLength(sent);
    const asked = accepted(await phone.verifiko(session));
    expect({ ...asked, ref: '' }).toEqual({ ...decoy, ref: '' });
    expect(asked).toMatchObject({ needsCode: true, sendsLeft: 3 });
    const code = await world.lastCode();
    expect(world.phone.received.at(-1)?.text).toContain(`(ref ${asked.ref}) per aktivizim.`);
    expect(await verify(phone, session, otherCode(code))).toMatchObject({
      code: 'E_AUTH_GENERIC',
      dead: false,
    });
    expect(await phone.reauth.sendCode({ key: 's', session })).toMatchObject({ code: 'E_FNP_WAIT' });
    expect(await verify(phone, session, code)).toMatchObject({ ok: true });
    const now = world.clock.now();
    expect(await phone.use(session)).toMatchObject({ ok: true, freshUntil: now + 300 * second });
    accepted(await phone.enrolSmartFnp(session));
  });

  it('sends a new code on request, and may be given up', async () => {
    const world = await createWorld();
    const { phone, session } = await stale(world);
    accepted(await phone.verifiko(session));
    const first = await world.lastCode();
    world.clock.move(30 * second);
    expect(await phone.reauth.sendCode({ key: 's', session })).toMatchObject({ ok: true, sendsLeft: 2 });
    expect(await verify(phone, session, first)).toMatchObject({ code: 'E_AUTH_GENERIC' });
    expect(await phone.reauth.cancel({ key: 'c', session })).toEqual({ ok: true });
    expect(await verify(phone, session, await world.lastCode())).toMatchObject({ code: 'E_TXN_EXPIRED' });
  });

  it('that fails five times blocks the account and ends its own session, no other one', async () => {
    const world = await createWorld();
    const browser = phoneOf(world, 'browser', { channel: 'web' });
    const elsewhere = await browser.logIn();
    const { phone, session } = await enrolled(world);
    for (let n = 0; n < 4; n++) {
      expect(await phone.verifiko(session, 'wrong')).toMatchObject({ code: 'E_REAUTH' });
    }
    expect(await phone.verifiko(session, 'wrong')).toMatchObject({ code: 'E_BLOCKED_TEMP' });
    expect(await accountOf(world)).toMatchObject({ value: { blocked: 'temporary' } });
    expect(await phone.use(session)).toMatchObject({ ...ended, reason: 'security' });
    expect(await browser.use(elsewhere)).toMatchObject({ ok: true });
    expect(await browser.verifiko(elsewhere)).toMatchObject({ code: 'E_BLOCKED_TEMP' });
  });

  it('is refused while the account is blocked by others, in an ended session and to another device', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    await blockAna(world);
    expect(await phone.verifiko(session)).toMatchObject({ code: 'E_BLOCKED_TEMP' });
    expect(await phoneOf(world).verifiko(session)).toMatchObject({ ...ended, reason: 'security' });
    accepted(await phone.session.logout({ key: 'l', session }));
    expect(await phone.verifiko(session)).toMatchObject({ ...ended, reason: 'logout' });
  });

  it('says so when the SIM may be stolen and a code would be needed', async () => {
    const world = await createWorld();
    const { phone, session } = await stale(world);
    await world.store.tx(async (rows) => {
      const row = await rows.customers.byClientNumber('100200300');
      if (row) await rows.customers.put({ ...row, simChangedAt: rows.now() });
    });
    expect(await phone.verifiko(session)).toMatchObject({ code: 'E_SIM_RISK' });
  });

  it('counts a password check that never came back when its reservation ends, and ends with its session', async () => {
    let crash = false;
    const world = await createWorld({
      hasher: (real) => ({
        ...real,
        verify: (...args) => (crash ? Promise.reject(new Error('power cut')) : real.verify(...args)),
      }),
    });
    const { phone, session } = await enrolled(world);
    crash = true;
    await expect(phone.verifiko(session)).rejects.toThrow('power cut');
    expect(await accountOf(world)).toMatchObject({ fail: 0, reserved: 1 });
    expect(await phone.verifiko(session)).toMatchObject({
      code: 'E_RATE',
      retryAt: world.clock.now() + 30 * second,
    });
    world.clock.move(30 * second);
    await world.bank.sweep();
    expect(await accountOf(world)).toMatchObject({ fail: 1, reserved: 0 });
    expect(world.store.dump().reauths).toEqual([]);
  });
});

describe('another password', () => {
  const change = (
    phone: ReturnType<typeof phoneOf>,
    session: string,
    newPassword: string,
    key = phone.key(),
  ) => phone.password.change({ key, session, secret: seal({ newPassword }) });

  it('is set under VERIFIKO; other sessions end, credentials stay, and the customer is told (P56)', async () => {
    const world = await createWorld();
    const browser = phoneOf(world, 'browser', { channel: 'web' });
    const elsewhere = await browser.logIn();
    const { phone, session } = await enrolled(world, 'smartFnp');
    expect(await change(phone, session, 'një fjalë e re')).toMatchObject({ code: 'E_REAUTH' });
    accepted(await phone.verifiko(session));
    accepted(await change(phone, session, 'një fjalë e re', 'k'));
    accepted(await change(phone, session, 'një fjalë e re', 'k'));
    expect(await phone.use(session)).toMatchObject({ ok: true });
    expect(await browser.use(elsewhere)).toMatchObject(ended);
    expect(await phone.status()).toMatchObject({ smartFnp: 'active' });
    await world.bank.idle();
    expect(world.phone.received.at(-1)?.text).toMatch(/fjalekalimi/i);
    expect(await auditTypes(world)).toContain('PWD_CHANGED');
    const again = phoneOf(world);
    const { txn } = await again.open();
    accepted(await again.first(txn, 'sms', 'një fjalë e re'));
    await again.claim(await again.secondBySms(txn));
  });

  it.each([
    'short',
    'password1',
    'Smart-BKT',
    'x100200300x',
    'bkt2026!',
    'tab\there and more',
    'y'.repeat(129),
  ])('"%.14s" is refused by the policy, and the VERIFIKO is not used up', async (newPassword) => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    accepted(await phone.verifiko(session));
    expect(await change(phone, session, newPassword)).toMatchObject({
      code: 'E_PWD_POLICY',
      profile: 'standard',
      shortest: 8,
      longest: 128,
    });
    accepted(await change(phone, session, 'ulliri në kodër'));
  });

  it('follows the public profile where the bank wants that one', async () => {
    const world = await createWorld({ policy: { 'password.profile': 'bkt-public' } });
    const { phone, session } = await enrolled(world);
    accepted(await phone.verifiko(session));
    for (const newPassword of ['ulliri në kodër', 'Ulli7', 'Ulliri7Ulliri7Ull']) {
      expect(await change(phone, session, newPassword)).toMatchObject({
        code: 'E_PWD_POLICY',
        profile: 'bkt-public',
        shortest: 6,
        longest: 16,
      });
    }
    accepted(await change(phone, session, 'Ulliri7'));
  });

  it('is refused in an ended session', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    accepted(await phone.session.logout({ key: 'l', session }));
    expect(await change(phone, session, 'ulliri në kodër')).toMatchObject({ ...ended, reason: 'logout' });
  });
});
