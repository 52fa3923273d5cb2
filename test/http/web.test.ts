import { describe, expect, it } from 'vitest';
import { csrfPath, headers, pathOf } from '../../adapters/http/wire.ts';
import { browser } from './browser.ts';
import { begin, createStand, enter, logIn, newKey, readAnswer, type Stand } from './stand.ts';

const names = { device: '__Host-hyrje-device', session: '__Host-hyrje-session', csrf: '__Host-hyrje-csrf' };

/** A browser with its cookies and a token. */
async function opened({ url }: Stand, jar = browser()) {
  const token = ((await (await jar.fetch(url + csrfPath)).json()) as { token: string }).token;
  const post = async (path: string, body: object, csrf: string | null = token) => {
    const more = csrf === null ? {} : { [headers.csrf]: csrf };
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...more },
    };
    return readAnswer(await jar.fetch(url + path, init));
  };
  return { jar, token, post };
}

describe('the cookies of the web', () => {
  it('are __Host-, Secure, HttpOnly and SameSite=Strict, all of them', async () => {
    const stand = await createStand();
    const jar = browser();
    await logIn(stand, stand.web(jar));
    expect([...jar.cookies.keys()].toSorted()).toEqual(Object.values(names).toSorted());
    for (const line of jar.told) {
      expect(line).toMatch(/^__Host-hyrje-(device|session|csrf)=[\w-]+; /);
      for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict'])
        expect(line).toContain(attribute);
      expect(line).not.toContain('Domain');
    }
  });

  it('carry the session’s token, and no body does', async () => {
    const stand = await createStand();
    const { jar, post } = await opened(stand);
    const { body } = await post(pathOf('login.open'), { key: newKey() });
    const { txn } = body as { txn: string };
    const { clientNumber: identifier, password } = stand.world.customer;
    await post(pathOf('login.first'), { key: newKey(), txn, identifier, password, second: 'sms' });
    const verdict = await post(pathOf('login.second'), {
      key: newKey(),
      txn,
      method: 'sms',
      code: await stand.world.lastCode(),
    });
    const token = jar.cookies.get(names.session);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(verdict.text).not.toContain(token);
    expect(Object.keys(verdict.body as object).toSorted()).toEqual(['ok', 'serverNow', 'session']);
  });

  it('are neither __Host- nor Secure on http://localhost, where not every browser takes both', async () => {
    const stand = await createStand({ http: { origin: 'http://localhost:4400' } });
    const jar = browser();
    await logIn(stand, stand.web(jar));
    expect([...jar.cookies.keys()].toSorted()).toEqual(['hyrje-csrf', 'hyrje-device', 'hyrje-session']);
    for (const line of jar.told) expect(line).not.toContain('Secure');
  });

  it('stay with a device that has one', async () => {
    const stand = await createStand();
    const { jar } = await opened(stand);
    const device = jar.cookies.get(names.device);
    await opened(stand, jar);
    expect(jar.cookies.get(names.device)).toBe(device);
    jar.put(names.device, 'made-up');
    await opened(stand, jar);
    expect(jar.cookies.get(names.device)).toMatch(/^[\w-]{22}$/);
  });
});

describe('a call of the web', () => {
  it('without a token is refused, and so is one with another’s', async () => {
    const stand = await createStand();
    const ours = await opened(stand);
    const theirs = await opened(stand);
    const refused = { status: 403, body: { type: 'urn:hyrje:problem:csrf', code: 'E_REQUEST' } };
    expect(await ours.post(pathOf('login.open'), { key: newKey() }, null)).toMatchObject(refused);
    expect(await ours.post(pathOf('login.open'), { key: newKey() }, theirs.token)).toMatchObject(refused);
    expect(await ours.post(pathOf('login.open'), { key: newKey() })).toMatchObject({ status: 200 });
  });

  it('with the device of another is refused: a token is bound to its device', async () => {
    const stand = await createStand();
    const ours = await opened(stand);
    const theirs = await opened(stand);
    ours.jar.put(names.device, theirs.jar.cookies.get(names.device) ?? '');
    expect((await ours.post(pathOf('login.open'), { key: newKey() })).status).toBe(403);
  });

  it('with all cookies of another but its token is refused', async () => {
    const stand = await createStand();
    const theirs = await opened(stand);
    const thief = browser();
    for (const [name, value] of theirs.jar.cookies) thief.put(name, value);
    const init = {
      method: 'POST',
      body: '{"key":"k","gesture":true}',
      headers: { 'content-type': 'application/json' },
    };
    expect((await thief.fetch(stand.url + pathOf('session.refresh'), init)).status).toBe(403);
  });

  it('gets a new token by itself when its cookies are gone', async () => {
    const stand = await createStand();
    const jar = browser();
    const web = stand.web(jar);
    await web.login.open({ key: newKey() });
    for (const name of Object.values(names)) jar.clear(name);
    expect(await web.login.open({ key: newKey() })).toMatchObject({ ok: true });
  });
});

describe('a session', () => {
  it.each(['app', 'web'] as const)('of the %s is claimed, used and ended', async (channel) => {
    const stand = await createStand();
    const connection = stand[channel]();
    const session = await logIn(stand, connection);
    expect(await connection.session.refresh({ key: newKey(), session, gesture: true })).toMatchObject({
      ok: true,
    });
    expect(await connection.session.logout({ key: newKey(), session })).toMatchObject({ ok: true });
    if (channel === 'app')
      await expect(connection.session.refresh({ key: newKey(), session, gesture: true })).rejects.toThrow(
        'no such session',
      );
    else
      expect(await connection.session.refresh({ key: newKey(), session, gesture: true })).toMatchObject({
        code: 'E_SESSION_ENDED',
      });
  });

  it('ends over there too: its token is worth nothing after a logout', async () => {
    const stand = await createStand();
    const jar = browser();
    const web = stand.web(jar);
    const session = await logIn(stand, web);
    const token = jar.cookies.get(names.session) ?? '';
    await web.session.logout({ key: newKey(), session });
    expect(jar.cookies.has(names.session)).toBe(false);
    jar.put(names.session, token);
    expect(await web.session.refresh({ key: newKey(), session, gesture: true })).toMatchObject({
      ok: false,
      code: 'E_SESSION_ENDED',
    });
    expect(jar.cookies.has(names.session)).toBe(false);
  });

  it('is not that of another browser or of the app', async () => {
    const stand = await createStand();
    const jar = browser();
    await logIn(stand, stand.web(jar));
    const token = jar.cookies.get(names.session) ?? '';
    const thief = await opened(stand);
    thief.jar.put(names.session, token);
    expect(
      (await thief.post(pathOf('session.refresh'), { key: newKey(), gesture: true })).body,
    ).toMatchObject({
      code: 'E_SESSION_ENDED',
    });
    const init = {
      method: 'POST',
      body: '{"key":"k","gesture":true}',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    };
    expect((await stand.send(pathOf('session.refresh'), init)).body).toMatchObject({
      code: 'E_SESSION_ENDED',
    });
  });

  it.each(['logout', 'elsewhere'] as const)(
    'tells the other tabs of its browser why it ended: %s; the next login tells it no more',
    async (reason) => {
      const stand = await createStand();
      const jar = browser();
      const [tab, other] = [stand.web(jar), stand.web(jar)];
      const session = await logIn(stand, tab);
      const use = (web: typeof tab) => web.session.refresh({ key: newKey(), session, gesture: true });
      expect(await use(other)).toMatchObject({ ok: true });
      if (reason === 'logout')
        expect(await tab.session.logout({ key: newKey(), session })).toMatchObject({ ok: true });
      else {
        await logIn(stand, stand.web());
        expect(await use(tab)).toMatchObject({ code: 'E_SESSION_ENDED', reason });
      }
      expect(jar.cookies.has(names.session)).toBe(false);
      expect(await use(other)).toMatchObject({ ok: false, code: 'E_SESSION_ENDED', reason });
      await logIn(stand, tab);
      jar.clear(names.session);
      expect(await use(other)).toMatchObject({ ok: false, code: 'E_SESSION_ENDED', reason: 'security' });
    },
  );

  it('believes no reason that a browser makes up', async () => {
    const stand = await createStand();
    const { jar, post } = await opened(stand);
    jar.put('__Host-hyrje-ended', 'made-up');
    const { body } = await post(pathOf('session.refresh'), { key: newKey(), gesture: true });
    expect(body).not.toHaveProperty('reason');
  });

  it('is listed, and ends another by the customer’s hand', async () => {
    const stand = await createStand();
    const [app, web] = [stand.app(), stand.web()];
    const onPhone = await logIn(stand, app);
    stand.world.clock.move(1000);
    const inBrowser = await logIn(stand, web);
    const list = () => web.session.list({ key: newKey(), session: inBrowser });
    const listed = await list();
    expect(listed).toMatchObject({
      ok: true,
      sessions: [
        { channel: 'web', current: true },
        { channel: 'app', current: false },
      ],
    });
    const other = listed.ok ? listed.sessions.find(({ current }) => !current) : undefined;
    const call = { key: newKey(), session: inBrowser, ref: other?.ref ?? '' };
    expect(await web.session.end(call)).toMatchObject({ ok: true });
    expect(await app.session.refresh({ key: newKey(), session: onPhone, gesture: true })).toMatchObject({
      code: 'E_SESSION_ENDED',
      reason: 'logout',
    });
    const device = other?.device ?? '';
    expect(await web.session.block({ key: newKey(), session: inBrowser, device })).toMatchObject({
      ok: true,
    });
    await web.session.logout({ key: newKey(), session: inBrowser });
    for (const answer of [await list(), await web.session.end(call)])
      expect(answer).toMatchObject({ ok: false, code: 'E_SESSION_ENDED', reason: 'logout' });
  });

  it('is 401 for whoever shows none', async () => {
    const stand = await createStand();
    const refused = { status: 401, body: { code: 'E_SESSION_ENDED', type: 'urn:hyrje:problem:session' } };
    expect(await stand.post(pathOf('session.refresh'), { key: newKey(), gesture: true })).toMatchObject(
      refused,
    );
    expect(await (await opened(stand)).post(pathOf('session.logout'), { key: newKey() })).toMatchObject(
      refused,
    );
  });

  it('clears the cache with a logout, and leaves the storage to the device’s keys', async () => {
    const stand = await createStand();
    const jar = browser();
    await logIn(stand, stand.web(jar));
    const { post } = await opened(stand, jar);
    expect((await post(pathOf('session.logout'), { key: newKey() })).headers.get('clear-site-data')).toBe(
      '"cache"',
    );
  });

  it('comes back with its token when the verdict was lost and is asked for again', async () => {
    const stand = await createStand();
    const jar = browser();
    const web = stand.web(jar);
    const txn = await begin(web, stand.world.customer);
    const code = await stand.world.lastCode();
    const key = newKey();
    const lost = await enter(web, txn, code, key);
    jar.clear(names.session);
    const found = await enter(web, txn, code, key);
    expect(found).toEqual(lost);
    expect(
      await web.session.refresh({ key: newKey(), session: found.ok ? found.session : '', gesture: true }),
    ).toMatchObject({ ok: true });
  });
});
