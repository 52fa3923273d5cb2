import type { MachineRow, MachineTable } from './machine-row.ts';

/** Where a client runs: the bank's app, or Internet Branch in a browser. */
export type Channel = 'app' | 'web';

/** The failure counter and the blocks of one customer; its id is the customer's. */
export type AccountRow = MachineRow;

/** What one client was told about one identifier; its id is HMAC(client bucket ‖ identifier). */
export type VisibleRow = MachineRow;

/** A login transaction; its id is the `txn` of the calls. What `first` brings is `null` before it. */
export interface LoginRow extends MachineRow {
  channel: Channel;
  device: string;
  ipHash: string;
  nonce: string;
  /** Two letters and two digits, on the screen and in the SMS. */
  ref: string;
  /** `null` as well for an identifier without an open account, and once the login is a decoy. */
  accountId: string | null;
  visibleKey: string | null;
  /** HMAC of the account, or of the identifier when there is none. */
  actor: string | null;
  /** The idempotency key of the `first` that began it, and the digest of that request. */
  firstKey: string | null;
  firstDigest: string | null;
  /** ms. */
  firstAt: number | null;
  /** The biometric credential that was the first element. */
  credentialId: string | null;
}

/** The one-time code of a login, a VERIFIKO or a reset; its id is theirs. Codes are HMACs. */
export interface CodeRow extends MachineRow {
  current: string | null;
  earlier: string[];
  /** When the last code was or will be worthless, ms; 0 before the first. */
  expiresAt: number;
}

export interface Logins extends MachineTable<LoginRow> {
  liveOfDevice(device: string): Promise<LoginRow[]>;
  liveOfAccounts(accountIds: readonly string[]): Promise<LoginRow[]>;
  liveOfVisible(visibleKey: string): Promise<LoginRow[]>;
}
