import type { SmsCode } from '../../vocabulary/failure.ts';
import type { Row, Table } from './table.ts';

/** An SMS on its way: written with the decision that caused it, sent after the commit, at least once. */
export interface OutboxRow extends Row {
  message: SmsCode;
  /** Number and text, sealed with AES-256-GCM; erased once the message is sent or worthless. */
  payload: string | null;
  state: 'waiting' | 'sent' | 'dropped';
  attempts: number;
  /** When it may be tried (again), ms. */
  nextAt: number;
  /** After this moment it is not sent any more, ms. */
  worthlessAt: number | null;
  /** Whom it concerns, for the audit trail. */
  actor: string | null;
  txnId: string | null;
  createdAt: number;
}

export interface Outbox extends Table<OutboxRow> {
  /** Those that wait and may be tried now, the oldest first, none that another transaction holds. */
  ready(limit: number): Promise<OutboxRow[]>;
  /** Forgets what is sent or dropped and was created before `moment` (ms). */
  purge(moment: number): Promise<void>;
}
