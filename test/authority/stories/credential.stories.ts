import { expect } from 'vitest';
import { codeOf, enrolled, first, hears, logIn, type Story, verify } from './story.ts';

const pin = { credential: 'softPin' };
const questions = ['credential.check', 'credential.burn'] as const;

export const credentialStories: readonly Story[] = [
  {
    name: 'the menu checks a PIN and burns a code',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      expect(codeOf(stand.ask('credential.check', {}, pin))).toBe('ok');
      expect(codeOf(stand.ask('credential.burn', {}, pin))).toBe('ok');
      hears(stand, 'SOFTPIN_SHOWN', 'SOFTPIN_BURNED');
    },
  },
  {
    name: 'what nobody uses is orphaned: it ends as a revoked one does, for good',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      expect(codeOf(stand.ask('credential.revoke', { reason: 'unused' }, pin))).toBe('ok');
      hears(stand, 'CRED_REVOKED', 'N_CRED_CHANGE off');
      expect(stand.at('credential:softPin')).toBe('orphaned');
      expect(codeOf(stand.ask('credential.check', {}, pin))).toBe('E_CRED_REVOKED');
      expect(codeOf(stand.ask('credential.revoke', { reason: 'customer' }, pin))).toBe('ok');
      expect(stand.at('credential:softPin')).toBe('orphaned');
    },
  },
  {
    name: 'a wrong clock is told and counts nothing',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      for (const name of questions) {
        expect(codeOf(stand.ask(name, { clock: 'skewed', pin: 'wrong' }, pin))).toBe('E_CLOCK');
      }
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 0 });
    },
  },
  {
    name: 'every question counts wrong PINs together; a right one forgets them; the fifth in a row suspends for good',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      for (const name of [...questions, ...questions]) {
        expect(codeOf(stand.ask(name, { pin: 'wrong' }, pin))).toBe('E_PIN_WRONG');
      }
      stand.ask('credential.check', {}, pin);
      for (const name of [...questions, ...questions]) stand.ask(name, { pin: 'wrong' }, pin);
      stand.heard();
      expect(codeOf(stand.ask('credential.burn', { pin: 'wrong' }, pin))).toBe('E_PIN_SUSPENDED');
      hears(stand, 'SOFTPIN_SUSPENDED', 'N_CRED_CHANGE off');
      logIn(stand, 'other');
      for (const name of questions) expect(codeOf(stand.ask(name, {}, pin))).toBe('E_PIN_SUSPENDED');
    },
  },
  {
    name: 'the fifth rejected PIN at logins suspends as well, whatever was wrong',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      for (let attempt = 0; attempt < 5; attempt++) {
        expect(stand.at('credential:softPin')).toBe('active');
        first(stand, 'password', { password: 'wrong', second: 'device' }, `l${attempt}`);
        stand.ask('login.secondByPin', {}, { ...pin, id: `l${attempt}` });
      }
      expect(stand.at('credential:softPin')).toEqual({ suspended: 'forGood' });
    },
  },
  {
    name: 'a suspension for good stays through a login, also where the credential waited for one',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      first(stand, 'assertion');
      stand.ask('account.unlocked');
      first(stand, 'assertion', { assertion: 'anomalous' }, 'third');
      logIn(stand);
      expect(stand.at('credential:biometric')).toBe('active');
      first(stand, 'assertion', { assertion: 'anomalous' }, 'fourth');
      logIn(stand);
      expect(stand.at('credential:biometric')).toEqual({ suspended: 'forGood' });
    },
  },
  {
    name: 'a credential that is gone is told as that, and what it opened ends with it',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      logIn(stand, 'other');
      for (const name of questions) {
        expect(codeOf(stand.ask(name, {}, { credential: 'biometric' }))).toBe('E_CRED_REVOKED');
      }
      expect(codeOf(stand.ask('credential.revoke', {}, pin))).toBe('ok');
      hears(stand, 'CRED_REVOKED', 'N_CRED_CHANGE off', 'SESSION_REVOKED');
      for (const name of questions) expect(codeOf(stand.ask(name, {}, pin))).toBe('E_CRED_REVOKED');
      expect(codeOf(stand.ask('credential.revoke', {}, pin))).toBe('ok');
      hears(stand);
    },
  },
  {
    name: 'a changed biometric set ends its key and leaves the sessions',
    tell: (stand) => {
      enrolled(stand, 'biometric', 'smartFnp');
      logIn(stand, 'other');
      stand.ask('credential.revoke', { reason: 'biometricSetChanged' }, { credential: 'biometric' });
      hears(stand, 'BIO_KEY_INVALIDATED', 'N_CRED_CHANGE off');
      expect(stand.at('credential:smartFnp')).toBe('active');
    },
  },
  {
    name: 'where Smart FNP needs biometrics it ends with them',
    policy: { 'smartFnp.requireBiometric': true },
    tell: (stand) => {
      enrolled(stand, 'biometric');
      logIn(stand);
      verify(stand);
      stand.ask('enrolment.begin', { method: 'smartFnp', biometricOn: true }, { credential: 'smartFnp' });
      stand.ask('enrolment.finish', { method: 'smartFnp' });
      stand.ask('credential.revoke', {}, { credential: 'biometric' });
      expect(stand.at('credential:smartFnp')).toBe('revoked');
    },
  },
  {
    name: 'the PIN is asked again at will, and saved only under VERIFIKO and with the PIN',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      logIn(stand);
      expect(codeOf(stand.ask('credential.setSaved', { saved: false, pin: 'wrong' }, pin))).toBe('ok');
      expect(codeOf(stand.ask('credential.setSaved', { saved: true }, pin))).toBe('E_REAUTH');
      verify(stand);
      expect(codeOf(stand.ask('credential.setSaved', { saved: true, pin: 'wrong' }, pin))).toBe(
        'E_PIN_WRONG',
      );
      expect(codeOf(stand.ask('credential.setSaved', { saved: true }, pin))).toBe('ok');
      expect(codeOf(stand.ask('credential.setSaved', { saved: true }, pin))).toBe('E_REAUTH');
    },
  },
  {
    name: 'the PIN is changed only under VERIFIKO and with the old one',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      logIn(stand);
      expect(codeOf(stand.ask('credential.changePin', {}, pin))).toBe('E_REAUTH');
      verify(stand);
      expect(codeOf(stand.ask('credential.changePin', { pin: 'wrong' }, pin))).toBe('E_PIN_WRONG');
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 1 });
      expect(codeOf(stand.ask('credential.changePin', {}, pin))).toBe('ok');
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 0 });
      expect(codeOf(stand.ask('credential.changePin', {}, pin))).toBe('E_REAUTH');
    },
  },
  {
    name: 'nothing of a Soft PIN changes without a session, under a block, or once it is off',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      for (const name of ['credential.setSaved', 'credential.changePin'] as const) {
        expect(stand.ask(name, { saved: true }, pin)).toEqual({ code: 'E_SESSION_ENDED', reason: 'logout' });
      }
      expect(codeOf(stand.ask('credential.setSaved', {}, pin))).toBe('E_SESSION_ENDED');
    },
  },
  {
    name: 'a blocked account does not save or change a PIN',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      logIn(stand);
      for (let attempt = 0; attempt < 5; attempt++) {
        stand.ask('login.first', {}, { id: `w${attempt}` });
        stand.ask('login.settle', { password: 'wrong' }, { id: `w${attempt}` });
      }
      expect(codeOf(stand.ask('credential.setSaved', { saved: true }, pin))).toBe('E_BLOCKED_TEMP');
      expect(codeOf(stand.ask('credential.changePin', {}, pin))).toBe('E_BLOCKED_TEMP');
    },
  },
  {
    name: 'a suspended Soft PIN is neither saved nor changed',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      for (let attempt = 0; attempt < 5; attempt++) stand.ask('credential.check', { pin: 'wrong' }, pin);
      logIn(stand);
      verify(stand);
      expect(codeOf(stand.ask('credential.setSaved', { saved: true }, pin))).toBe('E_PIN_SUSPENDED');
      expect(codeOf(stand.ask('credential.changePin', {}, pin))).toBe('E_PIN_SUSPENDED');
    },
  },
];
