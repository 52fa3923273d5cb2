import { describe, expect, it } from 'vitest';
import { entry } from '../../machines/index.ts';
import { limits } from './stand/good-answers.ts';
import { answers, fails, hangs, refuses, run, settled } from './stand/run-stand.ts';

const bare = {
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
const full = {
  remembered: true,
  handle: 'handle-1',
  mask: '••••••300',
  biometric: true,
  biometricCredential: 'bio-1',
  biometricMask: '••••••300',
  smartFnp: true,
  smartFnpCredential: 'key-1',
  softPin: 'ask',
  softPinCredential: 'soft-1',
};
const standing = {
  biometric: 'active',
  smartFnp: 'active',
  softPin: 'active',
  remembered: true,
  needsBiometric: false,
  ...limits,
};
const nothing = { biometric: 'none', smartFnp: 'none', softPin: 'none', remembered: false };

async function boot(kept: object, status: object = {}, more: object = {}, online = true) {
  const at = run(entry, {
    online,
    script: {
      'device.look': [answers({ ...bare, ...kept })],
      'enrolment.status': [answers({ ...standing, ...status })],
      ...more,
    },
  });
  await settled();
  return at;
}
async function atMethod(...of: Parameters<typeof boot>) {
  const at = await boot(...of);
  await at.send('app.enter');
  return at;
}
const left = async (at: Awaited<ReturnType<typeof boot>>, event: string) => {
  await at.send(event);
  return at.flow.done;
};

describe('the first screens', () => {
  it('manual 1.1: HYR, and the password of a device that holds nothing', async () => {
    const at = await boot({}, nothing);
    expect(at.screens()).toEqual(['booting', 'welcome']);
    expect(at.called()).toEqual(['device.look', 'device.integrity', 'enrolment.status']);
    await at.send('app.enter');
    expect(at.enabled()).toEqual(['password.choose', 'password.forgot', 'flow.cancel']);
    expect(await left(at, 'password.choose')).toEqual({
      status: 'left',
      next: 'passwordLogin',
      input: { second: 'sms' },
    });
  });

  it('manual 1.2: shows the remembered number by its mask, and asks for the password alone', async () => {
    const at = await atMethod({ remembered: true, handle: 'handle-1', mask: '••••••300' });
    expect(at.view().data).toEqual({ mask: '••••••300' });
    expect(await left(at, 'password.choose')).toEqual({
      status: 'left',
      next: 'rememberedLogin',
      input: { second: 'sms', handle: 'handle-1', mask: '••••••300' },
    });
  });

  it.each([
    ['1.3', { smartFnp: false, softPin: 'off' }, 'biometricLogin', {}],
    ['1.4', {}, 'smartFnpLogin', { smartFnp: 'key-1' }],
    ['1.5', { smartFnp: false }, 'softPinLogin', { first: 'biometric', softPin: 'soft-1', pin: 'ask' }],
    [
      '1.5, saved',
      { smartFnp: false, softPin: 'saved' },
      'softPinLogin',
      { first: 'biometric', pin: 'saved' },
    ],
  ])(
    'manual %s: the scan is offered, and leads on by what the device holds',
    async (_, kept, next, input) => {
      const at = await atMethod({ ...full, ...kept });
      expect(at.enabled()).toContain('biometric.login');
      expect(await left(at, 'biometric.login')).toMatchObject({
        next,
        input: { credential: 'bio-1', mask: '••••••300', ...input },
      });
    },
  );

  it('A7: leads to the menu Soft PIN before any login', async () => {
    expect(await left(await atMethod(full), 'softPin.open')).toEqual({
      status: 'left',
      next: 'softPinMenu',
      input: { credential: 'soft-1', session: null, saved: false },
    });
  });

  it.each([
    ['ask', 'soft-1'],
    ['saved', null],
    ['off', null],
  ])(
    'a forgotten password is helped by a Soft PIN that is asked for, not by one that is %s',
    async (pin, softPin) => {
      expect(await left(await atMethod({ ...full, softPin: pin }), 'password.forgot')).toEqual({
        status: 'left',
        next: 'forgotPassword',
        input: { biometric: 'bio-1', softPin },
      });
    },
  );

  it('shows both masks where the scan is of another account than the number', async () => {
    const at = await atMethod({ ...full, biometricMask: '••••••999' });
    expect(at.view().data).toEqual({ mask: '••••••300', biometricMask: '••••••999' });
  });

  it('a number of another customer than the options is let in by SMS; the scan is still its owner’s', async () => {
    const other = { biometric: 'other', smartFnp: 'other', softPin: 'other' };
    const at = await atMethod({ ...full, biometricMask: '••••••999' }, other);
    expect(at.enabled()).toContain('biometric.login');
    expect(await left(at, 'password.choose')).toEqual({
      status: 'left',
      next: 'rememberedLogin',
      input: { second: 'sms', handle: 'handle-1', mask: '••••••300' },
    });
    const scan = await atMethod({ ...full, biometricMask: '••••••999' }, other);
    expect(await left(scan, 'biometric.login')).toMatchObject({ next: 'smartFnpLogin' });
  });

  it('R11: an altered device has password and SMS, and says why; its credentials are named all the same', async () => {
    const at = await atMethod(full, {}, { 'device.integrity': [refuses('E_DEVICE_ALTERED')] });
    expect(at.error()).toBe('E_DEVICE_ALTERED');
    expect(at.enabled()).toEqual(['password.choose', 'password.forgot', 'flow.cancel']);
    expect(at.callsOf('enrolment.status')[0]).toMatchObject({ biometric: 'bio-1', complete: true });
    expect(await left(at, 'password.choose')).toMatchObject({
      next: 'rememberedLogin',
      input: { second: 'sms', error: 'E_DEVICE_ALTERED' },
    });
  });

  it('comes back from the choice to HYR', async () => {
    const at = await atMethod({});
    await at.send('flow.cancel');
    expect(at.screen()).toBe('welcome');
  });
});

describe('what the bank no longer counts', () => {
  it.each([
    ['gone', true],
    ['suspended', false],
  ])('is not offered when it is %s, and is wiped only when it is gone', async (word, isWiped) => {
    const at = await atMethod(full, { biometric: word, smartFnp: word, softPin: word });
    expect(at.enabled()).toEqual(['password.choose', 'password.forgot', 'flow.cancel']);
    expect(at.callsOf('enrolment.status')[0]).toMatchObject({
      biometric: 'bio-1',
      smartFnp: 'key-1',
      softPin: 'soft-1',
      handle: 'handle-1',
    });
    expect(at.called().includes('device.reconcile')).toBe(isWiped);
    if (isWiped) {
      expect(at.callsOf('device.reconcile')[0]).toMatchObject({
        biometric: false,
        smartFnp: false,
        softPin: false,
        remembered: true,
      });
    }
    expect((await left(at, 'password.choose')).input).toEqual({
      second: 'sms',
      handle: 'handle-1',
      mask: '••••••300',
    });
  });

  it('is a number too: it has to be typed again', async () => {
    const at = await atMethod(full, { remembered: false });
    expect(at.view().data).toEqual({ biometricMask: '••••••300' });
    expect(await left(at, 'password.choose')).toMatchObject({ next: 'passwordLogin' });
  });

  it.each(['E_BIO_UNAVAILABLE', 'E_DEVICE_ALTERED'])('no scan is offered after %s', async (code) => {
    const at = await atMethod(full, {}, { 'authenticator.available': [refuses(code)] });
    expect(at.enabled()).not.toContain('biometric.login');
    expect(at.enabled()).toContain('softPin.open');
  });
});

describe('without an answer', () => {
  it('offline, nobody is asked, and what the device holds is offered', async () => {
    const at = await boot(full, {}, {}, false);
    expect(at.called()).toEqual(['device.look', 'device.integrity']);
    await at.send('app.enter');
    expect(at.enabled()).toContain('biometric.login');
  });

  it('the bank is asked as soon as the network is back, and HYR does not wait for it', async () => {
    const at = await boot(full, { biometric: 'gone' }, {}, false);
    at.setOnline(true);
    await settled();
    expect(at.callsOf('enrolment.status')).toHaveLength(1);
    await at.send('app.enter');
    expect(at.enabled()).not.toContain('biometric.login');
  });

  it('never says that it holds nothing, where it could not look', async () => {
    const at = await boot(full, {}, { 'device.look': [fails, fails] });
    at.setOnline(false);
    at.setOnline(true);
    await settled();
    expect(at.called()).not.toContain('enrolment.status');
  });

  it.each([
    'device.look',
    'device.integrity',
    'authenticator.available',
    'enrolment.status',
    'device.reconcile',
  ])('a fault of %s is told, HYR goes on, and it may be tried again', async (service) => {
    const at = await boot(full, { biometric: 'gone' }, { [service]: [fails, fails] });
    expect([at.screen(), at.error()]).toEqual(['welcome', 'E_SERVICE']);
    expect(at.enabled()).toEqual(['app.enter', 'call.retry']);
    at.setOnline(false);
    await at.send('call.retry');
    expect(at.error()).toBe('E_OFFLINE');
    at.setOnline(true);
    await at.send('call.retry');
    expect([at.screen(), at.error()]).toEqual(['welcome', null]);
    expect(at.callsOf(service).length).toBe(3);
  });

  it('HYR does not wait for a bank that is slow', async () => {
    const at = await boot(full, {}, { 'enrolment.status': [hangs] });
    expect(at.view()).toMatchObject({ screen: 'welcome', busy: true });
    await at.send('app.enter');
    expect(at.screen()).toBe('method');
  });

  it('goes on over a restart, where it was', async () => {
    const at = await atMethod(full);
    const again = run(entry, { resume: at.flow.persist() });
    expect(again.view()).toEqual({ ...at.view(), key: again.view().key });
    await again.send('biometric.login');
    await expect(again.flow.done).resolves.toMatchObject({ next: 'smartFnpLogin' });
  });
});
