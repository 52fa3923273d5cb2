import type { Role } from '../../machines/authority/index.ts';
import type { Reader } from './slice.ts';
import { handle, type Slot } from './slots.ts';

/** What the slots say where a role depends on it. */
export interface Company {
  readonly has: (slot: Slot) => boolean;
  readonly reader: Reader;
}

const { account, visible, login, code, session, older, credential, other, reauth, enrolment } = handle;
const { recovery, reset, fresh, freshCode, freshSession, freshCredential, freshReset } = handle;

const isLogin = (context: number) => context === login || context === code;
const isReset = (context: number) => context === reset || context === code;
const isInSession = (context: number) =>
  context === session || context === reauth || context === enrolment || context === credential;

/** Who plays a role, seen from the machine in whose name things happen. Nobody of a foreign device is here. */
export const cast: Record<Role, (context: number, company: Company) => readonly number[]> = {
  account: () => [account],
  visible: () => [visible],
  login: (context) => (context === fresh ? [fresh] : isLogin(context) ? [login] : []),
  code: (context) => (context === fresh || context === freshReset ? [freshCode] : [code]),
  session: (context) => {
    if (context === fresh) return [freshSession];
    return isLogin(context) || isInSession(context) ? [session] : context === older ? [older] : [];
  },
  credential: (context) => (context === enrolment ? [freshCredential] : [credential]),
  reauth: (context) => (isInSession(context) ? [reauth] : []),
  enrolment: (context) => (isInSession(context) ? [enrolment] : []),
  recovery: () => [recovery],
  reset: (context) => (context === freshReset ? [freshReset] : isReset(context) ? [reset] : []),
  codeOwner: (context) => (context === code ? [login, reauth, reset] : [context]),
  accountLogins: () => [login, fresh],
  accountReauths: () => [reauth],
  accountResets: () => [reset, freshReset],
  rivalLogins: (context) => (context === fresh ? [login] : []),
  rivalResets: (context) => (context === freshReset ? [reset] : []),
  /** Where there is a VERIFIKO, the other session is on another channel. */
  rivalSessions: (context, { has }) => {
    if (has('reauth')) return [];
    return context >= fresh ? [session, older] : context === older ? [session] : [older];
  },
  accountSessions: () => [session, older],
  otherSessions: () => [older],
  accountCredentials: () => [credential, other],
  otherCredentials: () => [other],
  deviceCredentials: () => [credential],
  dependentCredentials: () => [],
  replacedCredentials: () => [other],
  orphanedCredentials: () => [credential],
  replacedSessions: () => [older],
  /** In the slice `enrolment` the session is the one that commands, and stays. */
  credentialSessions: (context, { has }) => (context === other || has('enrolment') ? [] : [session]),
  credentialLogins: (context, { has, reader }) => {
    if (context === other || !has('login')) return [];
    const { at, first } = reader('login');
    return at === 'admitted' || first === 'biometric' ? [login] : [];
  },
  lostCredentials: () => [credential],
  lostSessions: () => [session],
  smsSessions: () => [session, older],
};
