import { describe, expect, it } from 'vitest';
import { answersAt, later, says, throws } from './stand/scripted-login.ts';
import { bankStart, createStand, typed } from './stand/stand.ts';

describe('once broken, and not again', () => {
  it('a login opened while the network went away starts no call, and is retried with the same key', async () => {
    const stand = createStand();
    const open = later();
    stand.login.next('open', open.behaviour);
    await stand.toCode();
    stand.setOnline(false);
    open.answer(answersAt(bankStart).open);
    await stand.settled();
    expect(stand.error()).toBe('E_OFFLINE');
    expect(stand.calls('first')).toEqual([]);

    stand.setOnline(true);
    stand.flow.send('call.retry');
    await stand.settled();
    expect(stand.view().screen).toBe('code');
    const [first] = stand.calls('first');
    expect(first).toMatchObject({ key: stand.calls('open')[0]?.key, txn: 'txn-1', opened: typed });
  });

  it('a call is not repeated by itself while the network is down', async () => {
    const stand = createStand();
    const first = later();
    stand.login.next('first', first.behaviour);
    await stand.toCode();
    stand.setOnline(false);
    first.fail(new Error('out of order'));
    await stand.settled();
    expect(stand.error()).toBe('E_SERVICE');
    expect(stand.calls('first')).toHaveLength(1);
  });

  it.each([
    ['flow.cancel', 'cancelled'],
    ['password.forgot', 'left'],
  ] as const)('%s after a first call without an answer cancels the transaction', async (event, screen) => {
    const stand = createStand();
    stand.login.next('first', throws(), throws());
    await stand.toCode();
    expect(stand.error()).toBe('E_SERVICE');
    stand.flow.send(event);
    await stand.settled();
    expect(stand.view().screen).toBe(screen);
    expect(stand.calls('cancel')).toMatchObject([{ txn: 'txn-1' }]);
  });

  it('the warning of the last attempt is not shown for another identifier', async () => {
    const stand = createStand();
    const serverNow = bankStart;
    stand.login.next(
      'second',
      says({ ok: false, code: 'E_AUTH_GENERIC', dead: false, lastAttempt: true, serverNow }),
    );
    await stand.toCode();
    stand.flow.send('code.submit', { code: '123456' });
    await stand.settled();
    expect(stand.view().notices).toContain('W_LAST_ATTEMPT');
    stand.flow.send('credentials.edit');
    await stand.settled();
    stand.flow.send('credentials.submit', { ...typed, identifier: '100200309' });
    await stand.settled();
    expect(stand.view().notices).not.toContain('W_LAST_ATTEMPT');
  });
});
