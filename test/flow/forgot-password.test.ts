import { describe, expect, it } from 'vitest';
import { forgotPassword } from '../../machines/flows/recovery/forgot-password.ts';
import { bankStart, fails, hangs, refuses, run } from './stand/run-stand.ts';

const number = { identifier: '100200300' };
const typed = { newPassword: 'Deti i kalter 77', again: 'Deti i kalter 77' };
const both = { biometric: 'bio-1', softPin: 'soft-1' };
const none = { biometric: null, softPin: null };

const begin = (script: object = {}, input: { biometric: string | null; softPin: string | null } = both) =>
  run(forgotPassword, { input, script: script as never });

async function toCode(script: object = {}, input: typeof both | typeof none = both) {
  const at = begin(script, input);
  await at.send('identifier.submit', number);
  expect(at.screen()).toBe('code');
  return at;
}
async function toElement(script: object = {}, input: typeof both | typeof none = both) {
  const at = await toCode(script, input);
  await at.send('code.submit', { code: '123456' });
  return at;
}
async function toPassword(script: object = {}) {
  const at = await toElement(script);
  await at.send('element.biometric');
  expect(at.screen()).toBe('newPassword');
  return at;
}

describe('the forgotten password', () => {
  it('X11: the number, the FNP, a scan of this device, a new password; and no session', async () => {
    const at = await toPassword();
    await at.send('newPassword.submit', typed);
    expect(at.screens()).toEqual([
      'identify',
      'code',
      'resetElement',
      'scan',
      'validating',
      'newPassword',
      'passwordChanged',
    ]);
    expect(at.view().notices).toEqual(['I_PWD_CHANGED']);
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'done' });
  });

  it('hands each secret to its own call', async () => {
    const at = await toPassword();
    await at.send('newPassword.submit', typed);
    expect(at.calls.map(({ call, opened }) => [call, opened])).toEqual([
      ['reset.begin', number],
      ['reset.verify', { code: '123456' }],
      ['authenticator.sign', {}],
      ['reset.secondElement', { assertion: 'assertion-1' }],
      ['reset.setPassword', { newPassword: typed.newPassword }],
    ]);
    expect(at.callsOf('authenticator.sign')[0]).toMatchObject({ credential: 'bio-1', challenge: 'nonce-1' });
    expect(at.callsOf('reset.secondElement')[0]).toMatchObject({ txn: 'txn-1', credential: 'bio-1' });
    expect(at.traces()).not.toMatch(/Deti i kalter|assertion-1|"123456"/);
  });

  it('may be proved by the Soft PIN instead, whose PIN is asked for', async () => {
    const at = await toElement();
    await at.send('element.softPin');
    expect(at.screen()).toBe('pin');
    await at.send('pin.submit', { pin: '593817' });
    expect(at.screen()).toBe('newPassword');
    expect(at.callsOf('pinVault.derive')[0]).toMatchObject({
      credential: 'soft-1',
      txn: 'txn-1',
      nonce: 'nonce-1',
      opened: { pin: '593817' },
    });
    expect(at.callsOf('reset.secondElement')[0]).toMatchObject({ credential: 'soft-1', at: bankStart });
    expect(Object.keys(at.callsOf('reset.secondElement')[0]?.opened ?? {}).toSorted()).toEqual([
      'code',
      'proof',
    ]);
  });

  it('R3: says nothing about the number, and that an SMS comes if it is right', async () => {
    const at = await toCode();
    expect(at.view()).toMatchObject({ notices: ['I_RESET_SENT'], data: { ref: 'AB12', digits: 6 } });
    await at.clock.advance(20_000);
    expect(at.view().notices).toEqual(['I_RESET_SENT', 'I_FNP_HELP']);
  });

  it.each([
    ['', 'E_ID_REQUIRED'],
    ['12345678', 'E_ID_FORMAT'],
  ])('looks at the number before any call: "%s" is %s', async (identifier, code) => {
    const at = begin();
    await at.send('identifier.submit', { identifier });
    expect([at.error(), at.calls]).toEqual([code, []]);
  });

  it('keeps the number when the customer comes back to it', async () => {
    const at = await toCode();
    await at.send('flow.back');
    expect([at.screen(), at.called().at(-1)]).toEqual(['identify', 'reset.cancel']);
    expect(at.view().fields[0]).toMatchObject({ name: 'identifier', value: '100200300' });
  });

  it.each(['E_RATE', 'E_BLOCKED_TEMP'])('tells this client of %s', async (code) => {
    const until = bankStart + 60_000;
    const at = begin({ 'reset.begin': [refuses(code, { retryAt: until, until })] });
    await at.send('identifier.submit', number);
    expect(at.view()).toMatchObject({
      screen: code === 'E_RATE' ? 'identify' : 'blocked',
      error: { code, endsAt: until },
    });
    await at.clock.advance(60_000);
    expect(at.screen()).toBe('identify');
  });

  it('keeps a wrong code at the code, and a dead one until a new one is sent', async () => {
    const at = await toCode({
      'reset.verify': [
        refuses('E_AUTH_GENERIC', { dead: false, lastAttempt: false }),
        refuses('E_AUTH_GENERIC', { dead: true, lastAttempt: false }),
      ],
    });
    await at.send('code.submit', { code: '000000' });
    await at.send('code.submit', { code: '000001' });
    expect([at.screen(), at.error(), at.view().notices]).toEqual(['code', 'E_AUTH_GENERIC', []]);
    await at.clock.advance(30_000);
    await at.send('code.resend');
    await at.send('code.submit', { code: '123456' });
    expect(at.screen()).toBe('resetElement');
  });

  it('begins anew when its time is over', async () => {
    const at = await toCode();
    await at.clock.advance(600_000);
    expect([at.screen(), at.error()]).toEqual(['identify', 'E_TXN_EXPIRED']);
  });

  it.each(['reset.verify', 'reset.secondElement', 'reset.setPassword'])(
    'begins anew when the bank says at %s that its time is over',
    async (call) => {
      const at = await toElement({ [call]: [refuses('E_TXN_EXPIRED')] });
      if (call !== 'reset.verify') await at.send('element.biometric');
      if (call === 'reset.setPassword') await at.send('newPassword.submit', typed);
      expect([at.screen(), at.error()]).toEqual(['identify', 'E_TXN_EXPIRED']);
    },
  );

  it('begins anew when a newer one took its place', async () => {
    const at = await toElement({ 'reset.verify': [refuses('E_TXN_SUPERSEDED')] });
    expect([at.screen(), at.error()]).toEqual(['identify', 'E_TXN_SUPERSEDED']);
  });

  it('without an element of this device the bank sends to the Contact Center', async () => {
    const at = await toElement({ 'reset.secondElement': [refuses('M_CONTACT')] }, none);
    expect(at.view()).toMatchObject({ screen: 'contactCentre', notices: ['M_CONTACT'] });
    expect(at.callsOf('reset.secondElement')[0]).not.toHaveProperty('credential');
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'contactCentre' });
  });

  it('an element that was not accepted leads to the Contact Center', async () => {
    const at = await toElement({ 'reset.secondElement': [refuses('M_CONTACT')] });
    await at.send('element.biometric');
    expect(at.screen()).toBe('contactCentre');
  });

  it.each(['E_BIO_CANCEL', 'E_BIO_NOMATCH', 'E_BIO_LOCKOUT', 'E_BIO_UNAVAILABLE'])(
    'a scan that comes to %s leaves the choice',
    async (code) => {
      const at = await toElement({ 'authenticator.sign': [() => ({ ok: false, code })] });
      await at.send('element.biometric');
      expect([at.screen(), at.error()]).toEqual(['resetElement', code]);
      expect(at.enabled()).toEqual(['element.biometric', 'element.softPin', 'flow.cancel']);
    },
  );

  it('a changed biometric set erases its key and leaves the other element', async () => {
    const at = await toElement({ 'authenticator.sign': [() => ({ ok: false, code: 'E_BIO_CHANGED' })] });
    await at.send('element.biometric');
    expect([at.screen(), at.error(), at.called().at(-1)]).toEqual([
      'resetElement',
      'E_BIO_CHANGED',
      'authenticator.erase',
    ]);
    expect(at.enabled()).toEqual(['element.softPin', 'flow.cancel']);
    expect(await at.send('element.biometric')).toBe(false);
  });

  it('a seed that is gone leaves the other element, and a wrong clock the choice', async () => {
    const gone = await toElement({ 'pinVault.derive': [() => ({ ok: false, code: 'E_CRED_REVOKED' })] });
    await gone.send('element.softPin');
    await gone.send('pin.submit', { pin: '593817' });
    expect([gone.screen(), gone.enabled()]).toEqual(['resetElement', ['element.biometric', 'flow.cancel']]);
    const clock = await toElement({ 'reset.secondElement': [refuses('E_CLOCK')] });
    await clock.send('element.softPin');
    await clock.send('pin.submit', { pin: '593817' });
    expect([clock.screen(), clock.error()]).toEqual(['resetElement', 'E_CLOCK']);
  });

  it('goes back from scan and PIN to the choice', async () => {
    const scan = await toElement({ 'authenticator.sign': [hangs] });
    await scan.send('element.biometric');
    expect(scan.screen()).toBe('scan');
    await scan.send('flow.back');
    const asked = await toElement();
    await asked.send('element.softPin');
    await asked.send('flow.back');
    expect([scan.screen(), asked.screen()]).toEqual(['resetElement', 'resetElement']);
  });

  it('R8: repeats a lost proof and a lost password with the same keys', async () => {
    const at = await toElement({
      'reset.secondElement': [fails, fails],
      'reset.setPassword': [fails, fails],
    });
    await at.send('element.biometric');
    expect(at.error()).toBe('E_SERVICE');
    await at.send('call.retry');
    await at.send('newPassword.submit', typed);
    expect(at.error()).toBe('E_SERVICE');
    await at.send('call.retry');
    expect(at.screen()).toBe('passwordChanged');
    for (const call of ['reset.secondElement', 'reset.setPassword']) {
      expect(new Set(at.callsOf(call).map(({ key }) => key)).size).toBe(1);
    }
  });

  it.each([
    [{ newPassword: 'Deti i kalter 77', again: 'Deti i kalter 78' }, 'E_PWD_MISMATCH'],
    [{ newPassword: '', again: '' }, 'E_PWD_REQUIRED'],
  ])('compares the two entries before any call', async (entries, code) => {
    const at = await toPassword();
    await at.send('newPassword.submit', entries);
    expect([at.error(), at.callsOf('reset.setPassword')]).toEqual([code, []]);
  });

  it('a password that the policy refuses is typed again', async () => {
    const rule = { profile: 'bkt-public', shortest: 6, longest: 16 };
    const at = await toPassword({ 'reset.setPassword': [refuses('E_PWD_POLICY', rule)] });
    await at.send('newPassword.submit', typed);
    expect([at.screen(), at.error(), at.view().data]).toEqual(['newPassword', 'E_PWD_POLICY', { rule }]);
  });

  it('asks nothing offline', async () => {
    const at = await toElement();
    at.setOnline(false);
    const before = at.called();
    await at.send('element.biometric');
    await at.send('element.softPin');
    expect([at.error(), at.called()]).toEqual(['E_OFFLINE', before]);
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
  });

  it('can be cancelled at every screen, and tells the bank', async () => {
    for (const at of [await toCode(), await toElement(), await toPassword()]) {
      await at.send('flow.cancel');
      await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
      expect(at.called().at(-1)).toBe('reset.cancel');
    }
  });

  it('a double tap is one attempt', async () => {
    const at = begin();
    const twice = ['identifier.submit', number] as const;
    expect(await at.sendAll(twice, twice)).toEqual([true, false]);
    expect(at.callsOf('reset.begin').length).toBe(1);
  });
});
