import { describe, expect, it } from 'vitest';
import { createWorld } from '../support/world.ts';
import { accountOf, auditTypes, blockAna, caller, hour, minute, second } from './caller.ts';

const ended = { ok: false, code: 'E_SESSION_ENDED' };

describe('a session', () => {
  it('ends unclaimed after 30 seconds', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    world.clock.move(30 * second);
    expect(await ana.refresh(token)).toMatchObject(ended);
  });

  it('is claimed by its first use', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    world.clock.move(30 * second - 1);
    expect(await ana.refresh(token)).toMatchObject({ ok: true });
    world.clock.move(minute);
    expect(await ana.refresh(token)).toMatchObject({ ok: true });
  });

  it('is used by the device and in the channel that own it, and by nobody else', async () => {
    const world = await createWorld();
    const token = await caller(world).logIn();
    expect(await caller(world, 'thief').refresh(token)).toMatchObject(ended);
    expect(await caller(world, 'device-1', { channel: 'web' }).refresh(token)).toMatchObject(ended);
    expect(await caller(world).refresh('guessed')).toMatchObject(ended);
    expect(await caller(world).refresh(token)).toMatchObject({ ok: true });
  });

  it('is withdrawn by a cancel that crossed its verdict', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const verdict = await ana.second(txn, await world.lastCode());
    await ana.cancel(txn);
    expect(verdict.ok && (await ana.refresh(verdict.token))).toMatchObject(ended);
  });

  it('ends 300 seconds after the last gesture, whatever happens in the background', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    const used = world.clock.now();
    await ana.refresh(token);
    world.clock.move(299 * second);
    expect(await ana.refresh(token, false)).toMatchObject({ ok: true, idleAt: used + 300 * second });
    world.clock.move(1 * second);
    expect(await ana.refresh(token)).toMatchObject(ended);
    expect(await auditTypes(world)).toContain('SESSION_IDLE');
  });

  it('ends after an hour, however busy', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    for (let n = 0; n < 20; n++) {
      expect(await ana.refresh(token)).toMatchObject({ ok: true });
      world.clock.move(3 * minute);
    }
    expect(await ana.refresh(token)).toMatchObject(ended);
    expect(await auditTypes(world)).toContain('SESSION_ABSOLUTE');
  });

  it('ends with the logout, once', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    expect(await ana.logout(token)).toMatchObject({ ok: true });
    expect(await ana.logout(token)).toMatchObject(ended);
  });

  it('gives way to a newer one of its channel, and only of its channel', async () => {
    const world = await createWorld();
    const [app, web] = [caller(world), caller(world, 'browser', { channel: 'web' })];
    const [first, inBrowser] = [await app.logIn(), await web.logIn()];
    await app.refresh(first);
    await web.refresh(inBrowser);
    const newer = await caller(world, 'device-2').logIn();
    expect(await app.refresh(first)).toMatchObject(ended);
    expect(await web.refresh(inBrowser)).toMatchObject({ ok: true });
    expect(await caller(world, 'device-2').refresh(newer)).toMatchObject({ ok: true });
  });

  it('lives beside others up to the limit of its channel; then the oldest ends', async () => {
    const world = await createWorld({ policy: { 'session.maxMobile': 2 } });
    const tokens = [];
    for (const device of ['a', 'b', 'c']) {
      tokens.push(await caller(world, device).logIn());
      await caller(world, device).refresh(tokens.at(-1) ?? '');
      world.clock.move(second);
    }
    expect(await caller(world, 'a').refresh(tokens[0] ?? '')).toMatchObject(ended);
    expect(await caller(world, 'b').refresh(tokens[1] ?? '')).toMatchObject({ ok: true });
    expect(await caller(world, 'c').refresh(tokens[2] ?? '')).toMatchObject({ ok: true });
  });

  it('R10: goes on while the account is blocked, and says until when; then says so no more', async () => {
    const world = await createWorld();
    const [app, web] = [caller(world), caller(world, 'browser', { channel: 'web' })];
    const [first, inBrowser] = [await app.logIn(), await web.logIn()];
    expect(await app.refresh(first)).toMatchObject({ ok: true, blocked: false });
    await blockAna(world);
    const blockedUntil = world.clock.now() + hour / 2;
    expect(await app.refresh(first)).toMatchObject({ ok: true, blocked: true, blockedUntil });
    expect(await web.refresh(inBrowser)).toMatchObject({ ok: true, blocked: true, blockedUntil });
    for (let n = 0; n < 10; n++) {
      world.clock.move(3 * minute);
      expect(await app.refresh(first)).toMatchObject({ ok: true, blocked: n < 9 });
    }
    const serverNow = world.clock.now();
    expect(await app.refresh(first)).toMatchObject({ blocked: false, blockedUntil: serverNow, serverNow });
  });

  it('R10: looks at the account and leaves it as it is', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const token = await ana.logIn();
    await caller(world, 'thief').beginWrong();
    const before = await accountOf(world);
    await ana.refresh(token);
    expect(await accountOf(world)).toEqual(before);
    expect(before.fail).toBe(1);
  });

  it('knows what was proved', async () => {
    const world = await createWorld();
    await caller(world).logIn();
    expect(world.store.dump().sessions).toMatchObject([{ elements: ['K_pwd', 'P_sim'] }]);
  });
});
