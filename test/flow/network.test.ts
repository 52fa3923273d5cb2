import { describe, expect, it } from 'vitest';
import { answersAt, later } from './stand/scripted-login.ts';
import { bankStart, createStand, typed } from './stand/stand.ts';

describe('without a network', () => {
  it('no call starts, and nothing changes but what is said (P49)', async () => {
    const stand = createStand({ online: false });
    expect(stand.flow.send('credentials.submit', typed)).toBe(true);
    await stand.settled();
    expect(stand.view()).toMatchObject({ screen: 'credentials', busy: false, error: { code: 'E_OFFLINE' } });
    expect(stand.calls()).toEqual([]);
  });

  it('a mistake in the form is told first', () => {
    const stand = createStand({ online: false });
    stand.flow.send('credentials.submit', { ...typed, identifier: '' });
    expect(stand.error()).toBe('E_ID_REQUIRED');
  });

  it('no code is verified or asked for', async () => {
    const stand = createStand();
    await stand.toCode();
    await stand.clock.advance(30_000);
    stand.setOnline(false);
    stand.flow.send('code.submit', { code: '123456' });
    expect(stand.error()).toBe('E_OFFLINE');
    stand.flow.send('code.resend');
    expect(stand.error()).toBe('E_OFFLINE');
    await stand.settled();
    expect(stand.calls('second').concat(stand.calls('sendCode'))).toEqual([]);
  });

  it('the customer may leave and go back, and the bank hears nothing', async () => {
    for (const [event, screen] of [
      ['flow.cancel', 'cancelled'],
      ['credentials.edit', 'credentials'],
    ] as const) {
      const stand = createStand();
      await stand.toCode();
      stand.setOnline(false);
      stand.flow.send(event);
      await stand.settled();
      expect(stand.view().screen).toBe(screen);
      expect(stand.calls('cancel')).toEqual([]);
    }
  });

  it('deadlines fall due as ever', async () => {
    const stand = createStand();
    await stand.toCode();
    stand.setOnline(false);
    await stand.clock.advance(600_000);
    expect(stand.error()).toBe('E_TXN_EXPIRED');
  });
});

describe('a network that comes and goes', () => {
  it('is used again as soon as it is back', async () => {
    const stand = createStand({ online: false });
    stand.flow.send('credentials.submit', typed);
    stand.setOnline(true);
    await stand.toCode();
    expect(stand.view().screen).toBe('code');
  });

  it('does not harm a call that gets through', async () => {
    const stand = createStand();
    const first = later();
    stand.login.next('first', first.behaviour);
    await stand.toCode();
    stand.setOnline(false);
    stand.setOnline(true);
    stand.setOnline(false);
    first.answer(answersAt(bankStart).first);
    await stand.settled();
    expect(stand.view()).toMatchObject({ screen: 'code', error: null });
  });

  it('shows no new view as long as nothing on the screen changes', async () => {
    const stand = createStand();
    await stand.toCode();
    const { length } = stand.views;
    for (const online of [false, false, true, true]) stand.setOnline(online);
    expect(stand.views.length).toBe(length);
  });
});
