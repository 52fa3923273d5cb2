import { describe, expect, it } from 'vitest';
import { deactivation } from '../../machines/flows/profile/deactivation.ts';
import { profile } from '../../machines/flows/profile/profile.ts';
import { limits } from './stand/good-answers.ts';
import { answers, fails, hangs, refuses, run, settled } from './stand/run-stand.ts';

const session = 'session-1';

async function open(script: object = {}, online = true) {
  const at = run(profile, { input: { session }, script: script as never, online });
  await settled();
  return at;
}
const nothing = {
  remembered: false,
  handle: '',
  mask: '',
  biometric: false,
  biometricCredential: '',
  biometricMask: '',
  smartFnp: false,
  smartFnpCredential: '',
  softPin: 'off',
  softPinCredential: '',
};
const standings = (biometric: string, smartFnp: string, softPin: string) =>
  answers({ biometric, smartFnp, softPin, remembered: false, needsBiometric: false, ...limits });
const off = { 'device.look': [answers(nothing)], 'enrolment.status': [standings('none', 'none', 'none')] };

describe('Profile', () => {
  it('shows the options as the device and the bank have them', async () => {
    const at = await open();
    expect(at.called()).toEqual(['device.look', 'authenticator.available', 'enrolment.status']);
    expect(at.callsOf('enrolment.status')[0]).toMatchObject({
      biometric: 'bio-1',
      smartFnp: 'key-1',
      softPin: 'soft-1',
    });
    expect(at.view()).toMatchObject({
      screen: 'profile',
      data: {
        toggles: [
          { name: 'biometric', on: true, event: 'biometric.deactivate' },
          { name: 'smartFnp', on: true, event: 'smartFnp.deactivate' },
          { name: 'softPin', on: true, event: 'softPin.deactivate', saved: false },
        ],
      },
    });
  });

  it('names no credential to the bank that the device does not have', async () => {
    const at = await open(off);
    expect(at.callsOf('enrolment.status')[0]).toEqual({
      call: 'enrolment.status',
      key: 'key-1',
      opened: {},
      session,
      complete: true,
    });
    expect(at.view().data.toggles?.map(({ on, event }) => [on, event])).toEqual([
      [false, 'biometric.activate'],
      [false, 'smartFnp.activate'],
      [false, 'softPin.activate'],
    ]);
  });

  it('counts as off what the bank has suspended or forgotten, and says why', async () => {
    const at = await open({ 'enrolment.status': [standings('suspended', 'gone', 'suspended')] });
    expect(at.view().data.toggles).toEqual([
      { name: 'biometric', on: false, event: 'biometric.activate', reason: 'E_CRED_REVOKED' },
      { name: 'smartFnp', on: false, event: 'smartFnp.activate' },
      { name: 'softPin', on: false, event: 'softPin.activate', reason: 'E_PIN_SUSPENDED' },
    ]);
  });

  it('7: options of another customer are off, and one that is turned on asks whether they may end', async () => {
    const others = { 'enrolment.status': [standings('other', 'none', 'other')] };
    const at = await open(others);
    expect(at.view().data.toggles?.map(({ on }) => on)).toEqual([false, false, false]);
    const asked = at.view().actions.filter(({ confirm }) => confirm === 'M_REPLACE_OTHER');
    expect(asked.map(({ event }) => event)).toEqual([
      'biometric.activate',
      'smartFnp.activate',
      'softPin.activate',
    ]);
    await at.send('smartFnp.activate');
    await expect(at.flow.done).resolves.toMatchObject({ input: { session, takeOver: true } });
    const changing = await open(others);
    await changing.send('password.change');
    await expect(changing.flow.done).resolves.toMatchObject({ input: { session } });
  });

  it('7: warns that Smart FNP goes with biometrics, where it does', async () => {
    const told = { biometric: 'active', smartFnp: 'active', softPin: 'none', remembered: false, ...limits };
    const questionOf = async (status: object) => {
      const at = await open({ 'enrolment.status': [answers({ ...told, ...status })] });
      return at.view().actions.find(({ event }) => event === 'biometric.deactivate')?.confirm;
    };
    expect(await questionOf({ needsBiometric: true })).toBe('W_SFNP_GOES_TOO');
    expect(await questionOf({ needsBiometric: false })).toBeUndefined();
    expect(await questionOf({ needsBiometric: true, smartFnp: 'none' })).toBeUndefined();
  });

  it('6.7: says that there is no fingerprint or face, and cannot turn biometrics on', async () => {
    const at = await open({
      ...off,
      'authenticator.available': [() => ({ ok: false, code: 'E_BIO_UNAVAILABLE' })],
    });
    expect(at.view().data.toggles?.[0]).toEqual({
      name: 'biometric',
      on: false,
      event: null,
      reason: 'E_BIO_UNAVAILABLE',
    });
    await at.send('biometric.activate');
    expect([at.screen(), at.error()]).toEqual(['profile', 'E_BIO_UNAVAILABLE']);
  });

  it('R11: turns nothing on at an altered device, and everything off', async () => {
    const altered = { 'authenticator.available': [() => ({ ok: false, code: 'E_DEVICE_ALTERED' })] };
    const at = await open({ ...off, ...altered });
    for (const name of ['biometric', 'smartFnp', 'softPin']) {
      await at.send(`${name}.activate`);
      expect([name, at.error()]).toEqual([name, 'E_DEVICE_ALTERED']);
    }
    expect(at.view().data.toggles?.map(({ event }) => event)).toEqual([null, null, null]);
    const on = await open({ ...altered, 'authenticator.available': [...altered['authenticator.available']] });
    expect(on.view().data.toggles?.map(({ event }) => event)).toEqual([
      'biometric.deactivate',
      'smartFnp.deactivate',
      'softPin.deactivate',
    ]);
  });

  it.each(['biometric', 'smartFnp', 'softPin'])('leads to the activation of %s', async (name) => {
    const at = await open(off);
    await at.send(`${name}.activate`);
    await expect(at.flow.done).resolves.toEqual({
      status: 'left',
      next: `${name}Activation`,
      input: { session },
    });
  });

  it.each([
    ['biometric', 'bio-1'],
    ['smartFnp', 'key-1'],
    ['softPin', 'soft-1'],
  ])('leads to the end of %s, with its credential', async (what, credential) => {
    const at = await open();
    await at.send(`${what}.deactivate`);
    await expect(at.flow.done).resolves.toEqual({
      status: 'left',
      next: 'deactivation',
      input: { session, what, credential },
    });
  });

  it.each([
    ['ask', 'softPin.save', 'save'],
    ['saved', 'softPin.ask', 'ask'],
    ['ask', 'softPin.changePin', 'pin'],
  ])('with the PIN %s, %s leads to its change', async (softPin, event, what) => {
    const kept = { ...nothing, softPin, softPinCredential: 'soft-1' };
    const at = await open({ 'device.look': [answers(kept)] });
    expect(at.enabled()).toContain(event);
    await at.send(event);
    await expect(at.flow.done).resolves.toEqual({
      status: 'left',
      next: 'softPinChange',
      input: { session, what, credential: 'soft-1' },
    });
  });

  it('leads to another password', async () => {
    const at = await open();
    await at.send('password.change');
    await expect(at.flow.done).resolves.toEqual({
      status: 'left',
      next: 'passwordChange',
      input: { session },
    });
  });

  it('refuses what means nothing: an option that is on is not turned on', async () => {
    const at = await open();
    expect(await at.send('smartFnp.activate')).toBe(false);
    expect(await at.send('softPin.ask')).toBe(false);
  });

  it('offline shows what the device has, turns options off and none on', async () => {
    const at = await open({}, false);
    expect([at.error(), at.called()]).toEqual(['E_OFFLINE', ['device.look', 'authenticator.available']]);
    expect(at.view().data.toggles?.every(({ on }) => on)).toBe(true);
    await at.send('password.change');
    expect(at.error()).toBe('E_OFFLINE');
    await at.send('softPin.deactivate');
    await expect(at.flow.done).resolves.toMatchObject({ next: 'deactivation' });
  });

  it('R8: shows the device when the bank gives no answer, and asks again when told to', async () => {
    const at = await open({ 'enrolment.status': [fails, fails] });
    expect(at.error()).toBe('E_SERVICE');
    await at.send('call.retry');
    expect([at.error(), at.callsOf('enrolment.status').length]).toEqual([null, 3]);
  });

  it.each(['profile.close', 'flow.cancel'])('is closed by %s at any time', async (event) => {
    const at = await open({ 'device.look': [hangs] });
    await at.send(event);
    await expect(at.flow.done).resolves.toEqual({ status: 'closed' });
  });
});

const erasers = {
  biometric: 'authenticator.erase',
  smartFnp: 'deviceKey.erase',
  softPin: 'pinVault.erase',
} as const;

function turnOff(what: keyof typeof erasers, script: object = {}, online = true) {
  const input = { session, what, credential: 'credential-1' };
  return run(deactivation, { input, script: script as never, online });
}

describe('an option that is turned off', () => {
  it.each(['biometric', 'smartFnp', 'softPin'] as const)('%s goes at device and bank', async (what) => {
    const at = turnOff(what);
    expect([at.screen(), at.calls]).toEqual(['confirmOff', []]);
    await at.send('off.confirm');
    expect(at.calls).toMatchObject([
      { call: erasers[what], credential: 'credential-1' },
      { call: 'enrolment.revoke', session, credential: 'credential-1', reason: 'customer' },
    ]);
    expect(at.view()).toMatchObject({ screen: 'confirmed', notices: ['OK_OFF'] });
    await at.send('confirmation.acknowledge');
    await expect(at.flow.done).resolves.toEqual({ status: 'done', notice: 'OK_OFF' });
  });

  it('stays on when the customer thinks better of it', async () => {
    const at = turnOff('softPin');
    await at.send('flow.cancel');
    await expect(at.flow.done).resolves.toEqual({ status: 'cancelled' });
    expect(at.calls).toEqual([]);
  });

  it('offline goes at the device at once', async () => {
    const at = turnOff('smartFnp', {}, false);
    await at.send('off.confirm');
    expect([at.called(), at.view().notices]).toEqual([['deviceKey.erase'], ['OK_OFF']]);
  });

  it('R8: goes at the device although the bank gives no answer, and can be repeated or left', async () => {
    const at = turnOff('softPin', { 'enrolment.revoke': [fails, fails] });
    await at.send('off.confirm');
    expect([at.called()[0], at.error()]).toEqual(['pinVault.erase', 'E_SERVICE']);
    await at.send('call.retry');
    expect(at.screen()).toBe('confirmed');
    const left = turnOff('softPin', { 'enrolment.revoke': [fails, fails] });
    await left.send('off.confirm');
    await left.send('flow.cancel');
    await expect(left.flow.done).resolves.toEqual({ status: 'done', notice: 'OK_OFF' });
  });

  it('goes at the device when the session is over', async () => {
    const at = turnOff('biometric', { 'enrolment.revoke': [refuses('E_SESSION_ENDED', { reason: 'idle' })] });
    await at.send('off.confirm');
    expect(at.called()[0]).toBe('authenticator.erase');
    await expect(at.flow.done).resolves.toEqual({ status: 'sessionEnded' });
  });

  it('a double tap is one end', async () => {
    const at = turnOff('smartFnp');
    expect(await at.sendAll(['off.confirm'], ['off.confirm'])).toEqual([true, false]);
    expect(at.callsOf('enrolment.revoke').length).toBe(1);
  });
});
