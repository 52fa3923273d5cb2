import type { Channel } from './login-row.ts';
import type { Row, Table } from './table.ts';

/** The answer given under an idempotency key (R6); its id is transaction, method and key. */
export interface AnswerRow extends Row {
  /** Keyed HMAC of the request: other content under the same key is refused. */
  digest: string;
  answer: object;
  /** ms. */
  at: number;
}

export interface Answers extends Table<AnswerRow> {
  /** Forgets what was answered before `moment` (ms). */
  purge(moment: number): Promise<void>;
}

/** When codes were sent to an account, sent to a phone, or asked for by a client: `scope` says which. */
export interface Sends {
  add(scope: string, at: number): Promise<void>;
  /** The moments after `moment` (ms), the earliest first. */
  after(scope: string, moment: number): Promise<number[]>;
  /** Forgets what is not after `moment` (ms). */
  purge(moment: number): Promise<void>;
}

/** One line of the audit trail (behaviour.md 9). Never a secret, a full identifier or a phone number. */
export interface AuditRecord {
  id: string;
  /** When it happened, ms; for a deadline its due time. */
  at: number;
  type: string;
  /** HMAC of the account, or of the identifier when there is none. */
  actor: string | null;
  channel: Channel | null;
  deviceId: string | null;
  ipHash: string | null;
  txnId: string | null;
  outcome: 'success' | 'failure' | 'event';
  /** Internal, never answered: the deciding fact, the timer, or the schema path. */
  reasonCode: string | null;
  /** The same for everything that one command did. */
  corr: string;
}

export interface Audit {
  append(record: AuditRecord): Promise<void>;
  /** The last `limit` records, the oldest first. */
  recent(limit: number): Promise<AuditRecord[]>;
  /** Forgets what happened before `moment` (ms). */
  purge(moment: number): Promise<void>;
}
