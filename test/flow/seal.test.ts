import { describe, expect, it } from 'vitest';
import { unseal } from '../../machines/index.ts';
import { answersAt, type Arrival, hangs, later, says, throws } from './stand/scripted-login.ts';
import { bankStart, createStand, type Stand, typed } from './stand/stand.ts';

const good = answersAt(bankStart);
const rejection = {
  ok: false,
  code: 'E_AUTH_GENERIC',
  dead: false,
  lastAttempt: false,
  serverNow: bankStart,
};

/** What the seal that came with a call still holds. */
function inside(arrival: Arrival | undefined): unknown {
  if (!arrival?.secret) throw new Error('No seal came with this call.');
  try {
    return unseal(arrival.secret);
  } catch {
    return 'wiped';
  }
}

const lastSecret = (stand: Stand) => stand.calls().findLast(({ secret }) => secret);

describe('P50: a sealed value lives only while its call is unsettled', () => {
  it('P50 is open while the bank thinks, and wiped by its answer', async () => {
    const stand = createStand();
    const first = later();
    const second = later();
    stand.login.next('first', first.behaviour);
    stand.login.next('second', second.behaviour);
    await stand.toCode();
    const credentials = lastSecret(stand);
    expect(inside(credentials)).toEqual(typed);
    first.answer(good.first);
    await stand.settled();
    expect(inside(credentials)).toBe('wiped');
    stand.flow.send('code.submit', { code: '123456' });
    await stand.settled();
    const code = lastSecret(stand);
    expect(inside(code)).toEqual({ code: '123456' });
    second.answer(rejection);
    await stand.settled();
    expect(inside(code)).toBe('wiped');
  });

  const serverNow = bankStart;
  it.each([
    { ok: false, code: 'E_AUTH_GENERIC', lastAttempt: true, serverNow },
    { ok: false, code: 'E_RATE', retryAt: serverNow + 1, serverNow },
    { ok: false, code: 'E_BLOCKED_TEMP', until: serverNow + 1, serverNow },
    { ok: false, code: 'E_TXN_EXPIRED', serverNow },
    { ok: false, code: 'E_TXN_SUPERSEDED', serverNow },
  ])('P50 is wiped by $code', async (refusal) => {
    const stand = createStand();
    stand.login.next('first', says(refusal));
    await stand.toCode();
    expect(stand.error()).toBe(refusal.code);
    expect(inside(lastSecret(stand))).toBe('wiped');
  });

  it('P50 is given to the calls that carry it, and to no other', async () => {
    const stand = createStand();
    await stand.toCode();
    await stand.clock.advance(30_000);
    stand.flow.send('code.resend');
    await stand.settled();
    stand.flow.send('code.submit', { code: '123456' });
    await stand.flow.done;
    const takers = stand.calls().flatMap(({ method, secret }) => (secret ? [method] : []));
    expect(takers).toEqual(['first', 'second']);
    expect(stand.calls().map(({ method }) => method)).toEqual(['open', 'first', 'sendCode', 'second']);
  });

  it('P50 survives a time-out and a fault, because neither settles a call', async () => {
    const stand = createStand();
    stand.login.next('first', hangs, throws());
    await stand.toCode();
    await stand.clock.advance(10_000);
    expect(stand.error()).toBe('E_SERVICE');
    expect(inside(lastSecret(stand))).toEqual(typed);
    stand.flow.send('credentials.submit', { ...typed, password: '' });
    expect(inside(lastSecret(stand))).toEqual(typed);
  });

  it('P50 is wiped by a new submit, and the new one lives', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.login.next('second', throws(), throws(), hangs);
    stand.flow.send('code.submit', { code: '111111' });
    await stand.settled();
    const old = lastSecret(stand);
    stand.flow.send('code.submit', { code: '222222' });
    await stand.settled();
    expect(inside(old)).toBe('wiped');
    expect(inside(lastSecret(stand))).toEqual({ code: '222222' });
  });

  it('P50 is wiped by a resend, which is another call', async () => {
    const stand = createStand();
    await stand.toCode();
    await stand.clock.advance(30_000);
    stand.login.next('second', throws(), throws());
    stand.flow.send('code.submit', { code: '111111' });
    await stand.settled();
    stand.login.next('sendCode', hangs);
    stand.flow.send('code.resend');
    await stand.settled();
    expect(inside(lastSecret(stand))).toBe('wiped');
  });

  const ways: readonly [string, (stand: Stand) => void | Promise<void>][] = [
    ['a cancel', (stand) => void stand.flow.send('flow.cancel')],
    ['going back to the form', (stand) => void stand.flow.send('credentials.edit')],
    ['the end of the transaction', (stand) => stand.clock.advance(600_000)],
    ['a stop', (stand) => stand.flow.stop()],
  ];

  it.each(ways)('P50 is wiped by %s in the middle of a call', async (_, leave) => {
    const stand = createStand();
    await stand.toCode();
    stand.login.next('second', ...Array(100).fill(hangs));
    stand.flow.send('code.submit', { code: '123456' });
    await stand.settled();
    const secret = lastSecret(stand);
    expect(inside(secret)).toEqual({ code: '123456' });
    await leave(stand);
    await stand.settled();
    expect(inside(secret)).toBe('wiped');
  });

  it.each(ways)('P50 is wiped by %s after a fault', async (_, leave) => {
    const stand = createStand();
    await stand.toCode();
    stand.login.next('second', throws(), throws());
    stand.flow.send('code.submit', { code: '123456' });
    await stand.settled();
    expect(inside(lastSecret(stand))).toEqual({ code: '123456' });
    await leave(stand);
    await stand.settled();
    expect(inside(lastSecret(stand))).toBe('wiped');
  });

  it('P50 is wiped by leaving for a new password', async () => {
    const stand = createStand();
    stand.login.next('first', throws(), throws());
    await stand.toCode();
    expect(inside(lastSecret(stand))).toEqual(typed);
    stand.flow.send('password.forgot');
    await expect(stand.flow.done).resolves.toEqual({ status: 'left', next: 'forgotPassword' });
    expect(inside(lastSecret(stand))).toBe('wiped');
  });

  it('P50 gives an adapter that wakes up late nothing to send', async () => {
    const stand = createStand();
    const late: unknown[] = [];
    const slow = (arrival: Arrival) =>
      new Promise((resolve) => {
        stand.clock.setTimeout(() => {
          late.push(inside(arrival));
          resolve(good.first);
        }, 15_000);
      });
    stand.login.next('first', slow, says(good.first));
    await stand.toCode();
    await stand.clock.advance(20_000);
    expect(stand.view().screen).toBe('code');
    expect(late).toEqual(['wiped']);
  });
});
