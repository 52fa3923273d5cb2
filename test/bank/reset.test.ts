import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { type BankWorld, createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, blockAna, hour, minute, otherCode, second } from './caller.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';

type Phone = ReturnType<typeof phoneOf>;
const fresh = 'ulliri në kodër';

const begin = (phone: Phone, identifier: string = customers.ana.clientNumber, key = phone.key()) =>
  phone.reset.begin({ key, secret: seal({ identifier }) });
const verify = (phone: Phone, txn: string, code: string) =>
  phone.reset.verify({ key: phone.key(), txn, secret: seal({ code }) });
const set = (phone: Phone, txn: string, newPassword = fresh, key = phone.key()) =>
  phone.reset.setPassword({ key, txn, secret: seal({ newPassword }) });

/** A reset whose FNP was right. */
async function proving(world: BankWorld, phone: Phone) {
  const begun = accepted(await begin(phone));
  accepted(await verify(phone, begun.txn, await world.lastCode()));
  return begun;
}
const byKey = async (phone: Phone, { txn, nonce }: { txn: string; nonce: string }, claim = {}) => {
  const secret = seal({ assertion: await phone.assertion(nonce, claim) });
  return phone.reset.secondElement({ key: phone.key(), txn, credential: phone.held.biometric, secret });
};
const byPin = (phone: Phone, bound: { txn: string; nonce: string }) => {
  const { at, ...secret } = phone.pin({ txn: bound.txn, nonce: bound.nonce });
  const call = { key: phone.key(), txn: bound.txn, credential: phone.held.softPin, at };
  return phone.reset.secondElement({ ...call, secret: seal(secret) });
};

describe('a forgotten password', () => {
  it('is replaced by number, FNP and biometric key; no session begins and all end (P54, P55)', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric', 'smartFnp');
    const begun = await proving(world, phone);
    expect(world.phone.received.at(-1)?.text).toContain('per ndryshim fjalekalimi.');
    accepted(await byKey(phone, begun));
    const sessions = world.store.dump().sessions.length;
    accepted(await set(phone, begun.txn));
    expect(world.store.dump().sessions).toHaveLength(sessions);
    expect(await phone.use(session)).toMatchObject({ code: 'E_SESSION_ENDED', reason: 'security' });
    expect(await phone.status()).toMatchObject({ biometric: 'active', smartFnp: 'suspended' });
    expect(await auditTypes(world)).toEqual(
      expect.arrayContaining(['RESET_BEGIN', 'RESET_STEP', 'RESET_OK']),
    );
    const { txn } = await phone.open();
    accepted(await phone.first(txn, 'sms', fresh));
    await phone.claim(await phone.secondBySms(txn));
    expect(await phone.status()).toMatchObject({ smartFnp: 'active' });
  });

  it('may be replaced with a Soft PIN whose PIN is asked, not with a saved one', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'ask');
    const begun = await proving(world, phone);
    accepted(await byPin(phone, begun));
    accepted(await set(phone, begun.txn));
    const other = await createWorld();
    const { phone: saved } = await enrolled(other, 'saved');
    expect(await byPin(saved, await proving(other, saved))).toMatchObject({ code: 'M_CONTACT' });
    expect(await auditTypes(other)).toContain('RESET_CONTACT');
  });

  it('ends at the Contact Center without a second element, with a wrong one, and with another device’s', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const none = await proving(world, phone);
    expect(await phone.reset.secondElement({ key: 'n', txn: none.txn })).toMatchObject({ code: 'M_CONTACT' });
    const wrong = await proving(world, phone);
    expect(await byKey(phone, wrong, { origin: 'https://evil.test' })).toMatchObject({ code: 'M_CONTACT' });
    const thief = phoneOf(world, 'thief');
    const stolen = await proving(world, thief);
    const secret = seal({ assertion: await phone.assertion(stolen.nonce) });
    const call = { key: 't', txn: stolen.txn, credential: phone.held.biometric, secret };
    expect(await thief.reset.secondElement(call)).toMatchObject({ code: 'M_CONTACT' });
    expect(await set(thief, stolen.txn)).toMatchObject({ code: 'E_TXN_EXPIRED' });
  });

  it('is answered alike for real, unknown, closed, blocked and risky numbers, in the same time', async () => {
    const told = await Promise.all(
      ['real', 'unknown', 'closed', 'blocked', 'risky'].map(async (kind) => {
        const simChangedAt = Date.UTC(2030, 0, 1, 11);
        const risky = kind === 'risky' ? { ana: { ...customers.ana, simChangedAt } } : {};
        const world = await createWorld({ people: { ...customers, ...risky } });
        if (kind === 'blocked') await blockAna(world);
        const phone = phoneOf(world);
        const numbers = { unknown: '999999999', closed: customers.closed.clientNumber };
        world.slept.length = 0;
        const begun = accepted(await begin(phone, numbers[kind as keyof typeof numbers]));
        const wrong = await verify(
          phone,
          begun.txn,
          kind === 'real' ? otherCode(await world.lastCode()) : '000000',
        );
        world.clock.move(30 * second);
        const resent = await phone.reset.sendCode({ key: 's', txn: begun.txn });
        const { ref: _, txn: __, nonce: ___, ...answer } = begun;
        return { answer, wrong, resent, slept: world.slept };
      }),
    );
    for (const one of told) expect(one).toEqual(told[0]);
    expect(told[0]).toMatchObject({ wrong: { code: 'E_AUTH_GENERIC' }, resent: { ok: true, sendsLeft: 2 } });
  });

  it('counts wrong codes for the client and for the account’s resets, never as failures; five close them silently', async () => {
    const world = await createWorld({ policy: { 'reset.accountRate': 10, 'reset.clientRate': 20 } });
    for (const [n, wrongs] of [3, 2].entries()) {
      const phone = phoneOf(world, `thief-${n}`);
      const { txn } = accepted(await begin(phone));
      const wrong = otherCode(await world.lastCode());
      for (let i = 0; i < wrongs; i++)
        expect(await verify(phone, txn, wrong)).toMatchObject({ code: 'E_AUTH_GENERIC' });
    }
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
    const sent = world.phone.received.length;
    const phone = phoneOf(world);
    accepted(await begin(phone));
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(sent);
    world.clock.move(24 * hour);
    accepted(await begin(phone));
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(sent + 1);
  });

  it('is limited per client, shown, and per account, silently', async () => {
    const world = await createWorld();
    const phone = phoneOf(world);
    const begun = world.clock.now();
    for (let n = 0; n < 5; n++) accepted(await begin(phone, `20000000${n}`));
    expect(await begin(phone, '200000009')).toMatchObject({ code: 'E_RATE', retryAt: begun + hour });
    for (let n = 0; n < 4; n++) accepted(await begin(phoneOf(world)));
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(3);
  });

  it('of two grants of one account the last one superseded the first; a used grant is used up', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const old = await proving(world, phone);
    accepted(await byKey(phone, old));
    const begun = await proving(world, phone);
    accepted(await byKey(phone, begun));
    const [first, ...rest] = await Promise.all([old, begun, begun].map(({ txn }) => set(phone, txn)));
    expect(first).toMatchObject({ code: 'E_TXN_SUPERSEDED' });
    expect(rest.map((answer) => (answer.ok ? 'ok' : answer.code)).toSorted()).toEqual([
      'E_TXN_EXPIRED',
      'ok',
    ]);
    const word = (await auditTypes(world)).filter((type) => type === 'RESET_OK');
    expect(word).toHaveLength(1);
  });

  it('takes no guessed grant, and none after ten minutes', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const begun = await proving(world, phone);
    const client = world.client(phone.device);
    accepted(await byKey(phone, begun));
    const guess = { key: 'g', txn: begun.txn, token: 'guessed', newPassword: fresh };
    expect(await world.bank.reset.setPassword(client, guess)).toMatchObject({ code: 'E_TXN_EXPIRED' });
    const refused = { code: 'E_PWD_POLICY', profile: 'standard', shortest: 8, longest: 128 };
    expect(await set(phone, begun.txn, 'password')).toMatchObject(refused);
    world.clock.move(10 * minute);
    expect(await set(phone, begun.txn)).toMatchObject({ code: 'E_TXN_EXPIRED' });
  });

  it('repeats its answers under their keys, the grant included', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const begun = accepted(await begin(phone, customers.ana.clientNumber, 'b'));
    expect(await begin(phone, customers.ana.clientNumber, 'b')).toEqual(begun);
    accepted(await verify(phone, begun.txn, await world.lastCode()));
    accepted(await byKey(phone, begun));
    accepted(await set(phone, begun.txn, fresh, 's'));
    accepted(await set(phone, begun.txn, fresh, 's'));
    expect(await phone.reset.cancel({ key: 'c', txn: begun.txn })).toEqual({ ok: true });
    expect(await phoneOf(world).reset.sendCode({ key: 'x', txn: begun.txn })).toMatchObject({
      code: 'E_TXN_EXPIRED',
    });
  });

  it('is not granted to an account that was blocked meanwhile', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const begun = await proving(world, phone);
    accepted(await byKey(phone, begun));
    await blockAna(world);
    expect(await set(phone, begun.txn)).toMatchObject({ code: 'E_TXN_EXPIRED' });
  });
});
