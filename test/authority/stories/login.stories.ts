import { expect } from 'vitest';
import { codeOf, enrolled, first, hears, logIn, type Story } from './story.ts';

const id = 'second';
const device = { second: 'device' };
const key = { id, credential: 'smartFnp' };
const pin = { id, credential: 'softPin' };
const rejected = ['LOGIN_STEP_FAIL', 'LOGIN_FAIL'];
const accepted = ['LOGIN_OK', 'SESSION_START', 'token'];

const refuses = (name: string, facts: Record<string, unknown>, code: string, ...heard: string[]): Story => ({
  name: `an assertion is refused: ${name}`,
  tell: (stand) => {
    enrolled(stand, 'biometric');
    logIn(stand, 'other');
    expect(codeOf(first(stand, 'assertion', facts))).toBe(code);
    hears(stand, ...heard);
    expect(stand.at(`login:${id}`)).toEqual({ progress: { ended: 'rejected' }, reservation: 'none' });
    expect(stand.context('account:a')).toMatchObject({ fail: 0, reserved: 0 });
    expect(stand.context('visible:v')).toEqual({ told: 0 });
  },
});

export const loginStories: readonly Story[] = [
  {
    name: 'a right assertion and the SMS code log in',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      expect(codeOf(first(stand, 'assertion'))).toBe('ok');
      hears(stand, 'LOGIN_BEGIN', 'BIO_ASSERT_OK', 'N_FNP', 'FNP_SENT');
      expect(codeOf(stand.ask('login.second', {}, { id }))).toBe('ok');
      hears(stand, ...accepted);
    },
  },
  refuses('wrong', { assertion: 'wrong' }, 'E_AUTH_GENERIC', 'LOGIN_BEGIN', 'BIO_ASSERT_FAIL', 'LOGIN_FAIL'),
  refuses(
    'of nobody',
    { customer: 'unknown' },
    'E_AUTH_GENERIC',
    'LOGIN_BEGIN',
    'BIO_ASSERT_FAIL',
    'LOGIN_FAIL',
  ),
  refuses(
    'its counter went back',
    { assertion: 'anomalous' },
    'E_CRED_REVOKED',
    'LOGIN_BEGIN',
    'BIO_COUNTER_ANOMALY',
    'LOGIN_FAIL',
    'CRED_SUSPENDED',
    'N_CRED_CHANGE off',
    'SESSION_REVOKED',
  ),
  {
    name: 'an assertion of a credential that is off is told as that, right or wrong',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      stand.ask('credential.revoke', {}, { credential: 'biometric' });
      expect(codeOf(first(stand, 'assertion'))).toBe('E_CRED_REVOKED');
      expect(codeOf(first(stand, 'assertion', { assertion: 'wrong' }, 'third'))).toBe('E_CRED_REVOKED');
    },
  },
  {
    name: 'a blocked account refuses a right assertion',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      for (let attempt = 0; attempt < 5; attempt++)
        first(stand, 'password', { password: 'wrong' }, `w${attempt}`);
      expect(codeOf(first(stand, 'assertion'))).toBe('E_AUTH_GENERIC');
    },
  },
  {
    name: 'an anomalous counter is only noted where it is a signal',
    policy: { 'webauthn.counterPolicy': 'signal' },
    tell: (stand) => {
      enrolled(stand, 'biometric');
      expect(codeOf(first(stand, 'assertion', { assertion: 'anomalous' }))).toBe('ok');
      hears(stand, 'LOGIN_BEGIN', 'BIO_COUNTER_ANOMALY', 'N_FNP', 'FNP_SENT');
    },
  },
  {
    name: 'Smart FNP answers by itself: no SMS, and the session begins',
    tell: (stand) => {
      enrolled(stand, 'smartFnp');
      expect(first(stand, 'password', device)).toEqual({ code: 'ok', sendsLeft: 4 });
      hears(stand, 'LOGIN_BEGIN', 'LOGIN_STEP_OK');
      expect(codeOf(stand.ask('login.secondByKey', {}, key))).toBe('ok');
      hears(stand, ...accepted);
    },
  },
  {
    name: 'a Smart FNP that is refused costs nothing, and the SMS is sent at once when asked for',
    tell: (stand) => {
      enrolled(stand, 'smartFnp');
      first(stand, 'password', device);
      expect(codeOf(stand.ask('login.secondByKey', { proof: 'wrong' }, key))).toBe('I_SFNP_FALLBACK');
      expect(stand.context('visible:v')).toEqual({ told: 0 });
      expect(stand.ask('login.sendCode', {}, { id })).toEqual({ code: 'ok', sendsLeft: 3 });
      expect(codeOf(stand.ask('login.second', {}, { id }))).toBe('ok');
    },
  },
  {
    name: 'a Smart FNP that is off is refused alike after a right and a wrong password',
    tell: (stand) => {
      enrolled(stand);
      first(stand, 'password', device);
      first(stand, 'password', { ...device, password: 'wrong' }, 'third');
      expect(codeOf(stand.ask('login.secondByKey', {}, key))).toBe('I_SFNP_FALLBACK');
      expect(codeOf(stand.ask('login.secondByKey', {}, { ...key, id: 'third' }))).toBe('I_SFNP_FALLBACK');
    },
  },
  {
    name: 'after a wrong password a right Smart FNP is rejected, and the login is over',
    tell: (stand) => {
      enrolled(stand, 'smartFnp');
      first(stand, 'password', { ...device, password: 'wrong' });
      stand.heard();
      expect(codeOf(stand.ask('login.secondByKey', {}, key))).toBe('E_AUTH_GENERIC');
      hears(stand, ...rejected);
      expect(stand.context('visible:v')).toEqual({ told: 1 });
      expect(codeOf(stand.ask('login.secondByKey', {}, key))).toBe('E_TXN_EXPIRED');
    },
  },
  {
    name: 'an FNP typed where none was sent is rejected and not counted against the account',
    tell: (stand) => {
      enrolled(stand);
      first(stand, 'password', device);
      expect(stand.ask('login.second', {}, { id })).toEqual({
        code: 'E_AUTH_GENERIC',
        lastAttempt: false,
        dead: false,
      });
      expect(stand.context('account:a')['fail']).toBe(0);
    },
  },
  {
    name: 'a Soft PIN of the app logs in; wrong ones before it are forgiven',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      first(stand, 'password', device, 'a');
      stand.ask('login.secondByPin', { pin: 'wrong' }, { ...pin, id: 'a' });
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 1 });
      expect(stand.context('account:a')['fail']).toBe(1);
      first(stand, 'password', device);
      stand.heard();
      expect(codeOf(stand.ask('login.secondByPin', {}, pin))).toBe('ok');
      hears(stand, ...accepted);
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 0 });
    },
  },
  {
    name: 'a rejected Soft PIN of the app ends the login and counts for the PIN, whatever was wrong',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      first(stand, 'password', { ...device, password: 'wrong' }, 'a');
      stand.heard();
      expect(codeOf(stand.ask('login.secondByPin', {}, { ...pin, id: 'a' }))).toBe('E_AUTH_GENERIC');
      hears(stand, ...rejected);
      first(stand, 'password', device);
      expect(codeOf(stand.ask('login.secondByPin', { pin: 'wrong' }, pin))).toBe('E_AUTH_GENERIC');
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 2 });
      expect(stand.context('account:a')['fail']).toBe(2);
      expect(stand.at(`login:${id}`)).toMatchObject({ progress: { ended: 'rejected' } });
    },
  },
  {
    name: 'a saved Soft PIN cannot be guessed and is not counted',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      first(stand, 'password', device);
      stand.ask('login.secondByPin', { pin: 'wrong', saved: true }, pin);
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 0 });
    },
  },
  {
    name: 'a device whose clock is wrong is told so and may go on',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      first(stand, 'password', device);
      expect(codeOf(stand.ask('login.secondByPin', { clock: 'skewed', pin: 'wrong' }, pin))).toBe('E_CLOCK');
      expect(codeOf(stand.ask('login.secondByPin', {}, pin))).toBe('ok');
    },
  },
  {
    name: 'a suspended Soft PIN is told alike after a right and a wrong password',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      for (let attempt = 0; attempt < 5; attempt++) {
        stand.ask('credential.check', { pin: 'wrong' }, { credential: 'softPin' });
      }
      stand.heard();
      first(stand, 'password', device);
      first(stand, 'password', { ...device, password: 'wrong' }, 'third');
      expect(codeOf(stand.ask('login.secondByPin', {}, pin))).toBe('E_PIN_SUSPENDED');
      expect(codeOf(stand.ask('login.secondByPin', {}, { ...pin, id: 'third' }))).toBe('E_PIN_SUSPENDED');
    },
  },
  {
    name: 'a Soft PIN that is gone is rejected and counts nothing for the account',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      stand.ask('credential.revoke', {}, { credential: 'softPin' });
      first(stand, 'password', device);
      expect(codeOf(stand.ask('login.secondByPin', {}, pin))).toBe('E_AUTH_GENERIC');
      expect(stand.context('account:a')['fail']).toBe(0);
    },
  },
  {
    name: 'a Soft PIN code typed on the web may be tried again, and counts for the account but not for the PIN',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      first(stand, 'password', device);
      expect(codeOf(stand.ask('login.secondByPin', { typed: true, pin: 'wrong' }, pin))).toBe(
        'E_AUTH_GENERIC',
      );
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 0 });
      expect(stand.context('account:a')['fail']).toBe(1);
      expect(codeOf(stand.ask('login.secondByPin', { typed: true }, pin))).toBe('ok');
    },
  },
  {
    name: 'a Soft PIN code typed on the web after a wrong password is never accepted',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      first(stand, 'password', { ...device, password: 'wrong' });
      expect(codeOf(stand.ask('login.secondByPin', { typed: true }, pin))).toBe('E_AUTH_GENERIC');
      expect(codeOf(stand.ask('login.secondByPin', { typed: true }, pin))).toBe('E_AUTH_GENERIC');
      expect(stand.context('account:a')['fail']).toBe(1);
      expect(stand.context('visible:v')).toEqual({ told: 2 });
    },
  },
  {
    name: 'this client’s block is told before anything of a device',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      first(stand, 'password', device);
      first(stand, 'password', { ...device, password: 'wrong' }, 'third');
      for (let attempt = 0; attempt < 5; attempt++) {
        stand.ask('login.second', { match: 'none' }, { id: 'third' });
      }
      for (const one of [key, { ...key, id: 'third' }]) {
        expect(codeOf(stand.ask('login.secondByKey', { proof: 'wrong' }, one))).toBe('E_BLOCKED_TEMP');
        expect(codeOf(stand.ask('login.secondByPin', { clock: 'skewed' }, one))).toBe('E_BLOCKED_TEMP');
      }
      expect(codeOf(first(stand, 'assertion', {}, 'fourth'))).toBe('E_BLOCKED_TEMP');
    },
  },
  {
    name: 'a login that rests on a credential is not accepted once that credential ends',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      first(stand, 'assertion', {}, 'other');
      stand.ask('credential.revoke', {}, { credential: 'biometric' });
      expect(codeOf(stand.ask('login.second', {}, { id: 'other' }))).toBe('E_AUTH_GENERIC');
    },
  },
  {
    name: 'a login that is left is counted for this client once, told or not',
    tell: (stand) => {
      enrolled(stand);
      first(stand, 'password', device);
      stand.ask('login.second', { match: 'none' }, { id });
      stand.ask('login.cancel', {}, { id });
      expect(stand.context('visible:v')).toEqual({ told: 1 });
      first(stand, 'password', device, 'third');
      stand.ask('login.cancel', {}, { id: 'third' });
      expect(stand.context('visible:v')).toEqual({ told: 2 });
    },
  },
  {
    name: 'a login under way whose device is being asked when its account blocks cannot be finished',
    tell: (stand) => {
      enrolled(stand, 'smartFnp', 'softPin');
      first(stand, 'password', device, 'own');
      first(stand, 'password', device, 'other');
      for (let attempt = 0; attempt < 5; attempt++) {
        first(stand, 'password', { password: 'wrong' }, `w${attempt}`);
      }
      const refusals = [
        stand.ask('login.secondByKey', {}, { ...key, id: 'own' }),
        stand.ask('login.secondByPin', {}, { ...pin, id: 'other' }),
      ];
      expect(refusals.map(codeOf)).toEqual(['E_AUTH_GENERIC', 'E_AUTH_GENERIC']);
    },
  },
];
