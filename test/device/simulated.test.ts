import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { assertionOf, registrationOf } from '../../adapters/device/index.ts';
import { deviceContract } from './contract.ts';
import { assertBy, register } from './support/bank.ts';
import { ask } from './support/handset.ts';
import { type SimulatedHandset, simulatedHandset } from './support/simulated.ts';

const random = (length = 32) => randomBytes(length).toString('base64url');
const refused = (code: string) => ({ ok: false, code });

describe('a simulated device', () => {
  deviceContract(async () => simulatedHandset());
});

describe('on a simulated device', () => {
  let handset: SimulatedHandset;
  beforeEach(() => {
    handset = simulatedHandset();
  });

  const enrol = async () => {
    const challenge = random();
    const request = { challenge, user: random(16), mask: '•••' };
    const { credential, attestation } = await ask(handset, 'authenticator', 'create', request);
    return { credential, attestation, challenge };
  };
  const sign = (credential: string, challenge = random()) =>
    ask(handset, 'authenticator', 'sign', { credential, challenge, scans: 5 });

  it.each([
    ['doesNotMatch', 'E_BIO_NOMATCH'],
    ['cancels', 'E_BIO_CANCEL'],
    ['lockedOut', 'E_BIO_LOCKOUT'],
  ] as const)('a finger that %s signs nothing', async (finger, code) => {
    const { credential } = await enrol();
    handset.device.controls.finger(finger);
    expect(await sign(credential)).toEqual(refused(code));
  });

  it('the scan waits for the person', async () => {
    const { credential } = await enrol();
    const asked: string[] = [];
    let answer: (finger: 'matches') => void = () => {};
    handset.device.controls.finger((why) => {
      asked.push(why);
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    const signing = sign(credential);
    const patience = new Promise((resolve) => setTimeout(resolve, 20, 'still waiting'));
    expect([await Promise.race([signing, patience]), asked]).toEqual(['still waiting', ['sign']]);
    answer('matches');
    expect((await signing).ok).toBe(true);
  });

  it('a scan is taken away when its screen is left, and when it takes too long', async () => {
    const { credential } = await enrol();
    const { controls, authenticator } = handset.device;
    controls.finger(() => new Promise(() => {}));
    const leaving = new AbortController();
    const signing = authenticator.sign({ credential, challenge: 'AAAA' }, leaving.signal);
    leaving.abort();
    expect(await signing).toEqual(refused('E_BIO_CANCEL'));
    const late = authenticator.sign({ credential, challenge: 'AAAA', ceremony: 10 });
    expect(await late).toEqual(refused('E_BIO_CANCEL'));
  });

  it('the sensor goes by the number of fingers that the bank told', async () => {
    const { credential } = await enrol();
    handset.device.controls.finger('doesNotMatch');
    const scan = async () => {
      const answer = await handset.device.authenticator.sign({ credential, challenge: 'AAAA', scans: 2 });
      return answer.ok ? 'ok' : answer.code;
    };
    expect([await scan(), await scan()]).toEqual(['E_BIO_NOMATCH', 'E_BIO_LOCKOUT']);
  });

  it('the fifth finger in a row that does not match locks the sensor for 30 seconds', async () => {
    const { credential } = await enrol();
    const { controls } = handset.device;
    controls.finger('doesNotMatch');
    const codes = [];
    for (let time = 0; time < 5; time++) codes.push((await sign(credential)).code);
    expect(codes).toEqual([...Array(4).fill('E_BIO_NOMATCH'), 'E_BIO_LOCKOUT']);
    controls.finger('matches');
    handset.clock.now += 29_999;
    expect(await sign(credential)).toEqual(refused('E_BIO_LOCKOUT'));
    handset.clock.now += 1;
    expect((await sign(credential)).ok).toBe(true);
  });

  it('another set of fingers makes the biometric key useless, until a new one is made', async () => {
    const { credential } = await enrol();
    await ask(handset, 'deviceKey', 'create');
    await handset.device.controls.changeBiometricSet();
    await handset.restart();
    expect(await sign(credential)).toEqual(refused('E_BIO_CHANGED'));
    expect(await ask(handset, 'authenticator', 'available')).toEqual({ ok: true });
    expect((await sign((await enrol()).credential)).ok).toBe(true);
    expect(await ask(handset, 'device', 'look')).toMatchObject({ smartFnp: true });
  });

  it('without a screen lock no key works, and a saved Soft PIN asks again', async () => {
    const bio = await enrol();
    const key = await ask(handset, 'deviceKey', 'create');
    const secrets = { pin: '284613', seed: random() };
    await ask(handset, 'pinVault', 'create', { credential: 'pin-1', saved: true }, secrets);
    await handset.device.controls.removeLock();
    expect(await ask(handset, 'authenticator', 'available')).toEqual(refused('E_BIO_UNAVAILABLE'));
    expect(await sign(bio.credential)).toEqual(refused('E_BIO_CHANGED'));
    const request = { credential: key.credential, txn: 't', nonce: 'n' };
    expect(await ask(handset, 'deviceKey', 'sign', request)).toEqual(refused('I_SFNP_FALLBACK'));
    expect(await ask(handset, 'device', 'look')).toMatchObject({
      biometric: false,
      biometricCredential: '',
      smartFnp: false,
      smartFnpCredential: '',
      softPin: 'ask',
    });
    const derived = await ask(handset, 'pinVault', 'derive', { credential: 'pin-1' }, { pin: secrets.pin });
    expect(derived.ok).toBe(true);
    const user = random(16);
    const again = { challenge: random(), user, mask: '•••' };
    expect(await ask(handset, 'authenticator', 'create', again)).toEqual(refused('E_BIO_UNAVAILABLE'));
  });

  it('a lost one has nothing left and is another device', async () => {
    const id = await handset.id();
    const { credential } = await enrol();
    await handset.device.controls.lose();
    expect(await sign(credential)).toEqual(refused('E_BIO_UNAVAILABLE'));
    expect(await ask(handset, 'device', 'look')).toMatchObject({ biometric: false });
    expect(await handset.id()).not.toBe(id);
  });

  it('an altered system is reported, and its keys sign nothing', async () => {
    const bio = await enrol();
    const key = await ask(handset, 'deviceKey', 'create');
    handset.device.controls.altered(true);
    const altered = refused('E_DEVICE_ALTERED');
    expect(await ask(handset, 'device', 'integrity')).toEqual(altered);
    expect(await ask(handset, 'authenticator', 'available')).toEqual(altered);
    expect(await ask(handset, 'deviceKey', 'create')).toEqual(altered);
    const request = { credential: key.credential, txn: 't', nonce: 'n' };
    expect(await ask(handset, 'deviceKey', 'sign', request)).toEqual(altered);
    expect((await sign(bio.credential)).ok).toBe(false);
    const again = { challenge: random(), user: random(16), mask: '•••' };
    expect((await ask(handset, 'authenticator', 'create', again)).ok).toBe(false);
  });

  it('a copied key is seen by its counter', async () => {
    const { credential, attestation, challenge } = await enrol();
    const registered = await register(handset, attestation, challenge);
    const nonce = random();
    const { assertion } = await sign(credential, nonce);
    const { counter } = await assertBy(handset, registered, assertion, nonce);
    await handset.device.controls.copyCounter();
    const copied = await sign(credential, nonce);
    await expect(assertBy(handset, { ...registered, counter }, copied.assertion, nonce)).rejects.toThrow(
      /counter/,
    );
  });

  it('a page of another origin gets nothing that the bank takes', async () => {
    const phished = simulatedHandset('https://bank.example.evil');
    const challenge = random();
    const request = { challenge, user: random(16), mask: '•••' };
    const { attestation } = await ask(phished, 'authenticator', 'create', request);
    await expect(register(handset, attestation, challenge)).rejects.toThrow(/origin/);
  });

  it('a bank can be shown what an honest device never sends', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
    const credential = random();
    const challenge = random();
    const saying = { rpId: handset.rpId, origin: handset.origin, challenge, signCount: 1 };
    const synced = await registrationOf(pair.publicKey, credential, { ...saying, synced: true });
    const registered = await register(handset, synced, challenge);
    expect(registered.isBound).toBe(false);
    const unverified = { ...saying, signCount: 2, userVerified: false };
    const assertion = await assertionOf(pair.privateKey, credential, random(16), unverified);
    await expect(assertBy(handset, registered, assertion, challenge)).rejects.toThrow(/verif/);
  });

  it('a hundred signatures are all well-formed, for a strict reader of DER too', async () => {
    const { credential, attestation } = await enrol();
    const bytes = (text: string) => Buffer.from(text, 'base64url');
    const { publicKey } = JSON.parse(attestation).response;
    const key = createPublicKey({ key: bytes(publicKey), format: 'der', type: 'spki' });
    for (let time = 0; time < 100; time++) {
      const { assertion } = await sign(credential);
      const { authenticatorData, clientDataJSON, signature } = JSON.parse(assertion).response;
      const client = createHash('sha256').update(bytes(clientDataJSON)).digest();
      const signed = Buffer.concat([bytes(authenticatorData), client]);
      expect(verify('sha256', signed, { key, dsaEncoding: 'der' }, bytes(signature))).toBe(true);
    }
  });
});
