import type { Element } from '../vocabulary/element.ts';
import type { FailureCode, SmsCode } from '../vocabulary/failure.ts';
import type { AuditEntry } from './audit.ts';
import type { Facts } from './facts.ts';

export type AccountEvent =
  | { type: 'account.reserve' }
  | { type: 'account.settled' }
  | { type: 'account.failed'; reserved: boolean; stranger: boolean }
  | { type: 'account.succeeded' }
  | { type: 'account.unlocked' };

export type VisibleEvent = { type: 'visible.rejected' } | { type: 'visible.succeeded' };

type Sending = Facts<'simRisk' | 'accountSends' | 'pending'>;
export type LoginEvent =
  | ({ type: 'login.first' } & Facts<'customer' | 'clientRate' | 'clientBlocked'>)
  | ({ type: 'login.settle' } & Facts<'password' | 'clientBlocked'> & Sending)
  | ({ type: 'login.sendCode' } & Facts<'clientRate' | 'clientBlocked'> & Sending)
  | ({ type: 'login.second' } & Facts<'match' | 'simRisk' | 'clientBlocked'>)
  | { type: 'login.cancel' }
  | { type: 'login.granted' }
  | { type: 'login.denied' }
  | { type: 'login.blocked' }
  | { type: 'login.superseded' }
  | { type: 'login.codeRight' }
  | { type: 'login.codeWrong'; compared: boolean };

export type CodeEvent =
  | { type: 'code.issue'; sms: boolean }
  | { type: 'code.resend'; sms: boolean }
  | ({ type: 'code.submit' } & Facts<'match'>)
  | { type: 'code.refuse' }
  | { type: 'code.discard' };

export type SessionEvent =
  | { type: 'session.start'; elements: readonly Element[] }
  | ({ type: 'session.use' } & Facts<'gesture'>)
  | { type: 'session.logout' }
  | { type: 'session.cancel' }
  | { type: 'session.replaced' }
  | { type: 'session.revoked' };

/** Goes to every live login of the account, to the device's other logins, to the account's other sessions. */
export type Broadcast =
  | { type: 'logins.blocked' }
  | { type: 'rivals.superseded' }
  | { type: 'sessions.replaced' }
  | { type: 'sessions.revoked' };

/** What leaves the authority: the bank carries it out in the same database transaction. */
export type Effect =
  | { type: 'answer'; code: 'ok' | FailureCode }
  | { type: 'audit'; entry: AuditEntry }
  | { type: 'sms'; message: SmsCode };

export type AuthorityEvent = AccountEvent | VisibleEvent | LoginEvent | CodeEvent | SessionEvent;

/** An authority machine only emits: each emitted event is a route to another machine, a broadcast, or an effect. */
export type AuthorityEmitted = AuthorityEvent | Broadcast | Effect;
