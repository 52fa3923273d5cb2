import { describe, expect, it } from 'vitest';
import { passwordChange } from '../../machines/flows/profile/password-change.ts';
import { answers, bankStart, fails, hangs, refuses, run } from './stand/run-stand.ts';

const input = { session: 'session-1' };
const password = { password: 'Mali me bore 42' };
const changed = { newPassword: 'Deti i kalter 77', again: 'Deti i kalter 77' };
const codeAnswer = {
  needsCode: true,
  ref: 'AB12',
  digits: 6,
  resendAt: bankStart + 30_000,
  codeExpiresAt: bankStart + 120_000,
  sendsLeft: 3,
  helpAt: bankStart + 20_000,
  expiresAt: bankStart + 600_000,
};
const stale = { 'reauth.begin': [answers(codeAnswer)] };
const begin = (script = {}) => run(passwordChange, { input, script });

async function toCode(script: object = {}) {
  const at = begin({ ...stale, ...script });
  await at.send('reauth.submit', password);
  expect(at.screen()).toBe('code');
  return at;
}

describe('VERIFIKO', () => {
  it('asks for the password alone while authentication is fresh', async () => {
    const at = begin();
    await at.send('reauth.submit', password);
    expect(at.screen()).toBe('changePassword');
    expect(at.callsOf('reauth.begin')).toMatchObject([{ session: 'session-1', opened: password }]);
  });

  it('asks for an FNP too when it is stale, and only then goes on', async () => {
    const at = await toCode();
    expect(at.view()).toMatchObject({ data: { ref: 'AB12', digits: 6 }, notices: ['I_FNP_SENT'] });
    await at.send('code.submit', { code: '123 456' });
    expect(at.screens()).toEqual(['reauth', 'code', 'changePassword']);
    expect(at.callsOf('reauth.verify')).toMatchObject([
      { session: 'session-1', opened: { code: '123 456' } },
    ]);
  });

  it('says that a password was not accepted, and asks again', async () => {
    const at = begin({ 'reauth.begin': [refuses('E_REAUTH')] });
    await at.send('reauth.submit', password);
    expect([at.screen(), at.error()]).toEqual(['reauth', 'E_REAUTH']);
  });

  it.each([
    ['', 'E_PWD_REQUIRED'],
    ['x'.repeat(129), 'E_PWD_TOO_LONG'],
  ])('looks at the form before any call: "%.5s" is %s', async (text, code) => {
    const at = begin();
    await at.send('reauth.submit', { password: text });
    expect([at.error(), at.calls]).toEqual([code, []]);
    expect(at.view().fields[0]?.error).toBe(code);
  });

  it.each(['E_SIM_RISK', 'E_RATE'])('stays at the password for %s', async (code) => {
    const at = begin({ 'reauth.begin': [refuses(code, { retryAt: bankStart + 9_000 })] });
    await at.send('reauth.submit', password);
    expect([at.screen(), at.error()]).toEqual(['reauth', code]);
    expect(at.view().error?.endsAt).toBe(code === 'E_RATE' ? bankStart + 9_000 : undefined);
  });

  it('keeps E_AUTH_GENERIC at the code, and says when a code is dead and when a block is next', async () => {
    const at = await toCode({
      'reauth.verify': [
        refuses('E_AUTH_GENERIC', { dead: false, lastAttempt: true }),
        refuses('E_AUTH_GENERIC', { dead: true, lastAttempt: true }),
      ],
    });
    await at.send('code.submit', { code: '000000' });
    expect(at.view()).toMatchObject({ screen: 'code', notices: ['I_FNP_SENT', 'W_LAST_ATTEMPT'] });
    await at.send('code.submit', { code: '000001' });
    expect([at.error(), at.view().notices]).toEqual(['E_AUTH_GENERIC', ['W_LAST_ATTEMPT']]);
    await at.send('code.submit', { code: '000002' });
    expect(at.error()).toBe('E_FNP_EXPIRED');
    expect(at.callsOf('reauth.verify').length).toBe(2);
  });

  it('sends a new code when it may, and says how long it may not', async () => {
    const at = await toCode();
    await at.send('code.resend');
    expect(at.view().error).toEqual({ code: 'E_FNP_WAIT', endsAt: bankStart + 30_000 });
    await at.clock.advance(30_000);
    await at.send('code.resend');
    expect(at.callsOf('reauth.sendCode')).toMatchObject([{ session: 'session-1' }]);
    expect(at.view().timers.map(({ id }) => id)).toEqual(['resend', 'codeExpiry', 'transaction']);
  });

  it('goes back to the password when the bank says that its time is over', async () => {
    const at = await toCode({ 'reauth.verify': [refuses('E_TXN_EXPIRED')] });
    await at.send('code.submit', { code: '123456' });
    expect([at.screen(), at.error()]).toEqual(['reauth', 'E_TXN_EXPIRED']);
  });

  it('goes back to the password when its time is over', async () => {
    const at = await toCode();
    await at.clock.advance(600_000);
    expect([at.screen(), at.error()]).toEqual(['reauth', 'E_TXN_EXPIRED']);
  });

  it('back ends it at the bank and asks for the password again', async () => {
    const at = await toCode();
    await at.send('flow.back');
    expect([at.screen(), at.error(), at.called().at(-1)]).toEqual(['reauth', null, 'reauth.cancel']);
  });

  it('cancel ends it at the bank and the flow with it', async () => {
    const at = await toCode();
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(at.called().at(-1)).toBe('reauth.cancel');
  });

  it('cancel works while the bank thinks, and a late answer changes nothing', async () => {
    const at = begin({ 'reauth.begin': [hangs] });
    await at.send('reauth.submit', password);
    expect(at.view()).toMatchObject({ screen: 'reauth', busy: true });
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
  });

  it('R2: a block is shown with its end, and ends the flow once it was read', async () => {
    const until = bankStart + 1_800_000;
    const at = begin({ 'reauth.begin': [refuses('E_BLOCKED_TEMP', { until })] });
    await at.send('reauth.submit', password);
    expect(at.view()).toMatchObject({
      screen: 'blocked',
      error: { code: 'E_BLOCKED_TEMP', endsAt: until },
      timers: [{ id: 'block', endsAt: until }],
    });
    await at.send('block.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'blocked' });
  });

  it.each(['reauth.begin', 'reauth.sendCode', 'reauth.verify'])(
    'R10: a session that is over at %s ends the flow',
    async (call) => {
      const over = refuses('E_SESSION_ENDED', { reason: 'elsewhere' });
      const at = begin(call === 'reauth.begin' ? { [call]: [over] } : { ...stale, [call]: [over] });
      await at.send('reauth.submit', password);
      await at.clock.advance(30_000);
      if (call === 'reauth.sendCode') await at.send('code.resend');
      if (call === 'reauth.verify') await at.send('code.submit', { code: '123456' });
      await expect(at.flow.done).resolves.toEqual({ status: 'sessionEnded' });
      expect(at.screen()).toBe('sessionEnded');
    },
  );

  it('R8: nothing is asked offline, and the repeat of a lost call has its key and its password', async () => {
    const at = begin({ 'reauth.begin': [fails, fails] });
    at.setOnline(false);
    await at.send('reauth.submit', password);
    expect([at.error(), at.calls]).toEqual(['E_OFFLINE', []]);
    at.setOnline(true);
    await at.send('reauth.submit', password);
    expect(at.error()).toBe('E_SERVICE');
    expect(at.enabled()).toContain('call.retry');
    await at.send('call.retry');
    const asked = at.callsOf('reauth.begin');
    expect(asked.map(({ key, opened }) => [key, opened])).toEqual(
      Array.from(asked, () => [asked[0]?.key, password]),
    );
    expect(at.screen()).toBe('changePassword');
  });

  it('R9: does not hold the password on after its call, and hands it to no other', async () => {
    const at = await toCode();
    await at.send('code.submit', { code: '123456' });
    await at.send('newPassword.submit', changed);
    const holders = at.calls.filter(({ opened }) => 'password' in opened);
    expect(holders.map(({ call }) => call)).toEqual(['reauth.begin']);
    expect(at.traces()).not.toMatch(/Mali me bore|Deti i kalter|123456/);
  });
});

describe('another password', () => {
  const toForm = async (script: object = {}) => {
    const at = begin(script);
    await at.send('reauth.submit', password);
    return at;
  };

  it('is set after VERIFIKO and said to be set', async () => {
    const at = await toForm();
    await at.send('newPassword.submit', changed);
    expect(at.screen()).toBe('passwordChanged');
    expect(at.callsOf('password.change')[0]?.opened).toEqual({ newPassword: changed.newPassword });
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'done' });
  });

  it.each([
    [{ newPassword: '', again: '' }, 'E_PWD_REQUIRED'],
    [{ newPassword: 'Deti i kalter 77', again: 'Deti i kalter 78' }, 'E_PWD_MISMATCH'],
  ])('is looked at before any call', async (typed, code) => {
    const at = await toForm();
    await at.send('newPassword.submit', typed);
    expect([at.error(), at.callsOf('password.change')]).toEqual([code, []]);
  });

  it('may be refused by the policy of the bank, and typed again', async () => {
    const rule = { profile: 'bkt-public', shortest: 6, longest: 16 };
    const at = await toForm({ 'password.change': [refuses('E_PWD_POLICY', rule)] });
    await at.send('newPassword.submit', changed);
    expect([at.screen(), at.error(), at.view().data]).toEqual(['changePassword', 'E_PWD_POLICY', { rule }]);
    await at.send('newPassword.submit', changed);
    expect(at.screen()).toBe('passwordChanged');
  });

  it('asks for VERIFIKO again when it is over', async () => {
    const at = await toForm({ 'password.change': [refuses('E_REAUTH')] });
    await at.send('newPassword.submit', changed);
    expect([at.screen(), at.error()]).toEqual(['reauth', null]);
  });

  it('ends with the session', async () => {
    const at = await toForm({ 'password.change': [refuses('E_SESSION_ENDED', { reason: 'idle' })] });
    await at.send('newPassword.submit', changed);
    await expect(at.flow.done).resolves.toEqual({ status: 'sessionEnded' });
  });

  it('R8: is repeated with the same key when the answer was lost', async () => {
    const at = await toForm({ 'password.change': [fails, fails] });
    await at.send('newPassword.submit', changed);
    await at.send('call.retry');
    expect(new Set(at.callsOf('password.change').map(({ key }) => key)).size).toBe(1);
    expect(at.screen()).toBe('passwordChanged');
  });
});
