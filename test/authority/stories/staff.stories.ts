import { expect } from 'vitest';
import { codeOf, enrolled, first, hears, logIn, type Story } from './story.ts';

export const staffStories: readonly Story[] = [
  {
    name: 'an unlock suspends every credential until the next full login there',
    tell: (stand) => {
      enrolled(stand, 'smartFnp', 'softPin');
      expect(codeOf(stand.ask('account.unlocked'))).toBe('ok');
      expect(stand.at('credential:smartFnp')).toEqual({ suspended: 'untilLogin' });
      expect(stand.at('credential:softPin')).toEqual({ suspended: 'untilLogin' });
      logIn(stand);
      expect(stand.at('credential:smartFnp')).toBe('active');
    },
  },
  {
    name: 'a login without the password restores nothing',
    tell: (stand) => {
      enrolled(stand, 'biometric', 'softPin');
      stand.ask('reset.begin');
      stand.ask('reset.verify');
      stand.ask('reset.prove', { assertion: 'right' }, { credential: 'biometric' });
      stand.ask('reset.setPassword');
      first(stand, 'assertion');
      expect(codeOf(stand.ask('login.second', {}, { id: 'second' }))).toBe('ok');
      expect(stand.at('credential:softPin')).toEqual({ suspended: 'untilLogin' });
      logIn(stand);
      expect(stand.at('credential:softPin')).toBe('active');
    },
  },
  {
    name: 'a closed account admits nobody, revokes everything, and cannot be opened again',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      logIn(stand);
      first(stand, 'password', {}, 'other');
      stand.heard();
      expect(codeOf(stand.ask('account.closed'))).toBe('ok');
      hears(
        stand,
        'ACCOUNT_CLOSED',
        'N_ACCOUNT_CHANGE closed',
        'SESSION_REVOKED',
        'CRED_REVOKED',
        'N_CRED_CHANGE off',
      );
      expect(codeOf(stand.ask('login.second', {}, { id: 'other' }))).toBe('E_AUTH_GENERIC');
      expect(codeOf(first(stand, 'assertion'))).toBe('E_CRED_REVOKED');
      for (const name of [
        'account.unlocked',
        'account.closed',
        'account.phoneChanged',
        'account.simChanged',
        'account.deviceLost',
      ] as const) {
        expect(codeOf(stand.ask(name))).toBe('E_REQUEST');
      }
    },
  },
  {
    name: 'another phone number is recorded and told',
    tell: (stand) => {
      expect(codeOf(stand.ask('account.phoneChanged'))).toBe('ok');
      hears(stand, 'PHONE_CHANGED', 'N_ACCOUNT_CHANGE phone');
    },
  },
  {
    name: 'another SIM is recorded, and ends the sessions that rest on it',
    tell: (stand) => {
      logIn(stand);
      stand.heard();
      expect(codeOf(stand.ask('account.simChanged'))).toBe('ok');
      hears(stand, 'SIM_RISK', 'SESSION_REVOKED');
    },
  },
  {
    name: 'what a lost device holds is revoked, and nothing else',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      logIn(stand);
      stand.ask('enrolment.begin', { method: 'smartFnp' }, { credential: 'elsewhere' });
      stand.ask('enrolment.finish', { method: 'smartFnp' });
      stand.heard();
      expect(stand.at('credential:elsewhere')).toBe('active');
      expect(codeOf(stand.ask('account.deviceLost'))).toBe('ok');
      hears(stand, 'CRED_REVOKED', 'N_CRED_CHANGE off');
      expect(stand.at('credential:elsewhere')).toBe('revoked');
      expect(stand.at('credential:softPin')).toBe('active');
    },
  },
];
