import { describe, expect, it } from 'vitest';
import { biometricLogin, passwordLogin } from '../../machines/index.ts';
import { bankStart, fails, hangs, later, refuses, run, settled } from './stand/run-stand.ts';

const scanned = { credential: 'bio-1', mask: '••••••300' };
const wrong = refuses('E_AUTH_GENERIC', { lastAttempt: false });

type Options = NonNullable<Parameters<typeof run>[1]>;

async function start(script: Options['script'] = {}, more: object = {}, online = true) {
  const at = run(biometricLogin, { input: { ...scanned, ...more }, script: script!, online });
  await settled();
  return at;
}

describe('manual 1.3: a scan instead of the password', () => {
  it('a tap, the scan, and the FNP that comes by SMS', async () => {
    const at = await start();
    expect(at.view()).toMatchObject({ screen: 'scan', busy: false, data: { mask: '••••••300' } });
    expect(at.called()).toEqual(['login.open']);
    await at.send('biometric.login');
    expect(at.screens()).toEqual(['scan', 'code']);
    await at.send('code.submit', { code: '123456' });
    await expect(at.flow.done).resolves.toEqual({
      status: 'authenticated',
      path: 'L3',
      elements: ['I_bio', 'P_dev', 'P_sim'],
      session: 'session-1',
    });
    expect(at.called()).toEqual(['login.open', 'authenticator.sign', 'login.first', 'login.second']);
    expect(at.callsOf('authenticator.sign')[0]).toMatchObject({ credential: 'bio-1', challenge: 'nonce-1' });
    expect(at.callsOf('login.first')[0]).toMatchObject({
      txn: 'txn-1',
      second: 'sms',
      credential: 'bio-1',
      opened: { assertion: 'assertion-1' },
    });
    expect(at.callsOf('login.second')[0]).toMatchObject({ method: 'sms', opened: { code: '123456' } });
  });

  it('nothing is asked of the customer before the tap', async () => {
    const at = await start();
    await at.clock.advance(60_000);
    expect(at.called()).toEqual(['login.open']);
  });

  it('a challenge that has expired is renewed, silently', async () => {
    const at = await start();
    await at.clock.advance(600_000);
    await settled();
    expect([at.called(), at.error()]).toEqual([['login.open', 'login.open'], null]);
    expect(at.enabled()).toContain('biometric.login');
  });

  it('the scan may take longer than a call, and is not asked for twice by itself', async () => {
    const at = await start({ 'authenticator.sign': [hangs] });
    await at.send('biometric.login');
    await at.clock.advance(120_000);
    expect([at.view().busy, at.callsOf('authenticator.sign').length]).toEqual([true, 1]);
    expect(at.view().timers).toEqual([{ id: 'scan', endsAt: bankStart + 600_000, durationMs: 600_000 }]);
    await at.clock.advance(480_000);
    await settled();
    expect([at.error(), at.view().busy]).toEqual(['E_TXN_EXPIRED', false]);
    expect(at.called()).toEqual(['login.open', 'authenticator.sign', 'login.open']);
  });

  it.each(['E_BIO_CANCEL', 'E_BIO_NOMATCH'])(
    '%s: where it was, nothing sent, and a tap asks again',
    async (code) => {
      const at = await start({ 'authenticator.sign': [refuses(code)] });
      await at.send('biometric.login');
      expect([at.screen(), at.error(), at.callsOf('login.first').length]).toEqual(['scan', code, 0]);
      await at.send('biometric.login');
      expect(at.screen()).toBe('code');
    },
  );

  it.each(['E_BIO_LOCKOUT', 'E_BIO_UNAVAILABLE'])(
    '%s leads to the password, which says why',
    async (code) => {
      const at = await start({ 'authenticator.sign': [refuses(code)] }, { second: 'sms' });
      await at.send('biometric.login');
      const output = (await at.flow.done) as { next: string; input: object };
      expect(output).toEqual({
        status: 'left',
        next: 'passwordLogin',
        input: { second: 'sms', error: code },
      });
      const form = run(passwordLogin, { input: output.input });
      expect([form.screen(), form.error()]).toEqual(['credentials', code]);
    },
  );

  it('leads to the remembered number where there is one', async () => {
    const remembered = { handle: 'handle-1', mask: '••••••300' };
    const at = await start({}, { remembered, second: 'sms', biometric: 'bio-1' });
    await at.send('password.choose');
    await expect(at.flow.done).resolves.toEqual({
      status: 'left',
      next: 'rememberedLogin',
      input: { ...remembered, second: 'sms', biometric: 'bio-1' },
    });
  });

  it('P36: a changed biometric set ends the credential at the bank and on the device', async () => {
    const at = await start({ 'authenticator.sign': [refuses('E_BIO_CHANGED')] });
    await at.send('biometric.login');
    await expect(at.flow.done).resolves.toMatchObject({ status: 'left', input: { error: 'E_BIO_CHANGED' } });
    expect(at.called().slice(-2)).toEqual(['enrolment.revoke', 'authenticator.erase']);
    expect(at.callsOf('enrolment.revoke')[0]).toMatchObject({
      credential: 'bio-1',
      reason: 'biometricSetChanged',
    });
  });

  it('P36: the key goes although the bank cannot be told', async () => {
    const script = { 'authenticator.sign': [refuses('E_BIO_CHANGED')], 'enrolment.revoke': [fails, fails] };
    const at = await start(script);
    await at.send('biometric.login');
    await expect(at.flow.done).resolves.toMatchObject({ input: { error: 'E_BIO_CHANGED' } });
    expect(at.called().at(-1)).toBe('authenticator.erase');
  });

  it('a credential that the bank has ended is erased', async () => {
    const at = await start({ 'login.first': [refuses('E_CRED_REVOKED')] });
    await at.send('biometric.login');
    await expect(at.flow.done).resolves.toMatchObject({ input: { error: 'E_CRED_REVOKED' } });
    expect(at.called().at(-1)).toBe('authenticator.erase');
  });

  it('case 24: an assertion that is not accepted says so, and the next tap has another challenge', async () => {
    const at = await start({ 'login.first': [wrong] });
    await at.send('biometric.login');
    expect([at.screen(), at.error(), at.view().busy]).toEqual(['scan', 'E_AUTH_GENERIC', false]);
    expect(at.called().at(-1)).toBe('login.open');
    await at.send('biometric.login');
    expect([at.screen(), at.error()]).toEqual(['code', null]);
    expect(new Set(at.callsOf('login.first').map(({ key }) => key)).size).toBe(2);
  });

  it.each([
    ['E_RATE', { retryAt: bankStart + 5_000 }, 'scan'],
    ['E_TXN_EXPIRED', {}, 'scan'],
    ['E_TXN_SUPERSEDED', {}, 'scan'],
    ['E_BLOCKED_TEMP', { until: bankStart + 60_000 }, 'blocked'],
  ])('%s in answer to the assertion', async (code, told, screen) => {
    const at = await start({ 'login.first': [refuses(code, told)] });
    await at.send('biometric.login');
    expect([at.screen(), at.error()]).toEqual([screen, code]);
  });

  it('after a block the scan is ready again', async () => {
    const at = await start({ 'login.first': [refuses('E_BLOCKED_TEMP', { until: bankStart + 60_000 })] });
    await at.send('biometric.login');
    await at.clock.advance(60_000);
    await settled();
    expect([at.screen(), at.error()]).toEqual(['scan', null]);
    expect(at.enabled()).toContain('biometric.login');
  });
});

describe('R8: the scan without a bank', () => {
  it('offline nobody is asked, and the connection opens it by itself', async () => {
    const at = await start({}, {}, false);
    expect([at.called(), at.error()]).toEqual([[], 'E_OFFLINE']);
    await at.send('call.retry');
    expect(at.called()).toEqual([]);
    at.setOnline(true);
    await settled();
    expect([at.called(), at.error()]).toEqual([['login.open'], null]);
    expect(at.enabled()).toContain('biometric.login');
  });

  it('a tap while the connection is lost starts nothing', async () => {
    const at = await start();
    at.setOnline(false);
    await at.send('biometric.login');
    expect([at.error(), at.called()]).toEqual(['E_OFFLINE', ['login.open']]);
  });

  it('a connection that is lost under the scan keeps the assertion for the next try', async () => {
    const scan = later();
    const at = await start({ 'authenticator.sign': [scan.behaviour] });
    await at.send('biometric.login');
    at.setOnline(false);
    scan.answer({ ok: true, assertion: 'assertion-7' });
    await settled();
    expect([at.error(), at.callsOf('login.first')]).toEqual(['E_OFFLINE', []]);
    at.setOnline(true);
    await at.send('call.retry');
    expect(at.callsOf('login.first')[0]).toMatchObject({ opened: { assertion: 'assertion-7' } });
  });

  it.each(['login.open', 'authenticator.sign', 'login.first'])(
    'a fault of %s is told and may be tried again',
    async (name) => {
      const at = await start({ [name]: [fails, fails] });
      if (name !== 'login.open') await at.send('biometric.login');
      if (name === 'authenticator.sign') {
        expect(at.callsOf(name).length).toBe(1);
        await at.send('call.retry');
      }
      expect([at.screen(), at.error()]).toEqual(['scan', 'E_SERVICE']);
      await at.send('call.retry');
      expect(at.error()).toBeNull();
      const keys = at.callsOf(name).map(({ key, opened }) => JSON.stringify([key, opened]));
      expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    },
  );

  it('a double tap is one scan', async () => {
    const at = await start();
    expect(await at.sendAll(['biometric.login'], ['biometric.login'])).toEqual([true, false]);
    expect(at.callsOf('authenticator.sign').length).toBe(1);
  });

  it.each([
    ['before the tap', {}, []],
    ['under the scan', { 'authenticator.sign': [hangs] }, ['biometric.login']],
    ['while the bank thinks', { 'login.first': [hangs] }, ['biometric.login']],
    ['at the code', {}, ['biometric.login']],
  ])('R7: a cancel %s ends it', async (when, script, events) => {
    const at = await start(script);
    for (const event of events) await at.send(event);
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    const isKnown = when === 'while the bank thinks' || when === 'at the code';
    expect(at.called().includes('login.cancel')).toBe(isKnown);
  });

  it('P50: the assertion is nowhere but on its way', async () => {
    const at = await start({ 'login.first': [wrong] });
    await at.send('biometric.login');
    await at.send('biometric.login');
    expect(at.traces() + JSON.stringify(at.flow.persist())).not.toContain('assertion-1');
  });

  it('goes on over a restart, with the same challenge', async () => {
    const at = await start();
    const again = run(biometricLogin, { input: scanned, resume: at.flow.persist() });
    await again.send('biometric.login');
    expect(again.callsOf('authenticator.sign')[0]).toMatchObject({ challenge: 'nonce-1' });
    expect(again.screen()).toBe('code');
  });
});
