import { describe, expect, it } from 'vitest';
import { answersAt, says } from './stand/scripted-login.ts';
import { bankStart, createStand, type Stand } from './stand/stand.ts';

const hour = 3_600_000;

/** Seconds left on the screen, by the device's clock. */
const left = (stand: Stand) =>
  Object.fromEntries(stand.view().timers.map(({ id, endsAt }) => [id, (endsAt - stand.clock.now()) / 1000]));

describe.each([
  ['right', 0],
  ['five hours ahead', 5 * hour],
  ['five hours behind', -5 * hour],
  ['before there were computers', -bankStart - 10 * 365 * 24 * hour],
])('on a device whose clock is %s (R12)', (_, deviceAhead) => {
  it('everything falls due when the bank means it', async () => {
    const stand = createStand({ deviceAhead });
    await stand.toCode();
    expect(left(stand)).toEqual({ resend: 30, codeExpiry: 120, transaction: 600 });
    await stand.clock.advance(29_999);
    expect(stand.enabled()).not.toContain('code.resend');
    await stand.clock.advance(1);
    expect(stand.enabled()).toContain('code.resend');
    await stand.clock.advance(89_999);
    expect(stand.error()).toBeNull();
    await stand.clock.advance(1);
    expect(stand.error()).toBe('E_FNP_EXPIRED');
    await stand.clock.advance(479_999);
    expect(stand.view().screen).toBe('code');
    await stand.clock.advance(1);
    expect([stand.view().screen, stand.error()]).toEqual(['credentials', 'E_TXN_EXPIRED']);
  });

  it('a block ends when the bank means it', async () => {
    const stand = createStand({ deviceAhead });
    const until = bankStart + 1_800_000;
    stand.login.next('first', says({ ok: false, code: 'E_BLOCKED_TEMP', until, serverNow: bankStart }));
    await stand.toCode();
    expect(stand.view().error?.endsAt).toBe(until + deviceAhead);
    await stand.clock.advance(1_799_999);
    expect(stand.view().screen).toBe('blocked');
    await stand.clock.advance(1);
    expect(stand.view()).toMatchObject({ screen: 'credentials', error: null });
  });

  it('a refusal for haste says when to come back', async () => {
    const stand = createStand({ deviceAhead });
    stand.login.next(
      'first',
      says({ ok: false, code: 'E_RATE', retryAt: bankStart + 40_000, serverNow: bankStart }),
    );
    await stand.toCode();
    expect(stand.view().error).toEqual({ code: 'E_RATE', endsAt: bankStart + deviceAhead + 40_000 });
  });
});

describe('a countdown', () => {
  it('tells how long it was, so that a bar can be drawn', async () => {
    const stand = createStand();
    await stand.toCode();
    const lengths = stand.view().timers.map(({ id, durationMs }) => [id, durationMs]);
    expect(Object.fromEntries(lengths)).toEqual({
      resend: 30_000,
      codeExpiry: 120_000,
      transaction: 600_000,
    });
  });

  it('begins anew with a new code, and the transaction goes on', async () => {
    const stand = createStand();
    await stand.toCode();
    await stand.clock.advance(50_000);
    stand.flow.send('code.resend');
    await stand.settled();
    expect(left(stand)).toEqual({ resend: 30, codeExpiry: 120, transaction: 550 });
  });

  it('is not touched by a wrong code', async () => {
    const stand = createStand();
    await stand.toCode();
    await stand.clock.advance(10_000);
    const wrong = {
      ok: false,
      code: 'E_AUTH_GENERIC',
      dead: false,
      lastAttempt: false,
      serverNow: bankStart + 10_000,
    };
    stand.login.next('second', says(wrong));
    stand.flow.send('code.submit', { code: '000000' });
    await stand.settled();
    expect(left(stand)).toEqual({ resend: 20, codeExpiry: 110, transaction: 590 });
  });

  it('gives way to what the bank says when a resend comes too soon for it', async () => {
    const stand = createStand();
    await stand.toCode();
    await stand.clock.advance(30_000);
    const serverNow = bankStart + 30_000;
    stand.login.next(
      'sendCode',
      says({ ok: false, code: 'E_FNP_WAIT', resendAt: serverNow + 7000, serverNow }),
    );
    stand.flow.send('code.resend');
    await stand.settled();
    expect(stand.view().error).toEqual({ code: 'E_FNP_WAIT', endsAt: serverNow + 7000 });
    expect(left(stand)).toMatchObject({ resend: 7, codeExpiry: 90 });
    await stand.clock.advance(7000);
    expect(stand.enabled()).toContain('code.resend');
  });

  it('that is over when it arrives is over at once', async () => {
    const stand = createStand();
    const { first } = answersAt(bankStart - 200_000);
    stand.login.next('first', says({ ...first, serverNow: bankStart }));
    await stand.toCode();
    await stand.clock.advance(0);
    expect(stand.error()).toBe('E_FNP_EXPIRED');
    expect(stand.enabled()).toContain('code.resend');
  });
});
