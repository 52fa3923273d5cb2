import { describe, expect, it } from 'vitest';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld, customers } from '../support/world.ts';
import { accountOf, auditTypes, caller, otherCode, second } from './caller.ts';

describe('a login with password and FNP', () => {
  it('ends in a session, and every answer has its instants from the rows', async () => {
    const world = await createWorld();
    const { login, session } = world.connect();
    const now = world.clock.now();

    const opened = await login.open({ key: 'k1' });
    expect(opened).toMatchObject({ ok: true, expiresAt: now + 600 * second, serverNow: now });
    const txn = opened.ok ? opened.txn : '';
    const { clientNumber: identifier, password } = customers.ana;
    const secret = seal({ identifier, password });
    expect(await login.first({ txn, key: 'k2', secret, second: 'sms' })).toEqual({
      ok: true,
      ref: expect.stringMatching(/^[A-Z]{2}\d{2}$/),
      digits: 6,
      resendAt: now + 30 * second,
      codeExpiresAt: now + 120 * second,
      sendsLeft: 3,
      helpAt: now + 20 * second,
      expiresAt: now + 600 * second,
      serverNow: now,
    });

    const code = await world.lastCode();
    const verdict = await login.second({ txn, key: 'k3', method: 'sms', secret: seal({ code }) });
    expect(verdict).toEqual({ ok: true, session: expect.any(String), serverNow: now });
    const reference = verdict.ok && verdict.session ? verdict.session : '';
    expect(await session.refresh({ key: 'k4', session: reference, gesture: true })).toEqual({
      ok: true,
      warnAt: now + 240 * second,
      idleAt: now + 300 * second,
      expiresAt: now + 3600 * second,
      freshUntil: now + 300 * second,
      blocked: false,
      blockedUntil: now,
      serverNow: now,
    });
    expect(await session.logout({ key: 'k5', session: reference })).toMatchObject({ ok: true });
    expect(await session.refresh({ key: 'k4', session: reference, gesture: true })).toMatchObject({
      ok: false,
      code: 'E_SESSION_ENDED',
    });
  });

  it('takes the personal number as well, as it is typed', async () => {
    const world = await createWorld();
    expect(await caller(world).logIn({ ...customers.ana, clientNumber: ' j9123 4567 l' })).toEqual(
      expect.any(String),
    );
  });

  it('sends one SMS, to the registered phone, with the reference that the screen shows', async () => {
    const world = await createWorld();
    const { answer } = await caller(world).begin();
    await world.bank.idle();
    expect(world.phone.received).toEqual([
      {
        to: customers.ana.phone,
        reference: expect.any(String),
        text: expect.stringContaining('@bank.example #'),
      },
    ]);
    expect(world.phone.received[0]?.text).toContain(`(ref ${answer.ok ? answer.ref : ''}) per hyrje.`);
  });

  it('leaves an audit trail of one record for each thing that happened', async () => {
    const world = await createWorld();
    const ana = caller(world);
    await ana.refresh(await ana.logIn());
    expect(await auditTypes(world)).toEqual([
      'LOGIN_BEGIN',
      'LOGIN_STEP_OK',
      'FNP_SENT',
      'LOGIN_OK',
      'SESSION_START',
    ]);
    for (const record of await world.audit()) {
      expect(record).toMatchObject({ at: world.clock.now(), channel: 'app', deviceId: 'device-1' });
      expect(record.actor).toMatch(/^[\w-]{43}$/);
    }
  });

  it('forgives earlier failures, and forgets what the client was told', async () => {
    const world = await createWorld();
    const ana = caller(world);
    const { txn } = await ana.begin();
    const code = await world.lastCode();
    await ana.second(txn, otherCode(code));
    expect(await accountOf(world)).toMatchObject({ fail: 1 });
    expect(await ana.second(txn, code)).toMatchObject({ ok: true });
    expect(await accountOf(world)).toMatchObject({ value: { open: 'clean' }, fail: 0, reserved: 0 });
    expect(world.store.dump().visibles).toEqual([]);
  });

  it('fills each call that knows about the password up to the floor, and nothing else', async () => {
    const world = await createWorld();
    await caller(world).logIn();
    expect(world.slept).toEqual([600, 600]);
  });
});
