import { describe, expect, it } from 'vitest';
import { hangs, says, throws } from './stand/scripted-login.ts';
import { createStand, typed } from './stand/stand.ts';

const rejected = (serverNow: number) =>
  says({ ok: false, code: 'E_AUTH_GENERIC', dead: false, lastAttempt: false, serverNow });

describe('an idempotency key', () => {
  it('is new for every gesture', async () => {
    const stand = createStand();
    stand.login.next('second', rejected(0), rejected(0));
    await stand.toCode();
    for (const code of ['000000', '000000', '123456']) {
      stand.flow.send('code.submit', { code });
      await stand.settled();
    }
    const keys = stand.calls('second').map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain(stand.calls('first')[0]?.key);
  });

  it('is new for every resend', async () => {
    const stand = createStand();
    await stand.toCode();
    for (let resend = 0; resend < 2; resend++) {
      await stand.clock.advance(30_000);
      stand.flow.send('code.resend');
      await stand.settled();
    }
    expect(new Set(stand.calls('sendCode').map(({ key }) => key)).size).toBe(2);
  });

  it('is repeated by the one automatic retry, with the same value', async () => {
    const stand = createStand();
    stand.login.next('first', throws());
    await stand.toCode();
    const [once, again, ...others] = stand.calls('first');
    expect(again?.key).toBe(once?.key);
    expect(again?.opened).toEqual(once?.opened);
    expect(others).toEqual([]);
    expect(stand.view().screen).toBe('code');
  });

  it.each(['open', 'first', 'sendCode', 'second'] as const)(
    'is repeated when the customer tries %s again, with the same value',
    async (method) => {
      const stand = createStand();
      stand.login.next(method, throws(), hangs, throws(), hangs);
      await stand.toCode();
      if (method === 'sendCode') {
        await stand.clock.advance(30_000);
        stand.flow.send('code.resend');
      }
      if (method === 'second') stand.flow.send('code.submit', { code: '123-456' });
      for (let retry = 0; retry < 2; retry++) {
        await stand.clock.advance(10_000);
        expect(stand.error()).toBe('E_TIMEOUT');
        expect(stand.flow.send('call.retry')).toBe(true);
      }
      await stand.settled();
      const calls = stand.calls(method);
      expect(calls.length).toBe(5);
      expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
      expect(new Set(calls.map(({ opened }) => JSON.stringify(opened))).size).toBe(1);
      expect(stand.error()).toBeNull();
    },
  );

  it('belongs to the value: a refused submit in between changes neither', async () => {
    const stand = createStand();
    stand.login.next('first', throws(), throws());
    await stand.toCode();
    stand.flow.send('credentials.submit', { identifier: '12', password: 'something else' });
    expect(stand.error()).toBe('E_ID_FORMAT');
    expect(stand.flow.send('call.retry')).toBe(true);
    await stand.settled();
    const calls = stand.calls('first');
    expect(calls.map(({ key }) => key)).toEqual(Array.from(calls, () => calls[0]?.key));
    expect(calls.at(-1)?.opened).toEqual(typed);
  });

  it('belongs to the value: a submit while offline in between changes neither', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.login.next('second', throws(), throws());
    stand.flow.send('code.submit', { code: '111111' });
    await stand.settled();
    stand.setOnline(false);
    stand.flow.send('code.submit', { code: '222222' });
    expect(stand.error()).toBe('E_OFFLINE');
    stand.setOnline(true);
    stand.flow.send('call.retry');
    await stand.settled();
    expect(stand.calls('second').map(({ opened }) => opened?.['code'])).toEqual(Array(3).fill('111111'));
    expect(new Set(stand.calls('second').map(({ key }) => key)).size).toBe(1);
  });

  it('is new for a new submit after a fault, which ends the old one', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.login.next('second', throws(), throws(), throws(), throws());
    stand.flow.send('code.submit', { code: '111111' });
    await stand.settled();
    stand.flow.send('code.submit', { code: '222222' });
    await stand.settled();
    stand.flow.send('call.retry');
    await stand.settled();
    const keyOf: Record<string, Set<string>> = { 111111: new Set(), 222222: new Set() };
    for (const { key, opened } of stand.calls('second')) keyOf[opened?.['code'] ?? '']?.add(key);
    expect(stand.calls('second').length).toBe(5);
    expect(Object.values(keyOf).map((keys) => keys.size)).toEqual([1, 1]);
    expect(keyOf['111111']).not.toEqual(keyOf['222222']);
  });
});
