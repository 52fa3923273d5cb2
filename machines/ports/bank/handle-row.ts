import type { Row, Table } from './table.ts';

/** A remembered number (Më Kujto): its id is the handle, 128 random bits. No element of a login (X1). */
export interface HandleRow extends Row {
  accountId: string;
  /** It works from this install only. */
  device: string;
  /** Bullets and the last three digits of the client number. */
  mask: string;
  /** When it was issued or last used, ms. */
  usedAt: number;
}

export interface Handles extends Table<HandleRow> {
  ofAccount(accountId: string): Promise<HandleRow[]>;
  ofDevice(device: string): Promise<HandleRow[]>;
  /** Forgets those that were not used since `moment` (ms). */
  purge(moment: number): Promise<void>;
}
