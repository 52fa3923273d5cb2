import { describe, expect, it } from 'vitest';
import { passwordLogin, smartFnpLogin, softPinLogin } from '../../machines/index.ts';
import { bankStart, fails, refuses, run, settled } from './stand/run-stand.ts';

const scanned = { credential: 'bio-1', mask: '••••••300' };

type Options = NonNullable<Parameters<typeof run>[1]>;

describe('manual 1.4: Smart FNP', () => {
  const input = { ...scanned, smartFnp: 'key-1' };
  const tap = async (script: Options['script'] = {}) => {
    const at = run(smartFnpLogin, { input, script: script! });
    await settled();
    await at.send('biometric.login');
    return at;
  };

  it('a scan, and straight into the application', async () => {
    const at = await tap();
    await expect(at.flow.done).resolves.toEqual({
      status: 'authenticated',
      path: 'L4a',
      elements: ['I_bio', 'P_dev'],
      session: 'session-1',
    });
    expect(at.screens()).toEqual(['scan', 'validating', 'authenticated']);
    expect(at.callsOf('login.first')[0]).toMatchObject({ second: 'smartFnp' });
    expect(at.callsOf('deviceKey.sign')[0]).toMatchObject({
      credential: 'key-1',
      txn: 'txn-1',
      nonce: 'nonce-1',
    });
    expect(at.callsOf('login.second')[0]).toMatchObject({
      txn: 'txn-1',
      method: 'smartFnp',
      credential: 'key-1',
      opened: { proof: 'signed-1' },
    });
  });

  it.each([
    ['the key is gone', { 'deviceKey.sign': [refuses('I_SFNP_FALLBACK')] }, 'I_SFNP_FALLBACK'],
    ['the bank does not take it', { 'login.second': [refuses('I_SFNP_FALLBACK')] }, 'I_SFNP_FALLBACK'],
  ])('an FNP by SMS follows in the same transaction when %s', async (_, script, notice) => {
    const at = await tap(script);
    expect(at.view()).toMatchObject({ screen: 'code', error: null });
    expect(at.view().notices).toContain(notice);
    expect(at.callsOf('login.sendCode')[0]).toMatchObject({ txn: 'txn-1' });
    await at.send('code.submit', { code: '123456' });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L3', elements: ['I_bio', 'P_dev', 'P_sim'] });
  });

  it('R11: an altered device signs nothing, and the SMS remains', async () => {
    const at = await tap({ 'deviceKey.sign': [refuses('E_DEVICE_ALTERED')] });
    expect([at.screen(), at.error()]).toEqual(['code', 'E_DEVICE_ALTERED']);
  });

  it('a rejection ends the transaction: back to the scan, with another challenge', async () => {
    const at = await tap({ 'login.second': [refuses('E_AUTH_GENERIC', { dead: true, lastAttempt: true })] });
    expect([at.screen(), at.error(), at.called().at(-1)]).toEqual(['scan', 'E_AUTH_GENERIC', 'login.open']);
    expect(at.view().notices).toEqual(['W_LAST_ATTEMPT']);
  });

  it.each(['deviceKey.sign', 'login.second'])(
    'R8: after a fault of %s the same is tried again',
    async (name) => {
      const at = await tap({ [name]: [fails, fails] });
      expect(at.view()).toMatchObject({ screen: 'validating', busy: false, error: { code: 'E_SERVICE' } });
      expect(at.enabled()).toEqual(['sms.request', 'call.retry', 'credentials.edit', 'flow.cancel']);
      await at.send('call.retry');
      await expect(at.flow.done).resolves.toMatchObject({ path: 'L4a' });
      const keys = at.callsOf(name).map(({ key, opened }) => JSON.stringify([key, opened]));
      expect([keys.length, new Set(keys).size]).toEqual([3, 1]);
    },
  );

  it('A14: or an FNP by SMS instead', async () => {
    const at = await tap({ 'deviceKey.sign': [fails, fails] });
    await at.send('sms.request');
    expect([at.screen(), at.error()]).toEqual(['code', null]);
  });

  it('an SMS that comes too soon is waited for', async () => {
    const rate = refuses('E_RATE', { retryAt: bankStart + 5_000 });
    const at = await tap({ 'deviceKey.sign': [refuses('I_SFNP_FALLBACK')], 'login.sendCode': [rate] });
    expect(at.view()).toMatchObject({
      screen: 'validating',
      error: { code: 'E_RATE', endsAt: bankStart + 5_000 },
    });
    await at.send('sms.request');
    expect(at.screen()).toBe('code');
  });

  it('A1: after a password it answers too, with one verdict', async () => {
    const at = run(passwordLogin, { input: { second: 'smartFnp', smartFnp: 'key-1' } });
    await at.send('credentials.submit', { identifier: '100200300', password: 'Mali me bore 42' });
    await expect(at.flow.done).resolves.toMatchObject({ path: 'L4b', elements: ['K_pwd', 'P_dev'] });
    expect(at.callsOf('login.second')[0]?.opened).toEqual({ proof: 'signed-1' });
    expect(at.traces()).not.toMatch(/signed-1|Mali me bore/);
  });
});

describe('manual 1.5: Soft PIN after a scan', () => {
  it.each([
    ['ask', 'L5c', ['I_bio', 'P_dev', 'K_pin']],
    ['saved', 'L5d', ['I_bio', 'P_dev']],
  ] as const)('with its PIN %s', async (pin, path, elements) => {
    const at = run(softPinLogin, { input: { ...scanned, first: 'biometric', softPin: 'soft-1', pin } });
    await settled();
    await at.send('biometric.login');
    if (pin === 'ask') {
      expect(at.screen()).toBe('pin');
      await at.send('pin.submit', { pin: '481516' });
    }
    await expect(at.flow.done).resolves.toMatchObject({ path, elements });
    expect(at.callsOf('login.first')[0]).toMatchObject({ second: 'softPin', credential: 'bio-1' });
  });
});
