import type { MachineRow, MachineTable } from './machine-row.ts';

/** The VERIFIKO of a session (behaviour.md R5); its id is the session's. */
export interface ReauthRow extends MachineRow {
  /** Two letters and two digits, on the screen and in the SMS. */
  ref: string;
  /** The idempotency key of the `begin` that is under way, and the digest of that request. */
  beginKey: string | null;
  beginDigest: string | null;
  /** ms. */
  begunAt: number;
}

export type Reauths = MachineTable<ReauthRow>;
