import { describe, expect, it } from 'vitest';
import { createWorld, customers } from '../support/world.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';
import { auditTypes, caller, minute, second } from './caller.ts';

const ended = { ok: false, code: 'E_SESSION_ENDED' };

/** Ana inside on two phones and in a browser. */
async function three() {
  const world = await createWorld({ policy: { 'session.maxMobile': 2 } });
  const clients = [
    caller(world, 'phone-a'),
    caller(world, 'phone-b'),
    caller(world, 'browser', { channel: 'web' }),
  ] as const;
  const tokens: string[] = [];
  for (const client of clients) {
    const token = await client.logIn();
    accepted(await client.refresh(token));
    tokens.push(token);
    world.clock.move(second);
  }
  const [onA, onB, onWeb] = tokens as [string, string, string];
  const listed = async (client: (typeof clients)[number], token: string) =>
    accepted(await world.bank.session.list(client.client, { key: client.newKey(), token }));
  return { world, a: clients[0], b: clients[1], web: clients[2], onA, onB, onWeb, listed };
}

describe('the list of sessions', () => {
  it('names the live ones with channel, device and begin, the newest first, and which is the own', async () => {
    const { world, a, onA, listed } = await three();
    const now = world.clock.now();
    const { sessions } = await listed(a, onA);
    expect(sessions).toMatchObject([
      { channel: 'web', since: now - second, current: false },
      { channel: 'app', since: now - 2 * second, current: false },
      { channel: 'app', since: now - 3 * second, current: true },
    ]);
    expect(new Set(sessions.map(({ device }) => device)).size).toBe(3);
  });

  it('gives no install away, and marks it otherwise for each customer', async () => {
    const { world, a, onA, listed } = await three();
    const beni = caller(world, 'phone-a');
    accepted(await a.logout(onA));
    const token = await beni.logIn(customers.beni);
    accepted(await beni.refresh(token));
    const own = await listed(beni, token);
    expect(JSON.stringify(own)).not.toContain('phone-a');
    expect(own.sessions).toHaveLength(1);
    const again = await a.logIn();
    accepted(await a.refresh(again));
    const [ana] = (await listed(a, again)).sessions.filter(({ current }) => current);
    expect(ana?.device).not.toBe(own.sessions[0]?.device);
  });

  it('names the devices that hold something, and what', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric', 'smartFnp', 'ask');
    accepted(await phone.remember.issue({ key: 'r', session }));
    const { devices } = accepted(await phone.session.list({ key: 'l', session }));
    const all = { biometric: true, smartFnp: true, softPin: true, remembered: true, current: true };
    expect(devices).toMatchObject([all]);
  });

  it('leaves out what is over, and what belongs to others', async () => {
    const { world, a, b, onA, onB, listed } = await three();
    accepted(await b.logout(onB));
    const beni = caller(world, 'beni');
    accepted(await beni.refresh(await beni.logIn(customers.beni)));
    expect((await listed(a, onA)).sessions).toHaveLength(2);
    world.clock.move(4 * minute + 58 * second);
    expect(await a.refresh(onA, false)).toMatchObject({ ok: false });
  });

  it('is for whoever is inside', async () => {
    const { world, a, b, onA } = await three();
    const list = (client: typeof a, token: string) =>
      world.bank.session.list(client.client, { key: client.newKey(), token });
    expect(await list(b, onA)).toMatchObject({ ...ended, reason: 'security' });
    expect(await list(a, 'guessed')).toMatchObject({ ...ended, reason: 'security' });
    accepted(await a.logout(onA));
    expect(await list(a, onA)).toMatchObject({ ...ended, reason: 'logout' });
  });
});

describe('the end of another session', () => {
  const end =
    ({ world }: Awaited<ReturnType<typeof three>>, client: ReturnType<typeof caller>) =>
    (token: string, ref: string, key = client.newKey()) =>
      world.bank.session.end(client.client, { key, token, ref });

  it('P28: is final, at the hand of the customer, and touches no other', async () => {
    const at = await three();
    const { a, b, web, onA, onB, onWeb, listed, world } = at;
    const [, other] = (await listed(a, onA)).sessions;
    accepted(await end(at, a)(onA, other?.ref ?? ''));
    expect(await b.refresh(onB)).toMatchObject({ ...ended, reason: 'logout' });
    world.clock.move(minute);
    expect(await b.refresh(onB)).toMatchObject(ended);
    expect(await end(at, b)(onB, 'any')).toMatchObject(ended);
    accepted(await a.refresh(onA));
    accepted(await web.refresh(onWeb));
    expect((await auditTypes(world)).filter((type) => type === 'SESSION_LOGOUT')).toHaveLength(1);
  });

  it('says nothing of sessions of others, and does not touch them', async () => {
    const at = await three();
    const { a, onA, world } = at;
    const beni = caller(world, 'beni');
    const token = await beni.logIn(customers.beni);
    accepted(await beni.refresh(token));
    const stored = world.store.dump().sessions as { id: string; device: string }[];
    const row = stored.find(({ device }) => device === 'beni');
    const before = world.store.dump().sessions;
    const times = { serverNow: world.clock.now() };
    expect(await end(at, a)(onA, row?.id ?? '')).toEqual({ ok: true, ...times });
    expect(await end(at, a)(onA, 'nobody')).toEqual({ ok: true, ...times });
    expect(world.store.dump().sessions).toEqual(before);
  });

  it('is refused from a session that is over, from another device, and for another content of the key', async () => {
    const at = await three();
    const { a, b, web, onA, onB, onWeb, listed } = at;
    const refs = (await listed(web, onWeb)).sessions.map(({ ref }) => ref);
    expect(await end(at, b)(onA, refs[0] ?? '')).toMatchObject({ ...ended, reason: 'security' });
    accepted(await a.logout(onA));
    expect(await end(at, a)(onA, refs[0] ?? '')).toMatchObject({ ...ended, reason: 'logout' });
    accepted(await end(at, b)(onB, 'nobody', 'one-key'));
    await expect(end(at, b)(onB, refs[0] ?? '', 'one-key')).rejects.toMatchObject({ code: 'E_REQUEST' });
    accepted(await web.refresh(onWeb));
  });
});

describe('"Blloko pajisjen"', () => {
  it('revokes all that a lost phone holds, from the Internet Branch, and nothing else', async () => {
    const world = await createWorld();
    const { phone: lost, session } = await enrolled(world, 'biometric', 'smartFnp', 'ask');
    accepted(await lost.remember.issue({ key: 'r', session }));
    const web = phoneOf(world, 'browser', { channel: 'web' });
    const inside = await web.logIn();
    const { devices } = accepted(await web.session.list({ key: 'l', session: inside }));
    const held = devices.find(({ smartFnp }) => smartFnp);
    accepted(await web.session.block({ key: 'b', session: inside, device: held?.device ?? '' }));
    expect(await lost.use(session)).toMatchObject({ ...ended, reason: 'security' });
    expect(await lost.status()).toMatchObject({ biometric: 'gone', smartFnp: 'gone', softPin: 'gone' });
    expect(world.store.dump().handles).toEqual([]);
    accepted(await web.use(inside));
    const after = accepted(await web.session.list({ key: 'l2', session: inside }));
    expect(after.devices).toMatchObject([{ current: true, biometric: false }]);
    const audit = await auditTypes(world);
    expect(audit.filter((type) => type === 'CRED_REVOKED')).toHaveLength(3);
    expect(audit).toEqual(expect.arrayContaining(['REMEMBER_CLEARED', 'SESSION_REVOKED']));
    await world.bank.idle();
    expect(world.phone.received.filter(({ text }) => text.includes('u caktivizua'))).toHaveLength(3);
  });

  it('knows only the devices of its customer, and needs a live session', async () => {
    const world = await createWorld();
    const { phone, session } = await enrolled(world, 'biometric');
    const beni = caller(world, 'beni');
    const token = await beni.logIn(customers.beni);
    accepted(await beni.refresh(token));
    const [own] = accepted(await phone.session.list({ key: 'l', session })).devices;
    const block = (device: string) =>
      world.bank.session.block(beni.client, { key: beni.newKey(), token, device });
    accepted(await block(own?.device ?? ''));
    accepted(await block(phone.device));
    expect(await phone.status()).toMatchObject({ biometric: 'active' });
    accepted(await beni.logout(token));
    expect(await block(own?.device ?? '')).toMatchObject(ended);
  });
});
