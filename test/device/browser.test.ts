import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deviceContract } from './contract.ts';
import { type ChromiumHandset, type ChromiumRoom, openChromiumRoom } from './support/chromium-handset.ts';
import { ask } from './support/handset.ts';

const random = (length = 32) => randomBytes(length).toString('base64url');

let room: ChromiumRoom;
beforeAll(async () => {
  room = await openChromiumRoom();
});
afterAll(() => room?.close());

describe('a browser as a device', () => {
  deviceContract(() => room.handset());
});

describe('in a browser', () => {
  let handset: ChromiumHandset;
  beforeEach(async () => {
    handset = await room.handset();
  });
  afterEach(() => handset?.close());

  it('a computer without a platform authenticator has no biometrics', async () => {
    await handset.unplug();
    const unavailable = { ok: false, code: 'E_BIO_UNAVAILABLE' };
    expect(await ask(handset, 'authenticator', 'available')).toEqual(unavailable);
  });

  it('a scan ends when its screen is left, and when it takes as long as the bank allows', async () => {
    const request = { challenge: random(), user: random(16), mask: '•••' };
    const { credential } = await ask(handset, 'authenticator', 'create', request);
    await handset.leaveAlone();
    const scan = { credential, challenge: random() };
    const cancelled = { ok: false, code: 'E_BIO_CANCEL' };
    expect(await handset.callAndLeave('authenticator', 'sign', scan, 300)).toEqual(cancelled);
    expect(await ask(handset, 'authenticator', 'sign', { ...scan, ceremony: 500 })).toEqual(cancelled);
  });

  it('a page of another domain cannot use the credentials of the bank', async () => {
    const challenge = random();
    const request = { challenge, user: random(16), mask: '•••' };
    await handset.page.goto(handset.origin.replace('localhost', '127.0.0.1'));
    const told = await ask(handset, 'authenticator', 'create', request);
    expect(told).toEqual({ ok: false, code: 'E_BIO_UNAVAILABLE' });
  });

  it('everything stays in one database of the origin: no cookie, no web storage', async () => {
    await ask(handset, 'authenticator', 'create', { challenge: random(), user: random(16), mask: '•••' });
    await ask(handset, 'deviceKey', 'create');
    const secrets = { pin: '284613', seed: random() };
    await ask(handset, 'pinVault', 'create', { credential: 'pin-1', saved: true }, secrets);
    const kept = await handset.page.evaluate<unknown>(`(async () => [
      (await indexedDB.databases()).map(({ name }) => name),
      document.cookie, { ...localStorage }, { ...sessionStorage }, await caches.keys(),
    ])()`);
    expect(kept).toEqual([['hyrje-device'], '', {}, {}, []]);
  });

  it('no key can be taken out of the database, not even by a script of the page', async () => {
    await ask(handset, 'deviceKey', 'create');
    const secrets = { pin: '284613', seed: random() };
    await ask(handset, 'pinVault', 'create', { credential: 'pin-1', saved: true }, secrets);
    const tried = await handset.page.evaluate<string[]>(`(async () => {
      const opened = await new Promise((done) => {
        const request = indexedDB.open('hyrje-device');
        request.onsuccess = () => done(request.result);
      });
      const values = await new Promise((done) => {
        const request = opened.transaction('things').objectStore('things').getAll();
        request.onsuccess = () => done(request.result);
      });
      const keysIn = (value) =>
        value instanceof CryptoKey ? [value]
        : value && typeof value === 'object' && !ArrayBuffer.isView(value) ? Object.values(value).flatMap(keysIn)
        : [];
      const attempts = values.flatMap(keysIn).flatMap((key) =>
        ['raw', 'jwk', 'pkcs8'].map((format) => crypto.subtle.exportKey(format, key).then(() => 'out', () => 'kept')),
      );
      return Promise.all(attempts);
    })()`);
    expect(tried).toEqual(Array(9).fill('kept'));
  });
});
