import { describe, expect, it } from 'vitest';
import { RequestError } from '../../adapters/bank/index.ts';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, caller, otherCode, second } from './caller.ts';

describe('the same key again', () => {
  it('opens the same transaction, on the same device only', async () => {
    const { bank, client } = await createWorld();
    const opened = await bank.login.open(client('a'), { key: 'k' });
    expect(await bank.login.open(client('a'), { key: 'k' })).toEqual(opened);
    expect(await bank.login.open(client('b'), { key: 'k' })).not.toEqual(opened);
  });

  it('gives `first` the same answer later on, told at its own moment, and counts and sends nothing', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const txn = await ana.open();
    const answer = await ana.first(txn, customers.ana, 'k');
    world.clock.move(10 * second);
    const serverNow = world.clock.now();
    expect(await ana.first(txn, customers.ana, 'k')).toEqual({ ...answer, serverNow });
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(1);
    const wrong = { ...customers.ana, password: 'wrong' };
    const next = await ana.open();
    for (let n = 0; n < 3; n++) await ana.first(next, wrong, 'w');
    expect(await accountOf(world)).toMatchObject({ fail: 1, reserved: 0 });
  });

  it('waits for the `first` that is still hashing', async () => {
    let verified = 0;
    const world = await createWorld({
      hasher: (real) => ({ ...real, verify: (...args) => (verified++, real.verify(...args)) }),
    });
    const ana = caller(world);
    const txn = await ana.open();
    const answers = await Promise.all([1, 2, 3].map(() => ana.first(txn, customers.ana, 'k')));
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(verified).toBe(1);
  });

  it('finishes a `first` that crashed between reserving and settling, as one attempt', async () => {
    let crash = true;
    const world = await createWorld({
      hasher: (real) => ({
        ...real,
        verify: (...args) => (crash ? Promise.reject(new Error('power cut')) : real.verify(...args)),
      }),
    });
    const ana = caller(world);
    const txn = await ana.open();
    await expect(ana.first(txn, customers.ana, 'k')).rejects.toThrow('power cut');
    expect(await accountOf(world)).toMatchObject({ fail: 0, reserved: 1 });
    crash = false;
    expect(await ana.first(txn, customers.ana, 'k')).toMatchObject({ ok: true });
    expect(await accountOf(world)).toMatchObject({ fail: 0, reserved: 0 });
    expect(await ana.second(txn, await world.lastCode())).toMatchObject({ ok: true });
  });

  it('answers a crashed `first` that comes back too late like any other, and the attempt is lost', async () => {
    let crash = true;
    const world = await createWorld({
      hasher: (real) => ({
        ...real,
        verify: (...args) => (crash ? Promise.reject(new Error('power cut')) : real.verify(...args)),
      }),
    });
    const ana = caller(world);
    const txn = await ana.open();
    const begun = world.clock.now();
    await expect(ana.first(txn, customers.ana, 'k')).rejects.toThrow('power cut');
    crash = false;
    world.clock.move(200 * second);
    expect(await ana.first(txn, customers.ana, 'k')).toMatchObject({
      ok: true,
      helpAt: begun + 20 * second,
      codeExpiresAt: begun + 150 * second,
      resendAt: world.clock.now(),
    });
    expect(await accountOf(world)).toMatchObject({ fail: 1, reserved: 0 });
  });

  it('sends no second code', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    world.clock.move(30 * second);
    const answer = await ana.sendCode(txn, 'k');
    expect(await ana.sendCode(txn, 'k')).toEqual(answer);
    await world.bank.idle();
    expect(world.phone.received).toHaveLength(2);
  });

  it('repeats a rejection and counts it once', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const wrong = otherCode(await world.lastCode());
    const answer = await ana.second(txn, wrong, 'k');
    expect(await ana.second(txn, wrong, 'k')).toEqual(answer);
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
  });

  it('brings back a lost verdict with the same session and the same token', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const code = await world.lastCode();
    const lost = await ana.second(txn, code, 'k');
    world.clock.move(20 * second);
    const found = await ana.second(txn, code, 'k');
    expect(found).toEqual({ ...lost, serverNow: world.clock.now() });
    expect(found.ok && (await ana.refresh(found.token))).toMatchObject({ ok: true });
    expect(world.store.dump().sessions).toHaveLength(1);
  });

  it('gives the token to no other device', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const code = await world.lastCode();
    await ana.second(txn, code, 'k');
    expect(await caller(world, 'thief').second(txn, code, 'k')).toMatchObject({ code: 'E_AUTH_GENERIC' });
    const browser = caller(world, 'device-1', { channel: 'web' });
    expect(await browser.second(txn, code, 'k')).toMatchObject({ code: 'E_AUTH_GENERIC' });
  });
});

describe('other content under a used key', () => {
  it('is refused, while the first is under way as well', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const txn = await ana.open();
    const wrong = { ...customers.ana, password: 'wrong' };
    const both = await Promise.allSettled([ana.first(txn, customers.ana, 'k'), ana.first(txn, wrong, 'k')]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(ana.first(txn, wrong, 'k')).rejects.toThrow(RequestError);

    const code = await world.lastCode();
    await ana.second(txn, otherCode(code), 's');
    await expect(ana.second(txn, code, 's')).rejects.toMatchObject({ code: 'E_REQUEST', path: 'key' });
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
  });
});
