import { describe, expect, it } from 'vitest';
import { internetBranchLogin } from '../../machines/index.ts';
import { goodAnswers } from './stand/good-answers.ts';
import { bankStart, fails, refuses, run } from './stand/run-stand.ts';

const typed = { identifier: '100200300', password: 'Mali me bore 42' };
type Script = NonNullable<Parameters<typeof run>[1]>['script'];

/** The usual answer, with something else in it. */
const told =
  (name: string, other: object): ReturnType<typeof refuses> =>
  (call) => ({ ...goodAnswers(bankStart, call)[name], ...other });

async function atSecond(script: Script = {}) {
  const at = run(internetBranchLogin, { script: script! });
  await at.send('credentials.submit', typed);
  return at;
}

describe('manual 1.5: the Internet Branch', () => {
  it('always offers two ways on, and sends no SMS by itself', async () => {
    const at = await atSecond();
    expect(at.screens()).toEqual(['credentials', 'secondElement']);
    expect(at.enabled()).toEqual(['softPin.submit', 'sms.request', 'credentials.edit', 'flow.cancel']);
    expect(at.callsOf('login.first')[0]).toMatchObject({ second: 'softPin', opened: typed });
    expect(at.view().fields.map(({ name, autocomplete }) => [name, autocomplete])).toEqual([
      ['code', 'one-time-code'],
    ]);
  });

  it('a Soft PIN code read off the phone', async () => {
    const at = await atSecond();
    await at.send('softPin.submit', { code: '123 456' });
    await expect(at.flow.done).resolves.toEqual({
      status: 'authenticated',
      path: 'L6pin',
      elements: ['K_pwd', 'P_dev'],
      session: 'session-1',
    });
    expect(at.callsOf('login.second')[0]).toMatchObject({
      method: 'softPinCode',
      opened: { code: '123 456' },
    });
  });

  it('or an FNP by SMS, when it is asked for', async () => {
    const at = await atSecond();
    await at.send('sms.request');
    expect(at.screen()).toBe('code');
    await at.send('code.submit', { code: '123456' });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L6sms', elements: ['K_pwd', 'P_sim'] });
    expect(at.called()).toEqual(['login.open', 'login.first', 'login.sendCode', 'login.second']);
  });

  it('after an FNP was chosen and the number corrected, both are offered again and no SMS is sent', async () => {
    const at = await atSecond();
    await at.send('sms.request');
    await at.send('credentials.edit');
    await at.send('credentials.submit', typed);
    expect(at.screen()).toBe('secondElement');
    expect(at.callsOf('login.first')[1]).toMatchObject({ second: 'softPin' });
  });

  it('a code that is not accepted may be followed by another', async () => {
    const at = await atSecond({
      'login.second': [refuses('E_AUTH_GENERIC', { dead: false, lastAttempt: true })],
    });
    await at.send('softPin.submit', { code: '111111' });
    expect([at.screen(), at.error(), at.view().notices]).toEqual([
      'secondElement',
      'E_AUTH_GENERIC',
      ['W_LAST_ATTEMPT'],
    ]);
    await at.send('softPin.submit', { code: '123456' });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L6pin' });
    expect(new Set(at.callsOf('login.second').map(({ key }) => key)).size).toBe(2);
  });

  it.each(['12345', '123456789', '12a456', ''])('"%s" is no code, and starts no call', async (code) => {
    const at = await atSecond();
    await at.send('softPin.submit', { code });
    expect([at.error(), at.callsOf('login.second')]).toEqual(['E_FNP_FORMAT', []]);
  });

  it('a Soft PIN code and an FNP may differ in length: each is as long as the bank said of it', async () => {
    const at = await atSecond({
      'login.first': [told('login.first', { digits: 8 })],
      'login.sendCode': [told('login.sendCode', { digits: 7 })],
    });
    await at.send('softPin.submit', { code: '123456' });
    expect([at.error(), at.view().data.digits, at.callsOf('login.second')]).toEqual(['E_FNP_FORMAT', 8, []]);
    await at.send('sms.request');
    await at.send('code.submit', { code: '12345678' });
    expect([at.error(), at.view().data.digits]).toEqual(['E_FNP_FORMAT', 7]);
    await at.send('code.submit', { code: '1234567' });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L6sms' });
  });

  it.each([
    ['E_TXN_SUPERSEDED', {}, 'credentials'],
    ['E_TXN_EXPIRED', {}, 'credentials'],
    ['E_BLOCKED_TEMP', { until: bankStart + 60_000 }, 'blocked'],
  ])('%s ends the transaction', async (code, told, screen) => {
    const at = await atSecond({ 'login.second': [refuses(code, told)] });
    await at.send('softPin.submit', { code: '123456' });
    expect([at.screen(), at.error()]).toEqual([screen, code]);
  });

  it('R8: after a fault the same code is tried again', async () => {
    const at = await atSecond({ 'login.second': [fails, fails] });
    await at.send('softPin.submit', { code: '123456' });
    expect([at.screen(), at.error()]).toEqual(['secondElement', 'E_SERVICE']);
    await at.send('call.retry');
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L6pin' });
    expect(new Set(at.callsOf('login.second').map(({ key }) => key)).size).toBe(1);
  });

  it('offline neither way starts', async () => {
    const at = await atSecond();
    at.setOnline(false);
    await at.send('softPin.submit', { code: '123456' });
    expect(at.error()).toBe('E_OFFLINE');
    await at.send('sms.request');
    expect([at.error(), at.called()]).toEqual(['E_OFFLINE', ['login.open', 'login.first']]);
  });

  it('a double tap is one call', async () => {
    const at = await atSecond();
    const code = { code: '123456' };
    expect(await at.sendAll(['softPin.submit', code], ['softPin.submit', code])).toEqual([true, false]);
    expect(at.callsOf('login.second').length).toBe(1);
  });

  it('P42: takes no PIN, no scan and no number to remember', async () => {
    const at = await atSecond();
    for (const event of ['pin.submit', 'biometric.login', 'number.forget']) {
      expect(await at.send(event)).toBe(false);
    }
    const form = run(internetBranchLogin);
    expect(await form.send('credentials.submit', { ...typed, remember: true })).toBe(false);
  });

  it('R7: a cancel tells the bank, and nothing that was typed is left', async () => {
    const at = await atSecond();
    expect(at.traces() + JSON.stringify(at.flow.persist())).not.toMatch(/Mali me bore/);
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(at.called().at(-1)).toBe('login.cancel');
  });

  it('goes on over a restart', async () => {
    const at = await atSecond();
    const again = run(internetBranchLogin, { resume: at.flow.persist() });
    await again.send('softPin.submit', { code: '123456' });
    await expect(again.flow.done).resolves.toMatchObject({ path: 'L6pin' });
  });
});
