import { expect } from 'vitest';
import { codeOf, hears, logIn, type Story, verify } from './story.ts';
import type { Facts, Stand } from '../stand.ts';

const begin = (stand: Stand, method: string, facts: Facts = {}) =>
  codeOf(stand.ask('enrolment.begin', { method, ...facts }, { credential: method }));
const finish = (stand: Stand, method: string, facts: Facts = {}) =>
  codeOf(stand.ask('enrolment.finish', { method, ...facts }, { credential: method }));
const block = (stand: Stand) => {
  for (let attempt = 0; attempt < 5; attempt++) {
    stand.ask('login.first', {}, { id: `w${attempt}` });
    stand.ask('login.settle', { password: 'wrong' }, { id: `w${attempt}` });
  }
};
const all = { altered: true, simRisk: true, room: 'full' };

export const enrolmentStories: readonly Story[] = [
  {
    name: 'an activation: VERIFIKO, a run, a proof; then the credential is on and the one elsewhere is off',
    tell: (stand) => {
      logIn(stand);
      stand.ask('enrolment.begin', { method: 'softPin' }, { credential: 'elsewhere' });
      verify(stand);
      begin(stand, 'softPin');
      stand.ask('enrolment.finish', {}, { credential: 'elsewhere' });
      stand.heard();
      verify(stand);
      hears(stand, 'REAUTH_OK', 'token');
      expect(begin(stand, 'softPin')).toBe('ok');
      expect(stand.at('credential:softPin')).toBe('none');
      expect(finish(stand, 'softPin')).toBe('ok');
      hears(stand, 'CRED_ACTIVATED', 'N_CRED_CHANGE on', 'CRED_REPLACED', 'N_CRED_CHANGE off');
      expect(stand.at('credential:softPin')).toBe('active');
      expect(stand.at('credential:elsewhere')).toBe('revoked');
      expect(finish(stand, 'softPin')).toBe('E_REAUTH');
    },
  },
  {
    name: 'refusals come in one order: session, block, device, SIM, VERIFIKO, limit',
    tell: (stand) => {
      logIn(stand);
      expect(begin(stand, 'softPin', all)).toBe('E_DEVICE_ALTERED');
      hears(stand, 'DEVICE_ALTERED');
      expect(begin(stand, 'softPin', { ...all, altered: false })).toBe('E_SIM_RISK');
      hears(stand, 'SIM_RISK');
      expect(begin(stand, 'softPin', { room: 'full' })).toBe('E_REAUTH');
      verify(stand);
      expect(begin(stand, 'softPin', { room: 'full' })).toBe('M_DEVICE_LIMIT');
      expect(begin(stand, 'softPin', { room: 'elsewhere' })).toBe('M_REPLACE_DEVICE');
      expect(begin(stand, 'softPin', { room: 'anothers' })).toBe('M_REPLACE_OTHER');
      expect(begin(stand, 'softPin', { room: 'elsewhere', replace: true })).toBe('ok');
      block(stand);
      expect(begin(stand, 'softPin', all)).toBe('E_BLOCKED_TEMP');
      stand.ask('session.logout');
      expect(begin(stand, 'softPin', all)).toBe('E_SESSION_ENDED');
    },
  },
  {
    name: 'the same is asked again before the commit',
    tell: (stand) => {
      logIn(stand);
      verify(stand);
      begin(stand, 'biometric');
      expect(finish(stand, 'biometric', { altered: true, simRisk: true })).toBe('E_DEVICE_ALTERED');
      expect(finish(stand, 'biometric', { simRisk: true })).toBe('E_SIM_RISK');
      block(stand);
      expect(finish(stand, 'biometric', { altered: true })).toBe('E_BLOCKED_TEMP');
      stand.ask('session.logout');
      expect(finish(stand, 'biometric', { altered: true })).toBe('E_SESSION_ENDED');
      expect(stand.at('enrolment:own')).toBe('none');
    },
  },
  {
    name: 'Smart FNP is one toggle while authentication is fresh, and asks VERIFIKO after',
    tell: (stand) => {
      logIn(stand);
      expect(begin(stand, 'smartFnp')).toBe('ok');
      expect(stand.context('enrolment:own')).toEqual({ reproved: false });
      expect(finish(stand, 'smartFnp')).toBe('ok');
      for (let passed = 0; passed < 4; passed++) {
        stand.wait(100);
        stand.ask('session.use');
      }
      expect(begin(stand, 'smartFnp')).toBe('E_REAUTH');
      verify(stand);
      stand.ask('reauth.verify');
      expect(begin(stand, 'smartFnp')).toBe('ok');
      expect(stand.context('enrolment:own')).toEqual({ reproved: true });
    },
  },
  {
    name: 'Smart FNP asks VERIFIKO always where the bank says so',
    policy: { 'reauth.smartFnp': 'always' },
    tell: (stand) => {
      logIn(stand);
      expect(begin(stand, 'smartFnp')).toBe('E_REAUTH');
    },
  },
  {
    name: 'Smart FNP needs biometrics where the bank says so, and only Smart FNP does',
    policy: { 'smartFnp.requireBiometric': true },
    tell: (stand) => {
      logIn(stand);
      expect(begin(stand, 'smartFnp')).toBe('M_SFNP_NEEDBIO');
      expect(begin(stand, 'smartFnp', { biometricOn: true })).toBe('ok');
      verify(stand);
      expect(begin(stand, 'softPin')).toBe('ok');
    },
  },
  {
    name: 'a VERIFIKO lets one run begin',
    tell: (stand) => {
      logIn(stand);
      verify(stand);
      expect(begin(stand, 'biometric')).toBe('ok');
      expect(begin(stand, 'biometric')).toBe('E_REAUTH');
    },
  },
  {
    name: 'a run is proved by its own method',
    tell: (stand) => {
      logIn(stand);
      for (const [method, wrong] of [
        ['biometric', 'softPin'],
        ['smartFnp', 'biometric'],
        ['softPin', 'smartFnp'],
      ] as const) {
        verify(stand);
        begin(stand, method);
        expect(finish(stand, wrong)).toBe('E_REAUTH');
        expect(finish(stand, method)).toBe('ok');
      }
    },
  },
  {
    name: 'a wrong proof ends the run and changes nothing',
    tell: (stand) => {
      logIn(stand);
      for (const method of ['biometric', 'smartFnp', 'softPin'] as const) {
        verify(stand);
        begin(stand, method);
        stand.heard();
        expect(finish(stand, method, { proof: 'wrong' })).toBe('E_SERVICE');
        hears(stand);
        expect(finish(stand, method)).toBe('E_REAUTH');
        expect(stand.at(`credential:${method}`)).toBe('none');
      }
    },
  },
  {
    name: 'a biometric key that may leave its device is refused',
    tell: (stand) => {
      logIn(stand);
      verify(stand);
      begin(stand, 'biometric');
      expect(finish(stand, 'biometric', { proof: 'synced' })).toBe('E_BIO_NOT_BOUND');
      expect(stand.at('credential:biometric')).toBe('none');
    },
  },
  {
    name: 'a synced key is let in where the bank says so',
    policy: { 'webauthn.requireDeviceBound': false },
    tell: (stand) => {
      logIn(stand);
      verify(stand);
      begin(stand, 'biometric');
      expect(finish(stand, 'biometric', { proof: 'synced' })).toBe('ok');
    },
  },
  {
    name: 'a run that nobody finishes is forgotten',
    tell: (stand) => {
      logIn(stand);
      verify(stand);
      begin(stand, 'smartFnp');
      stand.wait(61);
      expect(stand.at('enrolment:own')).toBe('none');
      for (const method of ['biometric', 'softPin'] as const) {
        verify(stand);
        begin(stand, method);
        for (let passed = 0; passed < 7; passed++) {
          stand.wait(100);
          stand.ask('session.use');
        }
        expect(finish(stand, method)).toBe('E_REAUTH');
        stand.ask('reauth.cancel');
        logIn(stand, 'own');
      }
    },
  },
];
