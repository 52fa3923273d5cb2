import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enrolmentText, smartFnpText } from '../../machines/ports/device-key.ts';
import { assertBy, isSigned, register } from './support/bank.ts';
import { ask, type Handset } from './support/handset.ts';
import { pinContract } from './pin-contract.ts';

const random = (length = 32) => randomBytes(length).toString('base64url');
const nothing = {
  ok: true,
  remembered: false,
  handle: '',
  mask: '',
  biometric: false,
  biometricCredential: '',
  biometricMask: '',
  smartFnp: false,
  smartFnpCredential: '',
  softPin: 'off',
  softPinCredential: '',
};
const mask = '••••••300';

/** What every device must do, whatever it is made of. */
export function deviceContract(open: () => Promise<Handset>): void {
  let handset: Handset;
  beforeEach(async () => {
    handset = await open();
  });
  afterEach(() => handset?.close());

  const enrol = async () => {
    const challenge = random();
    const made = await ask(handset, 'authenticator', 'create', { challenge, user: random(16), mask });
    return { made, challenge };
  };

  describe('the install', () => {
    it('has an id of 128 bits that outlives a restart', async () => {
      const id = await handset.id();
      expect(Buffer.from(id, 'base64url')).toHaveLength(16);
      await handset.restart();
      expect(await handset.id()).toBe(id);
    });

    it('wipes what an earlier one left, and has another id', async () => {
      const id = await handset.id();
      await ask(handset, 'device', 'remember', { handle: 'h', mask });
      await ask(handset, 'deviceKey', 'create');
      await handset.reinstall();
      expect(await ask(handset, 'device', 'look')).toEqual(nothing);
      expect(await handset.id()).not.toBe(id);
    });

    it('remembers a number by its handle and mask, and forgets it', async () => {
      expect(await ask(handset, 'device', 'look')).toEqual(nothing);
      await ask(handset, 'device', 'remember', { handle: 'h-1', mask });
      await handset.restart();
      const looked = await ask(handset, 'device', 'look');
      expect(looked).toEqual({ ...nothing, remembered: true, handle: 'h-1', mask });
      await ask(handset, 'device', 'forget');
      expect(await ask(handset, 'device', 'look')).toEqual(nothing);
    });

    it('wipes exactly what the bank does not know', async () => {
      const { made } = await enrol();
      const { credential } = await ask(handset, 'deviceKey', 'create');
      const pin = { credential: 'pin-1', saved: false };
      await ask(handset, 'pinVault', 'create', pin, { pin: '284613', seed: random() });
      await ask(handset, 'device', 'remember', { handle: 'h-1', mask });
      const whole = await ask(handset, 'device', 'look');
      expect(whole).toMatchObject({
        biometricCredential: made.credential,
        biometricMask: mask,
        smartFnpCredential: credential,
        softPin: 'ask',
        softPinCredential: 'pin-1',
      });

      const all = { biometric: true, smartFnp: true, softPin: true, remembered: true };
      await ask(handset, 'device', 'reconcile', all);
      expect(await ask(handset, 'device', 'look')).toEqual(whole);
      await ask(handset, 'device', 'reconcile', { ...all, smartFnp: false });
      const rest = { ...whole, smartFnp: false, smartFnpCredential: '' };
      expect(await ask(handset, 'device', 'look')).toEqual(rest);
      await ask(handset, 'device', 'reconcile', {
        biometric: false,
        smartFnp: false,
        softPin: false,
        remembered: false,
      });
      expect(await ask(handset, 'device', 'look')).toEqual(nothing);
      const gone = { credential: made.credential, challenge: random() };
      expect(await ask(handset, 'authenticator', 'sign', gone)).toEqual({
        ok: false,
        code: 'E_BIO_UNAVAILABLE',
      });
    });

    it('is not altered', async () => {
      expect(await ask(handset, 'device', 'integrity')).toEqual({ ok: true });
    });
  });

  describe('the biometric key', () => {
    it('is registered and signs, as a bank verifies it, and stays on its device', async () => {
      expect(await ask(handset, 'authenticator', 'available')).toEqual({ ok: true });
      const { made, challenge } = await enrol();
      expect(made.ok).toBe(true);
      const registered = await register(handset, made.attestation, challenge);
      expect([registered.id, registered.isBound]).toEqual([made.credential, true]);

      await handset.restart();
      const counters = [registered.counter];
      for (let time = 0; time < 2; time++) {
        const nonce = random();
        const { assertion } = await ask(handset, 'authenticator', 'sign', {
          credential: made.credential,
          challenge: nonce,
        });
        const stored = { ...registered, counter: counters.at(-1)! };
        await expect(assertBy(handset, stored, assertion, random())).rejects.toThrow(/challenge/);
        const { counter, isBound } = await assertBy(handset, stored, assertion, nonce);
        expect(isBound).toBe(true);
        counters.push(counter);
      }
      expect(counters[2]! > counters[1]! && counters[1]! > counters[0]!).toBe(true);
    });

    it('is not made and does not sign when the person cancels', async () => {
      await handset.finger('cancels');
      expect((await enrol()).made).toEqual({ ok: false, code: 'E_BIO_CANCEL' });
      expect(await ask(handset, 'device', 'look')).toEqual(nothing);
      await handset.finger('matches');
      const { credential } = (await enrol()).made;
      await handset.finger('cancels');
      const refused = await ask(handset, 'authenticator', 'sign', { credential, challenge: random() });
      expect(refused).toEqual({ ok: false, code: 'E_BIO_CANCEL' });
    });

    it('is refused when it could be copied to other devices', async () => {
      await handset.synced();
      expect((await enrol()).made).toEqual({ ok: false, code: 'E_BIO_NOT_BOUND' });
      expect(await ask(handset, 'device', 'look')).toEqual(nothing);
    });

    it('signs no more once it is erased, and another credential never', async () => {
      const { credential } = (await enrol()).made;
      const unavailable = { ok: false, code: 'E_BIO_UNAVAILABLE' };
      const sign = (which: string) =>
        ask(handset, 'authenticator', 'sign', { credential: which, challenge: random() });
      expect(await sign(random())).toEqual(unavailable);
      await ask(handset, 'authenticator', 'erase', { credential: random() });
      expect((await sign(credential)).ok).toBe(true);
      await ask(handset, 'authenticator', 'erase', { credential });
      expect(await sign(credential)).toEqual(unavailable);
    });
  });

  describe('Smart FNP', () => {
    it('shows that it holds its key, and signs one transaction at a time', async () => {
      const { credential, publicKey, proof } = await ask(handset, 'deviceKey', 'create');
      expect(isSigned(publicKey, enrolmentText(credential, publicKey), proof)).toBe(true);
      await handset.restart();
      const signed = await ask(handset, 'deviceKey', 'sign', { credential, txn: 't-1', nonce: 'n-1' });
      expect(isSigned(publicKey, smartFnpText('t-1', 'n-1'), signed.proof)).toBe(true);
      expect(isSigned(publicKey, smartFnpText('t-2', 'n-1'), signed.proof)).toBe(false);
      expect(isSigned(publicKey, smartFnpText('t-1', 'n-2'), signed.proof)).toBe(false);
    });

    it('falls back when its key is erased, and for a key that is not here', async () => {
      const { credential } = await ask(handset, 'deviceKey', 'create');
      const fallback = { ok: false, code: 'I_SFNP_FALLBACK' };
      const sign = (which: string) =>
        ask(handset, 'deviceKey', 'sign', { credential: which, txn: 't', nonce: 'n' });
      expect(await sign('another')).toEqual(fallback);
      await ask(handset, 'deviceKey', 'erase', { credential: 'another' });
      expect((await sign(credential)).ok).toBe(true);
      await ask(handset, 'deviceKey', 'erase', { credential });
      expect(await sign(credential)).toEqual(fallback);
    });

    it('never lets its key out', async () => {
      await ask(handset, 'deviceKey', 'create');
      const keys = (await handset.stored()).flatMap((one) => ('key' in one ? [one.key] : []));
      expect(keys).toEqual([{ extractable: false, type: 'private' }]);
    });
  });

  pinContract(() => handset);
}
