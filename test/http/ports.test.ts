import { describe, expect, it } from 'vitest';
import { listening, memoryStorage, simulatedDevice } from '../../adapters/device/index.ts';
import { pathOf } from '../../adapters/http/wire.ts';
import type { Connection } from '../../machines/ports/connection.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { browser } from './browser.ts';
import { createStand, logIn, newDevice, newKey, type Stand } from './stand.ts';

const token = /"token":"(?<token>[\w-]+)"/;

/** An app that is in, with what came over its wire. */
async function inside(stand: Stand, device = newDevice()) {
  const app = stand.app(device);
  const session = await logIn(stand, app);
  return { app, device, session };
}
const verify = (stand: Stand, { reauth }: Connection, session: string) =>
  reauth.begin({ key: newKey(), session, secret: seal({ password: stand.world.customer.password }) });

describe('VERIFIKO over HTTP', () => {
  it('gives the app a new token, and the old one is dead at once (P27)', async () => {
    const stand = await createStand();
    const device = newDevice();
    const app = stand.app(device);
    const session = await logIn(stand, app);
    const begin = { key: newKey(), password: stand.world.customer.password };
    const call = (bearer: string, path: string, body: object) =>
      stand.send(
        path,
        {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        },
        device,
      );
    expect(await app.session.refresh({ key: newKey(), session, gesture: true })).toMatchObject({ ok: true });
    const old = await bearerOf(stand, device);
    const verdict = await call(old, pathOf('reauth.begin'), begin);
    expect(verdict.body).toMatchObject({ ok: true, needsCode: false });
    const fresh = token.exec(verdict.text)?.groups?.['token'] ?? '';
    expect(fresh).not.toBe(old);
    const use = { key: newKey(), gesture: true };
    expect((await call(old, pathOf('session.refresh'), use)).body).toMatchObject({ code: 'E_SESSION_ENDED' });
    expect((await call(fresh, pathOf('session.refresh'), use)).body).toMatchObject({ ok: true });
  });

  it('renews the cookie of the web, and no body has the token', async () => {
    const stand = await createStand();
    const jar = browser();
    const web = stand.web(jar);
    const session = await logIn(stand, web);
    const before = jar.cookies.get('__Host-hyrje-session');
    expect(await verify(stand, web, session)).toEqual(
      expect.not.objectContaining({ token: expect.anything() as unknown }),
    );
    expect(jar.cookies.get('__Host-hyrje-session')).not.toBe(before);
    expect(await web.session.refresh({ key: newKey(), session, gesture: true })).toMatchObject({ ok: true });
  });
});

/** The token of a session that a device begins by hand. */
async function bearerOf(stand: Stand, device: string): Promise<string> {
  const { clientNumber: identifier, password } = stand.world.customer;
  const opened = (await stand.post(pathOf('login.open'), { key: newKey() }, device)).body as { txn: string };
  const { txn } = opened;
  stand.world.clock.move(31_000);
  await stand.post(
    pathOf('login.first'),
    { key: newKey(), txn, identifier, password, second: 'sms' },
    device,
  );
  const code = await stand.world.lastCode();
  const { text } = await stand.post(
    pathOf('login.second'),
    { key: newKey(), txn, method: 'sms', code },
    device,
  );
  return token.exec(text)?.groups?.['token'] ?? '';
}

describe('an activation over HTTP', () => {
  it.each([
    'reauth.begin',
    'enrolment.beginBiometric',
    'enrolment.enableSmartFnp',
    'enrolment.pinRules',
    'enrolment.beginSoftPin',
    'password.change',
    'remember.issue',
  ] as const)('%s without a session is refused, and nothing is active', async (call) => {
    const stand = await createStand();
    const bodies = {
      'reauth.begin': { password: 'p' },
      'enrolment.enableSmartFnp': { credential: 'c', publicKey: 'p', replace: false, proof: 'p' },
      'enrolment.beginSoftPin': { replace: false },
      'password.change': { newPassword: 'p' },
    };
    const body = { key: newKey(), ...(bodies as Record<string, object>)[call] };
    expect(await stand.post(pathOf(call), body)).toMatchObject({
      status: 401,
      body: { code: 'E_SESSION_ENDED', type: 'urn:hyrje:problem:session' },
    });
    expect(await stand.world.store.tx((rows) => rows.audit.recent(10))).toEqual([]);
  });

  it('with the token of another device is refused as an ended session', async () => {
    const stand = await createStand();
    const device = newDevice();
    const bearer = await bearerOf(stand, device);
    const thief = await stand.send(
      pathOf('enrolment.beginBiometric'),
      {
        method: 'POST',
        body: JSON.stringify({ key: newKey() }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      },
      newDevice(),
    );
    expect(thief).toMatchObject({ status: 200, body: { ok: false, code: 'E_SESSION_ENDED' } });
  });

  it('of Smart FNP lets the device answer the next login by itself', async () => {
    const stand = await createStand();
    const phone = simulatedDevice({
      storage: memoryStorage(),
      rpId: 'bank.example',
      origin: 'https://bank.example',
      now: stand.world.clock.now,
    });
    const { app, session } = await inside(stand);
    const made = await phone.deviceKey.create({});
    if (!made.ok) throw new Error(made.code);
    const { credential, publicKey, proof } = made;
    const { enrolment, login } = { ...app, enrolment: listening(phone, app.enrolment) };
    const enabled = await enrolment.enableSmartFnp({
      key: newKey(),
      session,
      credential,
      publicKey,
      replace: false,
      secret: seal({ proof }),
    });
    expect(enabled).toMatchObject({ ok: true });
    expect(await enrolment.status({ key: newKey(), smartFnp: credential })).toMatchObject({
      smartFnp: 'active',
      biometric: 'none',
    });

    const opened = await login.open({ key: newKey() });
    if (!opened.ok) throw new Error('Nothing was opened.');
    const { txn, nonce } = opened;
    const { clientNumber: identifier, password } = stand.world.customer;
    const first = { key: newKey(), txn, second: 'smartFnp', secret: seal({ identifier, password }) } as const;
    expect(await login.first(first)).toMatchObject({ ok: true });
    const signed = await phone.deviceKey.sign({ credential, txn, nonce });
    if (!signed.ok) throw new Error(signed.code);
    const secret = seal({ proof: signed.proof });
    const second = { key: newKey(), txn, method: 'smartFnp', credential, secret } as const;
    expect(await login.second(second)).toMatchObject({ ok: true });
    expect(stand.world.phone.received.filter(({ text }) => text.includes('#'))).toHaveLength(1);
  });

  it('on a device that admits to be altered is refused (R11)', async () => {
    const stand = await createStand();
    const device = newDevice();
    const bearer = await bearerOf(stand, device);
    const answer = await stand.send(
      pathOf('enrolment.enableSmartFnp'),
      {
        method: 'POST',
        body: JSON.stringify({ key: newKey(), credential: 'c', publicKey: 'p', replace: false, proof: 'p' }),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${bearer}`,
          'x-hyrje-altered': '1',
        },
      },
      device,
    );
    expect(answer.body).toMatchObject({ ok: false, code: 'E_DEVICE_ALTERED' });
  });
});
