import type { Element } from '../vocabulary/element.ts';
import type { FailureCode, SmsCode } from '../vocabulary/failure.ts';
import type { AuditEntry } from './audit.ts';
import type { Facts } from './facts.ts';

type Sending = Facts<'simRisk' | 'accountSends' | 'pending'>;

/** `inSession`: a failed VERIFIKO; a block that it causes ends the session in whose name it happened (R5). */
export type AccountEvent =
  | { type: 'account.reserve' }
  | { type: 'account.reserveInSession' }
  | { type: 'account.admit' }
  | { type: 'account.settled' }
  | { type: 'account.failed'; reserved: boolean; stranger: boolean; inSession: boolean }
  | { type: 'account.succeeded' }
  | { type: 'account.unlocked' }
  | { type: 'account.closed' }
  | { type: 'account.phoneChanged' }
  | { type: 'account.simChanged' }
  | { type: 'account.deviceLost' };

export type VisibleEvent = { type: 'visible.rejected' } | { type: 'visible.succeeded' };

/** From the code machine to whoever it serves: a login, a VERIFIKO or a reset. */
export type OwnerEvent = { type: 'owner.codeRight' } | { type: 'owner.codeWrong'; compared: boolean };

export type LoginEvent =
  | OwnerEvent
  | ({ type: 'login.first' } & Facts<'customer' | 'clientRate' | 'clientBlocked' | 'element'>)
  | ({ type: 'login.settle' } & Facts<'password' | 'second' | 'clientBlocked'> & Sending)
  | ({ type: 'login.assert' } & Facts<'assertion' | 'second' | 'credential' | 'clientBlocked'> & Sending)
  | ({ type: 'login.sendCode' } & Facts<'clientRate' | 'clientBlocked'> & Sending)
  | ({ type: 'login.second' } & Facts<'match' | 'simRisk' | 'clientBlocked'>)
  | ({ type: 'login.secondByKey' } & Facts<'proof' | 'credential' | 'clientBlocked'>)
  | ({ type: 'login.secondByPin' } & Facts<
      'pin' | 'clock' | 'typed' | 'saved' | 'credential' | 'clientBlocked'
    >)
  | { type: 'login.cancel' }
  | { type: 'login.granted' }
  | { type: 'login.admitted' }
  | { type: 'login.denied' }
  | { type: 'login.blocked' }
  | { type: 'login.outdated' }
  | { type: 'login.superseded' };

export type CodeEvent =
  | { type: 'code.issue'; sms: boolean }
  | { type: 'code.offer' }
  | { type: 'code.resend'; sms: boolean }
  | ({ type: 'code.submit' } & Facts<'match'>)
  | { type: 'code.refuse' }
  | { type: 'code.discard' };

export type SessionEvent =
  | { type: 'session.start'; elements: readonly Element[] }
  | ({ type: 'session.use' } & Facts<'gesture'>)
  | { type: 'session.logout' }
  | { type: 'session.reproved'; full: boolean }
  | { type: 'session.cancel' }
  | { type: 'session.blocked' }
  | { type: 'session.replaced' }
  | { type: 'session.revoked' };

export type CredentialEvent =
  | ({ type: 'credential.revoke' } & Facts<'reason'>)
  | ({ type: 'credential.check' } & Facts<'pin' | 'clock'>)
  | ({ type: 'credential.burn' } & Facts<'pin' | 'clock'>)
  | ({ type: 'credential.setSaved' } & Facts<'saved' | 'pin' | 'session' | 'reauth' | 'accountBlocked'>)
  | ({ type: 'credential.changePin' } & Facts<'pin' | 'session' | 'reauth' | 'accountBlocked'>)
  | { type: 'credential.activate' }
  | { type: 'credential.replaced' }
  | { type: 'credential.orphaned' }
  | { type: 'credential.revoked' }
  | { type: 'credential.suspend'; forGood: boolean }
  | { type: 'credential.restore' }
  | { type: 'credential.pinFailed' }
  | { type: 'credential.pinPassed' };

type Gate = Facts<'session' | 'accountBlocked' | 'altered' | 'simRisk'>;

export type ReauthEvent =
  | OwnerEvent
  | ({ type: 'reauth.begin' } & Facts<'session' | 'accountBlocked' | 'clientRate' | 'simRisk'>)
  | ({ type: 'reauth.settle' } & Facts<'password' | 'session' | 'accountBlocked'> & Sending)
  | ({ type: 'reauth.sendCode' } & Facts<'session' | 'accountBlocked' | 'clientRate'> & Sending)
  | ({ type: 'reauth.verify' } & Facts<'match' | 'simRisk' | 'session' | 'accountBlocked'>)
  | { type: 'reauth.cancel' }
  | ({ type: 'reauth.changePassword' } & Facts<'session'>)
  | { type: 'reauth.granted' }
  | { type: 'reauth.denied' }
  | { type: 'reauth.blocked' }
  | { type: 'reauth.dropped' }
  | { type: 'reauth.used' };

export type EnrolmentEvent =
  | ({ type: 'enrolment.begin' } & Gate & Facts<'method' | 'reauth' | 'room' | 'replace' | 'biometricOn'>)
  | ({ type: 'enrolment.finish' } & Gate & Facts<'method' | 'proof'>)
  | { type: 'enrolment.dropped' };

export type RecoveryEvent = { type: 'recovery.failed' } | { type: 'recovery.succeeded' };

export type ResetEvent =
  | OwnerEvent
  | ({ type: 'reset.begin' } & Facts<
      'customer' | 'clientRate' | 'clientBlocked' | 'accountBlocked' | 'resetClosed'
    > &
      Sending)
  | ({ type: 'reset.sendCode' } & Facts<'clientRate' | 'clientBlocked'> & Sending)
  | ({ type: 'reset.verify' } & Facts<'match' | 'simRisk' | 'clientBlocked'>)
  | ({ type: 'reset.prove' } & Facts<'assertion' | 'pin' | 'saved' | 'clock' | 'credential'>)
  | { type: 'reset.setPassword' }
  | { type: 'reset.cancel' }
  | { type: 'reset.blocked' }
  | { type: 'reset.closed' }
  | { type: 'reset.superseded' };

/** Goes to everybody who plays a role; `broadcasts` (wiring.ts) says which one, and what they are told. */
export type Broadcast =
  | { type: 'logins.blocked' }
  | { type: 'logins.outdated' }
  | { type: 'reauths.blocked' }
  | { type: 'resets.blocked' }
  | { type: 'resets.closed' }
  | { type: 'rivals.superseded' }
  | { type: 'rivalResets.superseded' }
  | { type: 'sessions.replaced' }
  | { type: 'sessions.revoked' }
  | { type: 'otherSessions.revoked' }
  | { type: 'credentials.suspended' }
  | { type: 'credentials.revoked' }
  | { type: 'otherCredentials.suspended' }
  | { type: 'deviceCredentials.restored' }
  | { type: 'dependentCredentials.revoked' }
  | { type: 'replacedCredentials.replaced' }
  | { type: 'orphanedCredentials.orphaned' }
  | { type: 'replacedSessions.revoked' }
  | { type: 'credentialSessions.revoked' }
  | { type: 'credentialLogins.outdated' }
  | { type: 'lostCredentials.revoked' }
  | { type: 'lostSessions.revoked' }
  | { type: 'smsSessions.revoked' };

/** What a notice is about: a credential turned on or off, or what was done to the account. */
export type Change = 'on' | 'off' | 'unlocked' | 'password' | 'phone' | 'closed';

/** What leaves the authority: the bank carries it out in the same database transaction. */
export type Effect =
  | { type: 'answer'; code: 'ok' | FailureCode }
  | { type: 'audit'; entry: AuditEntry }
  | { type: 'sms'; message: SmsCode; change?: Change }
  /** The session gets a new token; the one before, if there was one, is dead (P27). */
  | { type: 'token' };

export type AuthorityEvent =
  | AccountEvent
  | VisibleEvent
  | LoginEvent
  | CodeEvent
  | SessionEvent
  | CredentialEvent
  | ReauthEvent
  | EnrolmentEvent
  | RecoveryEvent
  | ResetEvent;

/** An authority machine only emits: each emitted event is a route to another machine, a broadcast, or an effect. */
export type AuthorityEmitted = AuthorityEvent | Broadcast | Effect;
