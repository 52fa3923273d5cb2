import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld } from '../support/world.ts';
import { accountOf, auditTypes, blockAna, second } from './caller.ts';
import { accepted, type Claim, enrolled, phoneOf } from '../support/phone.ts';

const generic = { ok: false, code: 'E_AUTH_GENERIC' };

describe('an assertion', () => {
  it.each<[string, Claim]>([
    ['of another origin', { origin: 'https://bank.example.evil.test' }],
    ['of another relying party', { rpId: 'evil.test' }],
    ['of another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['without user verification', { userVerified: false }],
    ['of a key that may be copied', { synced: true }],
  ])('case 24: %s is refused, not counted as a failure, and recorded', async (_, claim) => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const opened = await phone.open();
    expect(await phone.firstByKey(opened, 'sms', claim)).toMatchObject(generic);
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
    expect(await auditTypes(world)).toContain('BIO_ASSERT_FAIL');
    expect(await phone.secondBySms(opened.txn)).toMatchObject({ code: 'E_TXN_EXPIRED' });
  });

  it('case 24: with a bad signature, or no WebAuthn at all, is refused', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    for (const forge of [
      (text: string) => text.replace(/......","userHandle/, 'AAAAAA","userHandle'),
      () => '{}',
      () => 'x',
    ]) {
      const { txn, nonce } = await phone.open();
      const secret = seal({ assertion: forge(await phone.assertion(nonce)) });
      const call = {
        key: phone.key(),
        txn,
        second: 'sms',
        credential: phone.held.biometric,
        secret,
      } as const;
      expect(await phone.login.first(call)).toMatchObject(generic);
    }
  });

  it('whose counter does not increase suspends the credential, ends every session and says so', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric');
    const opened = await phone.open();
    accepted(await phone.firstByKey(opened));
    const next = await phone.open();
    expect(await phone.firstByKey(next, 'sms', { signCount: 2 })).toMatchObject({ code: 'E_CRED_REVOKED' });
    expect(await phone.use(session)).toMatchObject({ code: 'E_SESSION_ENDED', reason: 'security' });
    expect(await phone.status()).toMatchObject({ biometric: 'suspended' });
    expect(await auditTypes(world)).toEqual(
      expect.arrayContaining(['BIO_COUNTER_ANOMALY', 'CRED_SUSPENDED']),
    );
  });

  it('whose counter does not increase is only recorded where the bank wants a signal', async () => {
    const world = await createWorld({ policy: { 'webauthn.counterPolicy': 'signal' } });
    const { phone } = await enrolled(world, 'biometric');
    accepted(await phone.firstByKey(await phone.open(), 'sms', { signCount: 1 }));
    expect(await auditTypes(world)).toContain('BIO_COUNTER_ANOMALY');
    expect(await phone.status()).toMatchObject({ biometric: 'active' });
  });

  it('is used once: in another transaction its challenge is wrong, and its own takes one first', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const opened = await phone.open();
    const assertion = await phone.assertion(opened.nonce);
    const send = async (txn: string) =>
      phone.login.first({
        key: phone.key(),
        txn,
        second: 'sms',
        credential: phone.held.biometric,
        secret: seal({ assertion }),
      });
    const both = await Promise.all([send(opened.txn), send(opened.txn)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await send((await phone.open()).txn)).toMatchObject(generic);
  });

  it('works from its device only (P53), and not once the credential is revoked', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric');
    const thief = phoneOf(world, 'thief');
    const { txn, nonce } = await thief.open();
    const secret = seal({ assertion: await phone.assertion(nonce) });
    const call = { second: 'sms', credential: phone.held.biometric, secret } as const;
    expect(await thief.login.first({ key: 'k', txn, ...call })).toMatchObject({ code: 'E_CRED_REVOKED' });
    const credential = phone.held.biometric;
    accepted(await phone.enrolment.revoke({ key: 'x', session, credential, reason: 'customer' }));
    expect(await phone.firstByKey(await phone.open())).toMatchObject({ code: 'E_CRED_REVOKED' });
  });

  it('is refused while the account is blocked, and told like any other', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    await blockAna(world);
    expect(await phone.firstByKey(await phone.open())).toMatchObject(generic);
  });

  it('is rate limited after ten rejections in an hour', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const begun = world.clock.now();
    for (let n = 0; n < 10; n++) {
      expect(await phone.firstByKey(await phone.open(), 'sms', { userVerified: false })).toMatchObject(
        generic,
      );
      world.clock.move(3 * 60 * second);
    }
    const refused = await phone.firstByKey(await phone.open());
    expect(refused).toMatchObject({ code: 'E_RATE', retryAt: begun + 3600 * second });
  });
});
