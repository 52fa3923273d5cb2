import { describe, expect, it } from 'vitest';
import { pathOf } from '../../adapters/http/wire.ts';
import { accountOf } from '../bank/caller.ts';
import { begin, createStand, enter, newKey } from './stand.ts';

/** A bank whose store can be taken away. */
async function createShakyStand() {
  let gone = false;
  const gate =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    (...args: A) =>
      gone ? Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:5432')) : call(...args);
  const stand = await createStand({
    wrap: (bank) => ({
      ...bank,
      login: {
        open: gate(bank.login.open),
        first: gate(bank.login.first),
        sendCode: gate(bank.login.sendCode),
        second: gate(bank.login.second),
        cancel: gate(bank.login.cancel),
      },
    }),
    http: { ready: gate(async () => {}) },
  });
  return { stand, take: (isGone: boolean) => void (gone = isGone) };
}

describe('a store that is gone', () => {
  it('makes every call 503 with Retry-After, tells nothing of why, and counts nothing', async () => {
    const { stand, take } = await createShakyStand();
    const txn = await begin(stand.app(), stand.world.customer);
    take(true);
    for (const [path, body] of [
      [pathOf('login.open'), { key: newKey() }],
      [pathOf('login.first'), { key: newKey(), txn, identifier: '100200300', password: 'p', second: 'sms' }],
      [pathOf('login.sendCode'), { key: newKey(), txn }],
      [pathOf('login.second'), { key: newKey(), txn, method: 'sms', code: '123456' }],
      [pathOf('login.cancel'), { key: newKey(), txn }],
    ] as const) {
      const answer = await stand.post(path, body);
      expect(answer).toMatchObject({
        status: 503,
        body: { code: 'E_SERVICE', type: 'urn:hyrje:problem:service' },
      });
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(answer.text).not.toContain('ECONNREFUSED');
    }
    expect(await accountOf(stand.world)).toMatchObject({ fail: 0, reserved: 0 });
  });

  it('is not waited for with a restart: the same key goes through when it is back', async () => {
    const { stand, take } = await createShakyStand();
    const app = stand.app();
    const txn = await begin(app, stand.world.customer);
    const code = await stand.world.lastCode();
    take(true);
    await expect(enter(app, txn, code, 'same')).rejects.toMatchObject({ code: 'E_SERVICE' });
    take(false);
    expect(await enter(app, txn, code, 'same')).toMatchObject({ ok: true });
  });

  it('makes the server unready, and not dead', async () => {
    const { stand, take } = await createShakyStand();
    expect((await stand.send('/readyz')).status).toBe(200);
    take(true);
    expect(await stand.send('/readyz')).toMatchObject({ status: 503, body: { code: 'E_SERVICE' } });
    expect((await stand.send('/healthz')).status).toBe(200);
  });
});

describe('a stop', () => {
  it('lets calls under way end, and takes no more', async () => {
    let release = () => {};
    let arrive = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const stand = await createStand({
      wrap: (bank) => ({
        ...bank,
        login: {
          ...bank.login,
          async open(caller, request) {
            arrive();
            await held;
            return bank.login.open(caller, request);
          },
        },
      }),
    });
    const call = stand.post(pathOf('login.open'), { key: newKey() });
    await arrived;
    const closed = stand.http.app.close();
    const isRefused = () =>
      fetch(`${stand.url}/healthz`).then(
        () => false,
        () => true,
      );
    await expect.poll(isRefused).toBe(true);
    release();
    expect(await call).toMatchObject({ status: 200, body: { ok: true } });
    await closed;
  });
});

describe('a server', () => {
  it('does not start with a CSRF key that can be guessed', async () => {
    await expect(createStand({ http: { csrfKey: new Uint8Array(16) } })).rejects.toThrow('32 bytes');
  });
});
