import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { accountOf, auditTypes, otherCode, second } from './caller.ts';
import { accepted, codeOf, enrolled, phoneOf, stepOf } from '../support/phone.ts';

/** What the newest session has proved. */
const proved = (world: BankWorld) => (world.store.dump().sessions.at(-1) as { elements: string[] }).elements;
const codesSent = async (world: BankWorld) => {
  await world.bank.idle();
  return world.phone.received.filter(({ text }) => text.includes('#')).length;
};
const generic = { ok: false, code: 'E_AUTH_GENERIC' };

describe('a login by another path', () => {
  it('L2: a remembered number and the password open what a typed number opens', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world);
    const { handle, mask } = accepted(await phone.remember.issue({ key: 'r', session }));
    expect(mask).toBe('••••••300');
    const { txn } = await phone.open();
    const secret = seal({ password: world.customer.password });
    accepted(await phone.login.first({ key: 'f', txn, second: 'sms', handle, secret }));
    await phone.claim(await phone.secondBySms(txn));
    expect(proved(world)).toEqual(['K_pwd', 'P_sim']);
  });

  it('L3: biometric and SMS', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const opened = await phone.open();
    accepted(await phone.firstByKey(opened));
    await phone.claim(await phone.secondBySms(opened.txn));
    expect(proved(world)).toEqual(['I_bio', 'P_dev', 'P_sim']);
    expect(await auditTypes(world)).toContain('BIO_ASSERT_OK');
  });

  it('L4a, L4b: Smart FNP answers by itself, and no SMS is sent', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric', 'smartFnp');
    const sent = await codesSent(world);
    const byKey = await phone.open();
    const now = world.clock.now();
    expect(await phone.firstByKey(byKey, 'smartFnp')).toMatchObject({
      ok: true,
      resendAt: now,
      codeExpiresAt: now,
    });
    await phone.claim(await phone.secondByKey(byKey));
    expect(proved(world)).toEqual(['I_bio', 'P_dev']);
    const byPassword = await phone.open();
    accepted(await phone.first(byPassword.txn, 'smartFnp'));
    await phone.claim(await phone.secondByKey(byPassword));
    expect(proved(world)).toEqual(['K_pwd', 'P_dev']);
    expect(await codesSent(world)).toBe(sent);
  });

  it.each([
    ['ask', ['K_pwd', 'P_dev', 'K_pin'], ['I_bio', 'P_dev', 'K_pin']],
    ['saved', ['K_pwd', 'P_dev'], ['I_bio', 'P_dev']],
  ] as const)(
    'L5: Soft PIN, %s, after a password and after a scan',
    async (kind, afterPassword, afterScan) => {
      const world = await createWorld();
      const { phone } = await enrolled(world, 'biometric', kind);
      const opened = await phone.open();
      accepted(await phone.first(opened.txn, 'softPin'));
      await phone.claim(await phone.secondByPin(opened));
      expect(proved(world)).toEqual(afterPassword);
      world.clock.move(30 * second);
      const scanned = await phone.open();
      accepted(await phone.firstByKey(scanned, 'softPin'));
      await phone.claim(await phone.secondByPin(scanned));
      expect(proved(world)).toEqual(afterScan);
    },
  );

  it('L6: in Internet Branch a typed Soft PIN code, or an SMS on request', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const browser = phoneOf(world, 'browser', { channel: 'web' });
    const sent = await codesSent(world);
    const { txn } = await browser.open();
    accepted(await browser.first(txn, 'softPin'));
    const code = codeOf(phone.held.seed, stepOf(world.clock.now()));
    await browser.claim(
      await browser.second(txn, { method: 'softPinCode' }, { code: `${code.slice(0, 3)} ${code.slice(3)}` }),
    );
    expect(proved(world)).toEqual(['K_pwd', 'P_dev', 'K_pin']);
    expect(await codesSent(world)).toBe(sent);
    const again = await browser.open();
    accepted(await browser.first(again.txn, 'softPin'));
    accepted(await browser.login.sendCode({ key: 's', txn: again.txn }));
    await browser.claim(await browser.secondBySms(again.txn));
    expect(proved(world)).toEqual(['K_pwd', 'P_sim']);
  });
});

it('tells how long a code is by the second element that was announced, in every world alike', async () => {
  const world = await createWorld({ policy: { 'softPin.codeDigits': 8 } });
  for (const identifier of [world.customer.clientNumber, '999999999']) {
    const browser = phoneOf(world, identifier, { channel: 'web' });
    const { txn } = await browser.open();
    const secret = seal({ identifier, password: world.customer.password });
    expect(await browser.login.first({ key: 'f', txn, second: 'softPin', secret })).toMatchObject({
      digits: 8,
    });
    world.clock.move(30 * second);
    expect(await browser.login.sendCode({ key: 's', txn })).toMatchObject({ ok: true, digits: 6 });
  }
});

describe('a Smart FNP', () => {
  it('that cannot be validated falls back to SMS in the same transaction, and counts nothing', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'smartFnp');
    const opened = await phone.open();
    accepted(await phone.first(opened.txn, 'smartFnp'));
    expect(await phone.secondByKey({ ...opened, nonce: 'another' })).toMatchObject({
      code: 'I_SFNP_FALLBACK',
    });
    const credential = phone.held.smartFnp;
    accepted(await phone.enrolment.revoke({ key: 'x', session, credential, reason: 'keyLost' }));
    expect(await phone.secondByKey(opened)).toMatchObject({ code: 'I_SFNP_FALLBACK' });
    accepted(await phone.login.sendCode({ key: 's', txn: opened.txn }));
    await phone.claim(await phone.secondBySms(opened.txn));
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
  });

  it('says nothing of the password: another customer’s key falls back for right and wrong ones alike', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'smartFnp');
    const identifier = '100200301';
    for (const password of ['deti i kaltër 2', 'wrong']) {
      const opened = await phone.open();
      const secret = seal({ identifier, password });
      accepted(await phone.login.first({ key: phone.key(), txn: opened.txn, second: 'smartFnp', secret }));
      expect(await phone.secondByKey(opened)).toMatchObject({ code: 'I_SFNP_FALLBACK' });
    }
    const own = await phone.open();
    accepted(await phone.first(own.txn, 'smartFnp', 'wrong'));
    expect(await phone.secondByKey(own)).toMatchObject(generic);
  });

  it('is never taken in a browser (P42)', async () => {
    const world = await createWorld();
    const browser = phoneOf(world, 'browser', { channel: 'web' });
    const { txn } = await browser.open();
    accepted(await browser.first(txn, 'smartFnp'));
    const asked = browser.second(txn, { method: 'smartFnp', credential: 'c' }, { proof: 'p' });
    await expect(asked).rejects.toMatchObject({ code: 'E_REQUEST', path: 'method' });
  });
});

describe('a Soft PIN', () => {
  it.each(['12345', '1234567', '12a456', ''])('case 26: the code "%s" is refused, no count', async (code) => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const { at, proof } = phone.pin();
    const call = { key: 'c', credential: phone.held.softPin, at, secret: seal({ code, proof }) };
    await expect(phone.softPin.check(call)).rejects.toMatchObject({ code: 'E_REQUEST', path: 'code' });
    const opened = await phone.open();
    accepted(await phone.first(opened.txn, 'softPin'));
    const second = phone.secondByPin(opened, { at, code, proof });
    await expect(second).rejects.toMatchObject({ code: 'E_REQUEST', path: 'code' });
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
  });

  it('with a wrong PIN ends the transaction, counts, and after five times is suspended', async () => {
    const world = await createWorld({ policy: { 'visible.maxRejections': 5 } });
    const { phone } = await enrolled(world, 'ask');
    const wrongSeed = Buffer.alloc(32, 7).toString('base64url');
    for (let n = 0; n < 4; n++) {
      const opened = await phone.open();
      accepted(await phone.first(opened.txn, 'softPin'));
      const made = phone.pin(opened, world.clock.now(), stepOf(world.clock.now()), wrongSeed);
      expect(await phone.secondByPin(opened, made)).toMatchObject(generic);
    }
    expect(await accountOf(world)).toMatchObject({ fail: 4 });
    const { at, ...secret } = phone.pin({}, world.clock.now(), 1, wrongSeed);
    const call = { credential: phone.held.softPin, at, secret: seal(secret) };
    expect(await phone.softPin.check({ key: 'c', ...call })).toMatchObject({ code: 'E_PIN_SUSPENDED' });
    expect(await phone.status()).toMatchObject({ softPin: 'suspended' });
    expect(await auditTypes(world)).toContain('SOFTPIN_SUSPENDED');
    const opened = await phone.open();
    accepted(await phone.first(opened.txn, 'softPin'));
    expect(await phone.secondByPin(opened)).toMatchObject({ code: 'E_PIN_SUSPENDED' });
  });

  it('that guesses on a decoy is suspended all the same, and its own customer hears of it', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const { clientNumber: identifier } = world.customer;
    const secret = seal({ identifier, password: 'whatever' });
    for (let n = 0; n < 5; n++) {
      const opened = await phone.open();
      accepted(await phone.login.first({ key: phone.key(), txn: opened.txn, second: 'softPin', secret }));
      expect(await phone.secondByPin(opened)).toMatchObject({ ok: false });
    }
    expect(await phone.status()).toMatchObject({ softPin: 'suspended' });
    await world.bank.idle();
    expect(world.phone.received.at(-1)).toMatchObject({ to: world.customer.phone });
  });

  it('made by a wrong clock is told so, and counts nothing', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const opened = await phone.open();
    accepted(await phone.first(opened.txn, 'softPin'));
    const late = phone.pin(opened, world.clock.now() - 90 * second);
    expect(await phone.secondByPin(opened, late)).toMatchObject({ code: 'E_CLOCK' });
    await phone.claim(await phone.secondByPin(opened));
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
  });

  it('case 28: a future step, a used code and a burned code are rejected on the web and counted', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const browser = phoneOf(world, 'browser', { channel: 'web' });
    const now = stepOf(world.clock.now());
    const typed = async (step: number) => {
      const { txn } = await browser.open();
      accepted(await browser.first(txn, 'softPin'));
      return browser.second(txn, { method: 'softPinCode' }, { code: codeOf(phone.held.seed, step) });
    };
    expect(await typed(now + 2)).toMatchObject(generic);
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
    const opened = await phone.open();
    accepted(await phone.first(opened.txn, 'softPin'));
    await phone.claim(await phone.secondByPin(opened));
    expect(await typed(now)).toMatchObject(generic);
    world.clock.move(30 * second);
    const { at, ...secret } = phone.pin();
    const call = { credential: phone.held.softPin, at, secret: seal(secret) };
    const burned = await phone.softPin.burn({ key: 'b', ...call });
    expect(burned).toMatchObject({ ok: true, nextAt: (now + 2) * 30 * second });
    expect(await typed(now + 1)).toMatchObject(generic);
    expect(await typed(now + 2)).toMatchObject({ ok: true });
    expect(await auditTypes(world)).toContain('SOFTPIN_BURNED');
  });

  it('of one customer does not log in another', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const opened = await phone.open();
    const secret = seal({ identifier: '100200301', password: 'deti i kaltër 2' });
    accepted(await phone.login.first({ key: 'f', txn: opened.txn, second: 'softPin', secret }));
    expect(await phone.secondByPin(opened)).toMatchObject({ code: 'I_PIN_FALLBACK' });
    accepted(await phone.login.sendCode({ key: 's', txn: opened.txn }));
    const { session } = accepted(await phone.secondBySms(opened.txn));
    expect(session).toBeTypeOf('string');
  });

  it('answers alike to a number that nobody has, and counts nothing', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const secret = seal({ identifier: '999999999', password: 'whatever' });
    for (let n = 0; n < 5; n++) {
      const opened = await phone.open();
      accepted(await phone.login.first({ key: phone.key(), txn: opened.txn, second: 'softPin', secret }));
      expect(await phone.secondByPin(opened)).toMatchObject({ code: 'I_PIN_FALLBACK' });
    }
    expect(await phone.status()).toMatchObject({ softPin: 'active' });
  });

  it('is right in the menu without being used up, and wrong for another seed', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const { at, ...secret } = phone.pin();
    const call = { credential: phone.held.softPin, at, secret: seal(secret) };
    expect(await phone.softPin.check({ key: 'c1', ...call })).toMatchObject({ ok: true });
    const bad = { code: otherCode(secret.code), proof: secret.proof };
    const wrong = { ...call, secret: seal(bad) };
    expect(await phone.softPin.check({ key: 'c2', ...wrong })).toMatchObject({ code: 'E_PIN_WRONG' });
    expect(await phone.softPin.check({ key: 'c3', ...call, at: at - 90_000 })).toMatchObject({
      code: 'E_CLOCK',
    });
    const other = phoneOf(world);
    expect(await other.softPin.check({ key: 'c4', ...call })).toMatchObject({ code: 'E_CRED_REVOKED' });
    const opened = await phone.open();
    accepted(await phone.first(opened.txn, 'softPin'));
    await phone.claim(await phone.secondByPin(opened));
  });
});
