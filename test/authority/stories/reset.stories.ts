import { expect } from 'vitest';
import type { Facts, Stand } from '../stand.ts';
import { codeOf, enrolled, first, hears, logIn, type Story } from './story.ts';

const pin = { credential: 'softPin' };
const begin = (stand: Stand, facts: Facts = {}, id = 'r') => stand.ask('reset.begin', facts, { id });
/** Up to the second element. */
const proved = (stand: Stand) => {
  begin(stand);
  stand.ask('reset.verify');
  stand.heard();
};
const handsOver = (name: string, facts: Facts, credential: string, pinFail: number): Story => ({
  name: `the Contact Center takes over: ${name}`,
  tell: (stand) => {
    enrolled(stand, 'softPin');
    proved(stand);
    expect(codeOf(stand.ask('reset.prove', facts, { credential }))).toBe('M_CONTACT');
    hears(stand, 'RESET_CONTACT');
    expect(stand.context('credential:softPin')).toEqual({ pinFail });
    expect(codeOf(stand.ask('reset.prove', {}, pin))).toBe('E_TXN_EXPIRED');
  },
});

const pretends = (name: string, prepare: (stand: Stand) => Facts): Story => ({
  name: `a reset for ${name} looks like any other, sends nothing, and never gets past its code`,
  tell: (stand) => {
    const facts = prepare(stand);
    expect(begin(stand, facts)).toEqual({ code: 'ok', sendsLeft: 3 });
    hears(stand, 'RESET_BEGIN');
    stand.wait(31);
    expect(stand.ask('reset.sendCode')).toEqual({ code: 'ok', sendsLeft: 2 });
    hears(stand);
    const answer = stand.ask('reset.verify');
    expect(answer).toEqual({ code: 'E_AUTH_GENERIC', lastAttempt: false, dead: false });
    hears(stand, 'RESET_STEP');
    expect(stand.context('visible:v')).toEqual({ told: 1 });
    expect(stand.context('recovery:a')).toEqual({ failed: 0 });
  },
});

export const resetStories: readonly Story[] = [
  {
    name: 'number, code, assertion, new password: every session ends and the other credentials wait for a login',
    tell: (stand) => {
      enrolled(stand, 'biometric', 'softPin');
      logIn(stand);
      expect(begin(stand)).toEqual({ code: 'ok', sendsLeft: 3 });
      hears(stand, 'RESET_BEGIN', 'N_FNP', 'FNP_SENT');
      expect(codeOf(stand.ask('reset.verify'))).toBe('ok');
      expect(codeOf(stand.ask('reset.prove', { assertion: 'right' }, { credential: 'biometric' }))).toBe(
        'ok',
      );
      hears(stand, 'RESET_STEP', 'RESET_STEP');
      expect(codeOf(stand.ask('reset.setPassword'))).toBe('ok');
      hears(
        stand,
        'RESET_OK',
        'N_ACCOUNT_CHANGE password',
        'SESSION_REVOKED',
        'CRED_SUSPENDED',
        'N_CRED_CHANGE off',
      );
      expect(stand.at('credential:biometric')).toBe('active');
      expect(stand.at('credential:softPin')).toEqual({ suspended: 'untilLogin' });
      expect(codeOf(stand.ask('reset.setPassword'))).toBe('E_TXN_EXPIRED');
      logIn(stand, 'other');
      expect(stand.at('credential:softPin')).toBe('active');
    },
  },
  {
    name: 'a Soft PIN whose PIN is asked proves, and forgives wrong ones before',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      stand.ask('credential.check', { pin: 'wrong' }, pin);
      proved(stand);
      expect(codeOf(stand.ask('reset.prove', { clock: 'skewed' }, pin))).toBe('E_CLOCK');
      expect(codeOf(stand.ask('reset.prove', {}, pin))).toBe('ok');
      expect(stand.context('credential:softPin')).toEqual({ pinFail: 0 });
    },
  },
  handsOver('a wrong PIN', { pin: 'wrong' }, 'softPin', 1),
  handsOver('a saved PIN', { saved: true }, 'softPin', 0),
  handsOver('a wrong assertion', { assertion: 'wrong' }, 'softPin', 0),
  handsOver('no credential', { pin: 'wrong' }, 'smartFnp', 0),
  handsOver('an assertion of a credential that is off', { assertion: 'right' }, 'biometric', 0),
  {
    name: 'a Soft PIN does not prove where the bank says so',
    policy: { 'reset.allowSoftPin': false },
    tell: (stand) => {
      enrolled(stand, 'softPin');
      proved(stand);
      expect(codeOf(stand.ask('reset.prove', {}, pin))).toBe('M_CONTACT');
    },
  },
  {
    name: 'a counter that went back suspends the credential and ends the sessions',
    tell: (stand) => {
      enrolled(stand, 'biometric');
      proved(stand);
      const answer = stand.ask('reset.prove', { assertion: 'anomalous' }, { credential: 'biometric' });
      expect(codeOf(answer)).toBe('M_CONTACT');
      hears(stand, 'BIO_COUNTER_ANOMALY', 'CRED_SUSPENDED', 'N_CRED_CHANGE off');
      expect(stand.at('credential:biometric')).toEqual({ suspended: 'forGood' });
    },
  },
  pretends('nobody', () => ({ customer: 'unknown' })),
  pretends('a closed account', () => ({ customer: 'closed' })),
  pretends('a risky SIM', () => ({ simRisk: true })),
  pretends('a blocked account', (stand) => {
    for (let attempt = 0; attempt < 5; attempt++)
      first(stand, 'password', { password: 'wrong' }, `w${attempt}`);
    stand.heard();
    return {};
  }),
  {
    name: 'this client’s limits are told: at the beginning, for a new code, and for the code',
    tell: (stand) => {
      expect(codeOf(begin(stand, { clientRate: 'full' }))).toBe('E_RATE');
      hears(stand, 'RATE_LIMITED');
      begin(stand);
      stand.wait(31);
      expect(codeOf(stand.ask('reset.sendCode', { clientRate: 'full' }))).toBe('E_RATE');
      for (let attempt = 0; attempt < 2; attempt++) stand.ask('reset.verify', { match: 'none' });
      stand.ask('reset.sendCode');
      for (let attempt = 0; attempt < 3; attempt++) stand.ask('reset.verify', { match: 'other' });
      expect(codeOf(stand.ask('reset.verify'))).toBe('E_BLOCKED_TEMP');
      expect(codeOf(stand.ask('reset.sendCode'))).toBe('E_BLOCKED_TEMP');
      expect(codeOf(begin(stand, {}, 'again'))).toBe('E_BLOCKED_TEMP');
    },
  },
  {
    name: 'a code sent before the SIM became risky is not accepted',
    tell: (stand) => {
      begin(stand);
      stand.heard();
      expect(codeOf(stand.ask('reset.verify', { simRisk: true }))).toBe('E_AUTH_GENERIC');
      hears(stand, 'SIM_RISK', 'RESET_STEP');
    },
  },
  {
    name: 'wrong codes never count for the account; the fifth closes its resets for a day, silently',
    tell: (stand) => {
      for (let attempt = 0; attempt < 5; attempt++) {
        const id = attempt < 3 ? 'r' : 'again';
        if (attempt % 3 === 0) begin(stand, {}, id);
        expect(stand.at('recovery:a')).not.toBe('closed');
        stand.ask('reset.verify', { match: 'none' }, { id });
      }
      expect(stand.context('account:a')['fail']).toBe(0);
      expect(stand.at('recovery:a')).toBe('closed');
      stand.wait(2000);
      stand.heard();
      expect(codeOf(begin(stand, {}, 'third'))).toBe('ok');
      hears(stand, 'RESET_BEGIN');
      stand.wait(24 * 3600);
      begin(stand, {}, 'fourth');
      hears(stand, 'RESET_BEGIN', 'N_FNP', 'FNP_SENT');
    },
  },
  {
    name: 'wrong codes are forgotten by a reset that succeeds, and after a day',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      begin(stand);
      stand.ask('reset.verify', { match: 'none' });
      expect(stand.context('recovery:a')).toEqual({ failed: 1 });
      stand.ask('reset.verify');
      stand.ask('reset.prove', {}, pin);
      stand.ask('reset.setPassword');
      expect(stand.context('recovery:a')).toEqual({ failed: 0 });
      begin(stand, {}, 'again');
      stand.ask('reset.verify', { match: 'none' }, { id: 'again' });
      stand.wait(24 * 3600);
      expect(stand.context('recovery:a')).toEqual({ failed: 0 });
    },
  },
  {
    name: 'a genuine reset becomes a decoy once the resets of its account close',
    tell: (stand) => {
      begin(stand);
      begin(stand, {}, 'again');
      begin(stand, {}, 'third');
      for (let attempt = 0; attempt < 5; attempt++) {
        expect(stand.at('reset:r')).toEqual({ begun: { asking: 'genuine' } });
        stand.ask('reset.verify', { match: 'none' }, { id: attempt < 3 ? 'again' : 'third' });
      }
      expect(stand.at('reset:r')).toEqual({ begun: { asking: 'decoy' } });
    },
  },
  {
    name: 'an expired code is rejected and counts for nothing but this client',
    tell: (stand) => {
      begin(stand);
      stand.wait(121);
      expect(codeOf(stand.ask('reset.verify'))).toBe('E_AUTH_GENERIC');
      expect(stand.context('recovery:a')).toEqual({ failed: 0 });
      expect(stand.context('visible:v')).toEqual({ told: 1 });
    },
  },
  {
    name: 'a block closes a reset wherever it is',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      proved(stand);
      stand.ask('reset.prove', {}, pin);
      for (let attempt = 0; attempt < 5; attempt++) {
        stand.ask('login.first', {}, { id: `w${attempt}` });
        stand.ask('login.settle', { password: 'wrong' }, { id: `w${attempt}` });
      }
      expect(codeOf(stand.ask('reset.setPassword'))).toBe('E_TXN_EXPIRED');
    },
  },
  {
    name: 'a permission to set a password is over after its time',
    tell: (stand) => {
      enrolled(stand, 'softPin');
      proved(stand);
      stand.ask('reset.prove', {}, pin);
      stand.wait(601);
      expect(codeOf(stand.ask('reset.setPassword'))).toBe('E_TXN_EXPIRED');
    },
  },
];
