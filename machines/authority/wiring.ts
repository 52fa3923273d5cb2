import type { Ending } from '../ports/answer.ts';
import type { FailureCode } from '../vocabulary/failure.ts';
import type { Policy } from '../vocabulary/policy/index.ts';
import type { Kind } from './authority.ts';
import type { AuthorityEvent, Broadcast } from './event.ts';
import type { Fact, FactName } from './facts.ts';
import { isAccountClosed, isRecoveryClosed, type Look, lookAtVisible } from './look.ts';
import { credentialStatus, endingOf, lookAtCode, sessionStatus, verifikoStatus } from './look.ts';

export { type Look, lookAtVisible } from './look.ts';

/**
 * Whom an event goes to, seen from the machine in whose name it happens (the context). A kind names the one machine
 * of that kind that belongs to the context: of a login its account, client, code and session; of a reset its account,
 * client, code and recovery; of a session its account, VERIFIKO and enrolment, and of these the session and its
 * account. `credential` is the one that the command names, or the enrolment's own; seen from a credential, `session`
 * and `reauth` are those of the command.
 */
export type Role =
  | Kind
  /** Whom the context's code serves: the context itself, be it a login, a VERIFIKO or a reset. */
  | 'codeOwner'
  /** Live logins, VERIFIKO runs and resets of the context's account. */
  | 'accountLogins'
  | 'accountReauths'
  | 'accountResets'
  /** The other live logins, and the other live resets, of the context's device. */
  | 'rivalLogins'
  | 'rivalResets'
  /** The sessions that a new one on its channel ends; all of the account; all of it but the context's own. */
  | 'rivalSessions'
  | 'accountSessions'
  | 'otherSessions'
  /** The account's credentials: all; all but the one that the reset used; those of the context's own device. */
  | 'accountCredentials'
  | 'otherCredentials'
  | 'deviceCredentials'
  /** Of a biometric credential: the Smart FNP of its device. Of any other: none. */
  | 'dependentCredentials'
  /**
   * What an enrolment replaces: where one device is the limit those of its kind on others, and on this device those of
   * other customers.
   */
  | 'replacedCredentials'
  /** Earlier ones of its kind on this device, which no longer has them: it could not have made another. */
  | 'orphanedCredentials'
  /** Sessions of the other devices whose credentials an enrolment replaces. */
  | 'replacedSessions'
  /** Live sessions, but the command's own, and live logins in which the context's credential proved something. */
  | 'credentialSessions'
  | 'credentialLogins'
  /** What the lost device, named by the command, holds. */
  | 'lostCredentials'
  | 'lostSessions'
  /** Live sessions of the account that rest on its SIM. */
  | 'smsSessions';

/** A routed event goes to the one machine that its name begins with; a broadcast to everybody in a role. */
export const broadcasts: Record<Broadcast['type'], { role: Role; event: AuthorityEvent }> = {
  'logins.blocked': { role: 'accountLogins', event: { type: 'login.blocked' } },
  'logins.outdated': { role: 'accountLogins', event: { type: 'login.outdated' } },
  'reauths.blocked': { role: 'accountReauths', event: { type: 'reauth.blocked' } },
  'resets.blocked': { role: 'accountResets', event: { type: 'reset.blocked' } },
  'resets.closed': { role: 'accountResets', event: { type: 'reset.closed' } },
  'rivals.superseded': { role: 'rivalLogins', event: { type: 'login.superseded' } },
  'rivalResets.superseded': { role: 'rivalResets', event: { type: 'reset.superseded' } },
  'sessions.replaced': { role: 'rivalSessions', event: { type: 'session.replaced' } },
  'sessions.revoked': { role: 'accountSessions', event: { type: 'session.revoked' } },
  'otherSessions.revoked': { role: 'otherSessions', event: { type: 'session.revoked' } },
  'credentials.suspended': {
    role: 'accountCredentials',
    event: { type: 'credential.suspend', forGood: false },
  },
  'credentials.revoked': { role: 'accountCredentials', event: { type: 'credential.revoked' } },
  'otherCredentials.suspended': {
    role: 'otherCredentials',
    event: { type: 'credential.suspend', forGood: false },
  },
  'deviceCredentials.restored': { role: 'deviceCredentials', event: { type: 'credential.restore' } },
  'dependentCredentials.revoked': { role: 'dependentCredentials', event: { type: 'credential.revoked' } },
  'replacedCredentials.replaced': { role: 'replacedCredentials', event: { type: 'credential.replaced' } },
  'orphanedCredentials.orphaned': { role: 'orphanedCredentials', event: { type: 'credential.orphaned' } },
  'replacedSessions.revoked': { role: 'replacedSessions', event: { type: 'session.replaced' } },
  'credentialSessions.revoked': { role: 'credentialSessions', event: { type: 'session.revoked' } },
  'credentialLogins.outdated': { role: 'credentialLogins', event: { type: 'login.outdated' } },
  'lostCredentials.revoked': { role: 'lostCredentials', event: { type: 'credential.revoked' } },
  'lostSessions.revoked': { role: 'lostSessions', event: { type: 'session.revoked' } },
  'smsSessions.revoked': { role: 'smsSessions', event: { type: 'session.revoked' } },
};

const sending = ['simRisk', 'accountSends', 'pending'] as const;
const inSession = ['session', 'accountBlocked'] as const;

/**
 * What the world may ask of the authority: the machine it is addressed to, and the facts that the bank has to find
 * out first, but those in `derived`.
 */
export const commands = {
  'login.first': { to: 'login', facts: ['customer', 'clientRate', 'clientBlocked', 'element'] },
  'login.settle': { to: 'login', facts: ['password', 'second', 'clientBlocked', ...sending] },
  'login.assert': { to: 'login', facts: ['assertion', 'second', 'credential', 'clientBlocked', ...sending] },
  'login.sendCode': { to: 'login', facts: ['clientRate', 'clientBlocked', ...sending] },
  'login.second': { to: 'login', facts: ['match', 'simRisk', 'clientBlocked'] },
  'login.secondByKey': { to: 'login', facts: ['proof', 'credential', 'clientBlocked'] },
  'login.secondByPin': {
    to: 'login',
    facts: ['pin', 'clock', 'typed', 'saved', 'credential', 'clientBlocked'],
  },
  'login.cancel': { to: 'login', facts: [] },
  'session.use': { to: 'session', facts: ['gesture'] },
  'session.logout': { to: 'session', facts: [] },
  'credential.revoke': { to: 'credential', facts: ['reason'] },
  'credential.check': { to: 'credential', facts: ['pin', 'clock'] },
  'credential.burn': { to: 'credential', facts: ['pin', 'clock'] },
  'credential.setSaved': { to: 'credential', facts: ['saved', 'pin', 'reauth', ...inSession] },
  'credential.changePin': { to: 'credential', facts: ['pin', 'reauth', ...inSession] },
  'reauth.begin': { to: 'reauth', facts: ['clientRate', 'simRisk', ...inSession] },
  'reauth.settle': { to: 'reauth', facts: ['password', ...inSession, ...sending] },
  'reauth.sendCode': { to: 'reauth', facts: ['clientRate', ...inSession, ...sending] },
  'reauth.verify': { to: 'reauth', facts: ['match', 'simRisk', ...inSession] },
  'reauth.cancel': { to: 'reauth', facts: [] },
  'reauth.changePassword': { to: 'reauth', facts: ['session'] },
  'enrolment.begin': {
    to: 'enrolment',
    facts: ['method', 'reauth', 'room', 'replace', 'biometricOn', 'altered', 'simRisk', ...inSession],
  },
  'enrolment.finish': { to: 'enrolment', facts: ['method', 'proof', 'altered', 'simRisk', ...inSession] },
  'reset.begin': {
    to: 'reset',
    facts: ['customer', 'clientRate', 'clientBlocked', 'accountBlocked', 'resetClosed', ...sending],
  },
  'reset.sendCode': { to: 'reset', facts: ['clientRate', 'clientBlocked', ...sending] },
  'reset.verify': { to: 'reset', facts: ['match', 'simRisk', 'clientBlocked'] },
  'reset.prove': { to: 'reset', facts: ['assertion', 'pin', 'saved', 'clock', 'credential'] },
  'reset.setPassword': { to: 'reset', facts: [] },
  'reset.cancel': { to: 'reset', facts: [] },
  'account.unlocked': { to: 'account', facts: [] },
  'account.closed': { to: 'account', facts: [] },
  'account.phoneChanged': { to: 'account', facts: [] },
  'account.simChanged': { to: 'account', facts: [] },
  'account.deviceLost': { to: 'account', facts: [] },
} as const satisfies Record<string, { to: Kind; facts: readonly FactName[] }>;

export type CommandName = keyof typeof commands;

interface Derivation<N extends FactName> {
  /** Whose machine says it. */
  role: Kind;
  from: (look: Look, policy: Policy) => Fact<N>;
  /** What holds where there is no such machine. Left out where there must be one. */
  absent?: Fact<N>;
}

/** The facts that the router reads from other machines, so that nobody can give them otherwise. */
export const derived = {
  clientBlocked: { role: 'visible', from: (look, policy) => lookAtVisible(look, policy).blocked },
  accountBlocked: { role: 'account', from: isAccountClosed, absent: false },
  resetClosed: { role: 'recovery', from: isRecoveryClosed, absent: false },
  credential: { role: 'credential', from: credentialStatus, absent: 'none' },
  session: { role: 'session', from: sessionStatus, absent: 'ended' },
  reauth: { role: 'reauth', from: verifikoStatus, absent: 'none' },
} as const satisfies { [N in FactName]?: Derivation<N> };

export type DerivedFact = keyof typeof derived;
export const isDerived = (name: FactName): name is DerivedFact => Object.hasOwn(derived, name);

/** The finite part of an answer. Ids, references and times are added by the bank from its rows. */
export interface Answer {
  code: 'ok' | FailureCode;
  dead?: boolean;
  lastAttempt?: boolean;
  sendsLeft?: number;
  /** `reauth.settle`: whether an FNP is asked for before the verdict (R5). */
  needsCode?: boolean;
  /** `E_SESSION_ENDED`: why. */
  reason?: Ending;
}

/** How a machine that belongs to the answered one looks after the step; `undefined` where there is none. */
export type LookUp = (kind: Kind) => Look | undefined;

const must = (look: LookUp, kind: Kind): Look => {
  const found = look(kind);
  if (found === undefined) throw new Error(`The answer needs a ${kind}, and there is none.`);
  return found;
};

/**
 * The answer to a command, from what was emitted and the machines after the step. A rejection that fills up the
 * client's own counter, and a failed VERIFIKO that closes the account, are told as the block they bring.
 */
export function answerOf(command: CommandName, code: Answer['code'], look: LookUp, policy: Policy): Answer {
  if (code === 'E_SESSION_ENDED') return { code, reason: endingOf(look('session')) };
  if (commands[command].to === 'reauth') return answerInSession(command, code, look, policy);
  if (code === 'E_AUTH_GENERIC') {
    const visible = lookAtVisible(must(look, 'visible'), policy);
    if (visible.blocked) return { code: 'E_BLOCKED_TEMP' };
    const { lastAttempt } = visible;
    return command === 'login.settle' || command === 'login.assert'
      ? { code, lastAttempt }
      : { code, lastAttempt, dead: lookAtCode(must(look, 'code'), policy).dead };
  }
  return code === 'ok' && sends.includes(command)
    ? { code, sendsLeft: lookAtCode(must(look, 'code'), policy).sendsLeft }
    : { code };
}

/** Whose success says how many sends are left. */
const sends: readonly CommandName[] = [
  'login.settle',
  'login.assert',
  'login.sendCode',
  'reset.begin',
  'reset.sendCode',
];

function answerInSession(command: CommandName, code: Answer['code'], look: LookUp, policy: Policy): Answer {
  const attempted = command === 'reauth.settle' || command === 'reauth.verify';
  const account = look('account');
  if (attempted && account && isAccountClosed(account)) return { code: 'E_BLOCKED_TEMP' };
  if (code === 'E_AUTH_GENERIC') {
    return { code, lastAttempt: false, dead: lookAtCode(must(look, 'code'), policy).dead };
  }
  if (code !== 'ok') return { code };
  if (command === 'reauth.settle') {
    const needsCode = verifikoStatus(must(look, 'reauth')) !== 'proved';
    return { code, needsCode, sendsLeft: lookAtCode(must(look, 'code'), policy).sendsLeft };
  }
  return command === 'reauth.sendCode'
    ? { code, sendsLeft: lookAtCode(must(look, 'code'), policy).sendsLeft }
    : { code };
}
