import type { Element } from '../../vocabulary/element.ts';
import type { Channel } from './login-row.ts';
import type { MachineRow, MachineTable } from './machine-row.ts';

/** A session. The token itself is nowhere stored; the id is its public reference. */
export interface SessionRow extends MachineRow {
  /** SHA-256 of the token. */
  tokenHash: string;
  loginId: string;
  accountId: string;
  channel: Channel;
  device: string;
  ipHash: string;
  actor: string;
  /** What was proved when it began (R10). */
  elements: readonly Element[];
  /** The credentials that it was proved with: when one is revoked, the session ends (R10). */
  credentials: readonly string[];
  /** ms. */
  startedAt: number;
}

export interface Sessions extends MachineTable<SessionRow> {
  byToken(tokenHash: string): Promise<SessionRow | undefined>;
  byLogin(loginId: string): Promise<SessionRow | undefined>;
  liveOfAccounts(accountIds: readonly string[]): Promise<SessionRow[]>;
}
