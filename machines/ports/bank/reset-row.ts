import type { Channel } from './login-row.ts';
import type { MachineRow, MachineTable } from './machine-row.ts';

/** A transaction of a forgotten password; its id is the `txn` of the calls (behaviour.md 6.11). */
export interface ResetRow extends MachineRow {
  channel: Channel;
  device: string;
  ipHash: string;
  /** What the second element is bound to. */
  nonce: string;
  ref: string;
  /** `null` for an identifier without an open account, and once the reset is a decoy. */
  accountId: string | null;
  visibleKey: string;
  /** HMAC of the account, or of the identifier when there is none. */
  actor: string;
  /** ms. */
  begunAt: number;
  /** The credential that was its second element. */
  credentialId: string | null;
  /** SHA-256 of the grant to set a password. */
  grantHash: string | null;
}

export interface Resets extends MachineTable<ResetRow> {
  liveOfDevice(device: string): Promise<ResetRow[]>;
  liveOfAccounts(accountIds: readonly string[]): Promise<ResetRow[]>;
  liveOfVisible(visibleKey: string): Promise<ResetRow[]>;
}

/** How often the resets of an account failed; its id is the account's. */
export type RecoveryRow = MachineRow;
export type Recoveries = MachineTable<RecoveryRow>;
