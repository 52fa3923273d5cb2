import type { Rows } from '../../machines/ports/bank/store.ts';
import type { Parts } from './parts.ts';
import type { BankWorld } from './world.ts';

/** One command inside its transaction. */
export interface Scene {
  parts: Parts;
  rows: Rows;
  world: BankWorld;
  /** Ties together what the audit trail says of this command. */
  corr: string;
  /** What becomes the hash of a session's token, if the command renews one (P27). */
  tokenHash?: string;
}
