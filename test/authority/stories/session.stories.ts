import { expect } from 'vitest';
import { codeOf, hears, logIn, type Story, verify } from './story.ts';

const stale = 301;
const keepAwake = (stand: Parameters<Story['tell']>[0], seconds: number) => {
  for (let passed = 0; passed < seconds; passed += 100) {
    stand.wait(100);
    stand.ask('session.use');
  }
  stand.heard();
};
const ends = (name: string, reason: string, end: (stand: Parameters<Story['tell']>[0]) => void): Story => ({
  name: `a session ends and says why: ${name}`,
  tell: (stand) => {
    logIn(stand);
    end(stand);
    expect(stand.ask('session.use')).toEqual({ code: 'E_SESSION_ENDED', reason });
    expect(stand.ask('session.logout')).toEqual({ code: 'E_SESSION_ENDED', reason });
  },
});

export const sessionStories: readonly Story[] = [
  ends('idle', 'idle', (stand) => stand.wait(stale)),
  ends('absolute', 'absolute', (stand) => keepAwake(stand, 3600)),
  ends('logout', 'logout', (stand) => void stand.ask('session.logout')),
  ends('elsewhere', 'elsewhere', (stand) => logIn(stand, 'other')),
  ends('security', 'security', (stand) => void stand.ask('account.unlocked')),
  {
    name: 'VERIFIKO in a fresh session: the password is the verdict, the token is new, freshness is not',
    tell: (stand) => {
      logIn(stand);
      stand.wait(200);
      stand.ask('session.use');
      expect(verify(stand)).toMatchObject({ code: 'ok', needsCode: false });
      hears(stand, 'REAUTH_OK', 'token');
      stand.wait(101);
      expect(stand.at('session:own')).toEqual({ alive: { use: 'active', sca: 'stale' } });
    },
  },
  {
    name: 'VERIFIKO in a fresh session with a wrong password says so and counts',
    tell: (stand) => {
      logIn(stand);
      expect(codeOf(verify(stand, { password: 'wrong' }))).toBe('E_REAUTH');
      hears(stand, 'REAUTH_FAIL');
      expect(stand.context('account:a')).toMatchObject({ fail: 1, reserved: 0, strangers: false });
      expect(stand.at('reauth:own')).toEqual({ progress: 'none', reservation: 'none' });
    },
  },
  {
    name: 'the fifth failed VERIFIKO blocks the account and ends this session, not the other one',
    tell: (stand) => {
      logIn(stand, 'other');
      stand.ask('session.use', {}, { id: 'other' });
      logIn(stand);
      for (let attempt = 0; attempt < 4; attempt++) verify(stand, { password: 'wrong' });
      stand.heard();
      expect(codeOf(verify(stand, { password: 'wrong' }))).toBe('E_BLOCKED_TEMP');
      hears(stand, 'REAUTH_FAIL', 'LOCK_TEMP', 'N_LOCK', 'SESSION_REVOKED');
      expect(stand.ask('session.use')).toEqual({ code: 'E_SESSION_ENDED', reason: 'security' });
    },
  },
  {
    name: 'a block by a stranger leaves the session, which can verify nothing',
    tell: (stand) => {
      logIn(stand);
      for (let attempt = 0; attempt < 5; attempt++) {
        stand.ask('login.first', {}, { id: `w${attempt}` });
        stand.ask('login.settle', { password: 'wrong' }, { id: `w${attempt}` });
      }
      expect(codeOf(stand.ask('session.use'))).toBe('ok');
      expect(codeOf(stand.ask('reauth.begin'))).toBe('E_BLOCKED_TEMP');
      expect(codeOf(stand.ask('reauth.settle'))).toBe('E_BLOCKED_TEMP');
      expect(codeOf(stand.ask('reauth.verify'))).toBe('E_BLOCKED_TEMP');
      expect(codeOf(stand.ask('reauth.sendCode'))).toBe('E_BLOCKED_TEMP');
    },
  },
  {
    name: 'VERIFIKO in a stale session asks for a code, after a right and a wrong password alike',
    tell: (stand) => {
      logIn(stand);
      keepAwake(stand, stale);
      expect(verify(stand)).toEqual({ code: 'ok', needsCode: true, sendsLeft: 3 });
      hears(stand, 'N_FNP', 'FNP_SENT');
      stand.ask('reauth.cancel');
      expect(verify(stand, { password: 'wrong' })).toEqual({ code: 'ok', needsCode: true, sendsLeft: 3 });
      hears(stand);
      expect(stand.ask('reauth.verify')).toEqual({ code: 'E_AUTH_GENERIC', lastAttempt: false, dead: false });
      hears(stand, 'REAUTH_FAIL');
      expect(stand.context('account:a')['fail']).toBe(1);
    },
  },
  {
    name: 'the code of a stale VERIFIKO makes the session fresh again',
    tell: (stand) => {
      logIn(stand);
      keepAwake(stand, stale);
      verify(stand);
      expect(codeOf(stand.ask('reauth.verify', { match: 'none' }))).toBe('E_AUTH_GENERIC');
      expect(stand.context('account:a')['fail']).toBe(1);
      stand.heard();
      expect(codeOf(stand.ask('reauth.verify'))).toBe('ok');
      hears(stand, 'REAUTH_OK', 'token');
      expect(stand.at('session:own')).toEqual({ alive: { use: 'active', sca: 'fresh' } });
    },
  },
  {
    name: 'an expired code of a VERIFIKO is not compared and counts nothing; a new one can be asked for',
    tell: (stand) => {
      logIn(stand);
      keepAwake(stand, stale);
      verify(stand);
      stand.wait(121);
      expect(codeOf(stand.ask('reauth.verify'))).toBe('E_AUTH_GENERIC');
      expect(stand.context('account:a')['fail']).toBe(0);
      expect(codeOf(stand.ask('reauth.sendCode', { clientRate: 'full' }))).toBe('E_RATE');
      expect(stand.ask('reauth.sendCode')).toEqual({ code: 'ok', sendsLeft: 2 });
      expect(codeOf(stand.ask('reauth.verify'))).toBe('ok');
    },
  },
  {
    name: 'with a risky SIM a stale VERIFIKO is refused and a code that was sent before is not accepted',
    tell: (stand) => {
      logIn(stand);
      keepAwake(stand, stale);
      verify(stand);
      stand.heard();
      expect(codeOf(stand.ask('reauth.verify', { simRisk: true }))).toBe('E_AUTH_GENERIC');
      hears(stand, 'SIM_RISK', 'REAUTH_FAIL');
      expect(codeOf(verify(stand, { simRisk: true }))).toBe('E_SIM_RISK');
      hears(stand, 'SIM_RISK');
    },
  },
  {
    name: 'with a risky SIM a fresh VERIFIKO goes on, for it needs no SMS',
    tell: (stand) => {
      logIn(stand);
      expect(codeOf(verify(stand, { simRisk: true }))).toBe('ok');
    },
  },
  {
    name: 'a VERIFIKO waits while the one before is being checked, and when too many are asked for',
    tell: (stand) => {
      logIn(stand);
      stand.ask('reauth.begin');
      expect(codeOf(stand.ask('reauth.begin'))).toBe('E_RATE');
      stand.ask('reauth.settle');
      expect(codeOf(stand.ask('reauth.begin', { clientRate: 'full' }))).toBe('E_RATE');
    },
  },
  {
    name: 'a check that nobody settles counts as wrong',
    tell: (stand) => {
      logIn(stand);
      stand.ask('reauth.begin');
      stand.wait(31);
      expect(stand.context('account:a')).toMatchObject({ fail: 1, reserved: 0 });
      expect(codeOf(stand.ask('reauth.settle'))).toBe('E_REAUTH');
    },
  },
  {
    name: 'a VERIFIKO that was passed is over after the time of freshness, at a cancel, and with its session',
    tell: (stand) => {
      logIn(stand);
      verify(stand);
      stand.ask('reauth.cancel');
      expect(codeOf(stand.ask('reauth.changePassword'))).toBe('E_REAUTH');
      verify(stand);
      keepAwake(stand, stale);
      expect(codeOf(stand.ask('reauth.changePassword'))).toBe('E_REAUTH');
      expect(codeOf(stand.ask('reauth.verify'))).toBe('E_TXN_EXPIRED');
      stand.ask('session.logout');
      for (const name of [
        'reauth.begin',
        'reauth.settle',
        'reauth.sendCode',
        'reauth.verify',
        'reauth.changePassword',
      ] as const) {
        expect(stand.ask(name)).toEqual({ code: 'E_SESSION_ENDED', reason: 'logout' });
      }
    },
  },
  {
    name: 'a changed password ends the other sessions and no credential, once a VERIFIKO',
    tell: (stand) => {
      logIn(stand);
      expect(codeOf(stand.ask('reauth.changePassword'))).toBe('E_REAUTH');
      verify(stand);
      stand.heard();
      expect(codeOf(stand.ask('reauth.changePassword'))).toBe('ok');
      hears(stand, 'PWD_CHANGED', 'N_ACCOUNT_CHANGE password');
      expect(codeOf(stand.ask('session.use'))).toBe('ok');
      expect(codeOf(stand.ask('reauth.changePassword'))).toBe('E_REAUTH');
    },
  },
  {
    name: 'a login that was begun with the old password is not accepted after the change',
    tell: (stand) => {
      logIn(stand);
      stand.ask('login.first', {}, { id: 'other' });
      stand.ask('login.settle', {}, { id: 'other' });
      verify(stand);
      stand.ask('reauth.changePassword');
      expect(codeOf(stand.ask('login.second', {}, { id: 'other' }))).toBe('E_AUTH_GENERIC');
      expect(stand.context('account:a')).toMatchObject({ fail: 0, reserved: 0 });
    },
  },
  {
    name: 'a login whose old password is being checked meanwhile gives its reservation back',
    tell: (stand) => {
      logIn(stand);
      verify(stand);
      stand.ask('login.first', {}, { id: 'other' });
      stand.ask('reauth.changePassword');
      stand.ask('login.settle', {}, { id: 'other' });
      expect(stand.context('account:a')).toMatchObject({ fail: 0, reserved: 0 });
      expect(codeOf(stand.ask('login.second', {}, { id: 'other' }))).toBe('E_AUTH_GENERIC');
    },
  },
];
