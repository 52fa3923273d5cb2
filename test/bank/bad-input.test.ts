import { describe, expect, it } from 'vitest';
import type { RequestError } from '../../adapters/bank/index.ts';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, caller, minute, otherCode, second } from './caller.ts';

const firstWith = async (fields: object) => {
  const world = await createWorld();
  const ana = caller(world);
  const txn = await ana.open();
  const { clientNumber: identifier, password } = customers.ana;
  const request = { txn, key: 'k', identifier, password, second: 'sms', ...fields };
  const outcome = await world.bank.login.first(ana.client, request).catch((error: unknown) => error);
  return { world, ana, txn, outcome };
};

/** What a refused `first` leaves behind; `leaked`: whether a value that was sent can be found anywhere. */
const refusalOf = async (fields: object) => {
  const { world, outcome } = await firstWith(fields);
  const { code, path } = outcome as RequestError;
  const values = Object.values(fields).filter((value) => typeof value === 'string' && value.length > 2);
  const everything = JSON.stringify([world.store.dump(), String(outcome)]);
  const leaked = values.some((value) => everything.includes(JSON.stringify(value).slice(1, -1)));
  const audit = (await world.audit()).map(({ type, reasonCode }) => `${type} ${reasonCode}`);
  const { fail, reserved } = await accountOf(world);
  return { code, path, audit, counted: fail + reserved, leaked };
};

const refused = (path: string) => {
  const audit = [path === '' ? 'INPUT_REJECTED login.first' : `INPUT_REJECTED login.first.${path}`];
  return { code: 'E_REQUEST', path, audit, counted: 0, leaked: false };
};

const accepts = async (fields: object) => {
  const { ana, txn, world, outcome } = await firstWith(fields);
  expect(outcome).toMatchObject({ ok: true });
  return ana.second(txn, await world.lastCode());
};

const begun = async () => {
  const world = await createWorld();
  const ana = caller(world);
  const { txn } = await ana.begin();
  return { world, ana, txn, code: await world.lastCode() };
};

describe('identifiers', () => {
  it('case 1: an empty one is refused and counted nowhere', async () => {
    expect(await refusalOf({ identifier: '' })).toEqual(refused('identifier'));
  });
  it.each(['12345678', '1234567890'])('case 2: %s is refused and counted nowhere', async (identifier) => {
    expect(await refusalOf({ identifier })).toEqual(refused('identifier'));
  });
  it.each(['j91234567l', ' J9123 4567 L '])('case 3: "%s" is accepted, normalised', async (identifier) => {
    expect(await accepts({ identifier })).toMatchObject({ ok: true });
  });
  it.each(['J9123456L', 'JJ1234567L', '912345678L'])('case 4: %s is refused', async (identifier) => {
    expect(await refusalOf({ identifier })).toEqual(refused('identifier'));
  });
  it.each(['Ј91234567L', '１２３４５６７８９'])('case 5: %s is refused, not folded', async (identifier) => {
    expect(await refusalOf({ identifier })).toEqual(refused('identifier'));
  });
  it('case 6: an impossible date is accepted', async () => {
    expect(await accepts({ identifier: customers.ana.personalNumber })).toMatchObject({ ok: true });
  });
  it.each(['9'.repeat(10_000), '100200300\n1', '<script>alert(1)</script>', "' OR 1=1"])(
    'case 7: %.20s is refused and never written down',
    async (identifier) => {
      expect(await refusalOf({ identifier })).toEqual(refused('identifier'));
    },
  );
});

describe('passwords', () => {
  it('case 8: an empty one is refused', async () => {
    expect(await refusalOf({ password: '' })).toEqual(refused('password'));
  });
  it('case 9: spaces at its ends, ë, ç and emoji count as they are', async () => {
    const password = ' fjalë kyçe 🔑 ';
    const world = await createWorld({ people: { ana: { ...customers.ana, password } } });
    const ana = caller(world);
    expect(await ana.logIn({ ...customers.ana, password })).toEqual(expect.any(String));
    await ana.begin({ ...customers.ana, password: password.trim() });
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
  });
  it.each(['x'.repeat(129), 'tab\there'])(
    'case 10: %.12s is refused and counted nowhere',
    async (password) => {
      expect(await refusalOf({ password })).toEqual(refused('password'));
    },
  );
});

describe('codes', () => {
  it.each(['12345', '1234567', '12a456', '', '٤٤٤٤٤٤'])(
    'case 11, 13: "%s" is refused, no count',
    async (code) => {
      const { world, ana, txn } = await begun();
      await expect(ana.second(txn, code)).rejects.toMatchObject({ code: 'E_REQUEST', path: 'code' });
      expect(await accountOf(world)).toMatchObject({ fail: 0 });
    },
  );
  it.each([' ', '-'])('case 12: a code with "%s" in it is accepted', async (mark) => {
    const { ana, txn, code } = await begun();
    expect(await ana.second(txn, code.slice(0, 3) + mark + code.slice(3))).toMatchObject({ ok: true });
  });
  it('case 14: the right code a second too late is rejected, and counts for the client alone', async () => {
    const { world, ana, txn, code } = await begun();
    world.clock.move(121 * second);
    expect(await ana.second(txn, code)).toMatchObject({ code: 'E_AUTH_GENERIC', dead: false });
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
    expect(await auditTypes(world)).toContain('FNP_EXPIRED');
  });
  it('case 15: the code before a resend is rejected and counted', async () => {
    const { world, ana, txn, code } = await begun();
    world.clock.move(30 * second);
    await ana.sendCode(txn);
    expect(await ana.second(txn, code)).toMatchObject({ code: 'E_AUTH_GENERIC' });
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
  });
  it('case 16: the code of another transaction is rejected and counted', async () => {
    const { world, ana, txn } = await begun();
    await caller(world, 'device-2').begin();
    expect(await ana.second(txn, await world.lastCode())).toMatchObject({ code: 'E_AUTH_GENERIC' });
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
    const failed = (await world.audit()).find(({ type }) => type === 'LOGIN_STEP_FAIL');
    expect(failed?.reasonCode).toContain('match=other');
  });
  it('case 17: the right code a second time has no effect but CODE_REPLAY', async () => {
    const { world, ana, txn, code } = await begun();
    const accepted = await ana.second(txn, code);
    expect(await ana.second(txn, code)).toMatchObject({ code: 'E_AUTH_GENERIC' });
    expect((await auditTypes(world)).filter((type) => type === 'CODE_REPLAY')).toHaveLength(1);
    expect(accepted.ok && (await ana.refresh(accepted.token))).toMatchObject({ ok: true });
  });
  it('case 18: a resend at 5 seconds must wait for 25, and the fifth send is one too many', async () => {
    const { world, ana, txn } = await begun();
    const resendAt = world.clock.now() + 30 * second;
    world.clock.move(5 * second);
    expect(await ana.sendCode(txn)).toMatchObject({ code: 'E_FNP_WAIT', resendAt });
    world.clock.move(25 * second);
    for (const sendsLeft of [2, 1, 0]) {
      expect(await ana.sendCode(txn)).toMatchObject({ ok: true, sendsLeft });
      world.clock.move(30 * second);
    }
    expect(await ana.sendCode(txn)).toMatchObject({ code: 'E_FNP_LIMIT' });
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(4);
  });
});

describe('transactions', () => {
  it('case 19: a double tap is one attempt', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const txn = await ana.open();
    const wrong = { ...customers.ana, password: 'wrong' };
    await Promise.all([ana.first(txn, wrong, 'tap'), ana.first(txn, wrong, 'tap')]);
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
  });
  it('case 20: `second` after 600 seconds finds the transaction expired', async () => {
    const { world, ana, txn, code } = await begun();
    world.clock.move(10 * minute);
    expect(await ana.second(txn, code)).toEqual({
      ok: false,
      code: 'E_TXN_EXPIRED',
      serverNow: world.clock.now(),
    });
    expect(await auditTypes(world)).toContain('LOGIN_EXPIRED');
  });
  it('case 21: an unknown transaction and another’s look the same, and take the same time', async () => {
    const { world, txn, code } = await begun();
    const stranger = caller(world, 'device-2');
    const generic = { ok: false, code: 'E_AUTH_GENERIC', dead: false, lastAttempt: false };
    world.slept.length = 0;
    for (const other of [txn, 'unknown']) {
      expect(await stranger.second(other, code)).toEqual({ ...generic, serverNow: world.clock.now() });
      expect(await stranger.first(other)).toMatchObject({ code: 'E_AUTH_GENERIC', lastAttempt: false });
      expect(await stranger.sendCode(other)).toMatchObject({ code: 'E_TXN_EXPIRED' });
      expect(await stranger.cancel(other)).toEqual({ ok: true });
    }
    expect(world.slept).toEqual(Array.from({ length: 6 }, () => 600));
    expect(await caller(world).second(txn, otherCode(code))).toMatchObject(generic);
    expect(await caller(world).second(txn, code)).toMatchObject({ ok: true });
  });
});

describe('calls out of turn', () => {
  it('case 23: a code before the first element, and a resend, change nothing', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const txn = await ana.open();
    const generic = { ok: false, code: 'E_AUTH_GENERIC', dead: false, lastAttempt: false };
    expect(await ana.second(txn, '123456')).toMatchObject(generic);
    expect(await ana.sendCode(txn)).toMatchObject({ ok: false });
    expect(await accountOf(world)).toMatchObject({ fail: 0, reserved: 0 });
    await world.bank.idle();
    expect(world.phone.received).toEqual([]);
    expect((await ana.first(txn)).ok).toBe(true);
    expect(await ana.second(txn, await world.lastCode())).toMatchObject({ ok: true });
  });
  it('case 23: a VERIFIKO that was not begun is neither proved nor sent a code', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    await ana.refresh(token);
    await world.bank.idle();
    const sent = world.phone.received.length;
    const { reauth } = world.bank;
    for (const answer of [
      await reauth.verify(ana.client, { key: 'v', token, code: '123456' }),
      await reauth.sendCode(ana.client, { key: 's', token }),
    ])
      expect(answer).toMatchObject({ ok: false });
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(sent);
    expect(await accountOf(world)).toMatchObject({ fail: 0 });
  });
});

describe('requests that no schema knows', () => {
  it('case 22: a missing field, an unknown field, a wrong type and another second element are refused', async () => {
    expect(await refusalOf({ key: undefined })).toEqual(refused('key'));
    expect(await refusalOf({ admin: true })).toEqual(refused(''));
    expect(await refusalOf({ password: 123_456 })).toEqual(refused('password'));
    expect(await refusalOf({ second: 'passkey' })).toEqual(refused('second'));
    expect(await refusalOf({ txn: 'not/an/id' })).toEqual(refused('txn'));
  });
  it('case 22: a code as a number, and nothing at all', async () => {
    const { world, ana, txn } = await begun();
    const asNumber = world.bank.login.second(ana.client, { txn, key: 'k', method: 'sms', code: 123_456 });
    await expect(asNumber).rejects.toMatchObject({ code: 'E_REQUEST', path: 'code' });
    for (const nothing of [undefined, null, [], 'open']) {
      await expect(world.bank.login.open(ana.client, nothing)).rejects.toMatchObject({
        code: 'E_REQUEST',
        path: '',
      });
    }
  });
  it('case 22: a client without an address or with an endless device', async () => {
    const { bank, client } = await createWorld();
    await expect(bank.login.open(client('a', { ip: 'here' }), { key: 'k' })).rejects.toMatchObject({
      path: 'ip',
    });
    await expect(bank.login.open(client('a'.repeat(65)), { key: 'k' })).rejects.toMatchObject({
      path: 'device',
    });
  });
});
