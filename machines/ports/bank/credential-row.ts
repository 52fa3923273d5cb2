import type { MachineRow, MachineTable } from './machine-row.ts';

export const credentialKinds = ['biometric', 'smartFnp', 'softPin'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

/** What one device holds for one account (behaviour.md 4.4). Kept for the life of the account. */
export interface CredentialRow extends MachineRow {
  accountId: string;
  /** The install it is bound to; it works from nowhere else (P53). */
  device: string;
  kind: CredentialKind;
  /** How the device names it: WebAuthn's credential id, the key's id, for a Soft PIN the row's own id. */
  publicId: string;
  /** Biometric: COSE; Smart FNP: SPKI; both base64url. */
  publicKey: string | null;
  /** Soft PIN: 32 bytes, sealed with AES-256-GCM. */
  seed: string | null;
  /** Biometric: the last signature counter. */
  signCount: number;
  /** Soft PIN: the last TOTP step that was used or burned; -1 before the first. */
  lastStep: number;
  /** Soft PIN: by how many steps the device's clock was off when a code was last typed: -1, 0 or 1. */
  drift: number;
  /** Soft PIN: whether the Kod PIN is saved on the device, so that a code proves possession alone. */
  saved: boolean;
  /** Revoked for good, or orphaned. */
  ended: boolean;
}

export interface Credentials extends MachineTable<CredentialRow> {
  byPublicId(publicId: string): Promise<CredentialRow | undefined>;
  /** Those that are not ended. */
  ofAccounts(accountIds: readonly string[]): Promise<CredentialRow[]>;
  /** Those of this install that are not ended, whoever has them. */
  ofDevice(device: string): Promise<CredentialRow[]>;
  /** Ids of those that are not ended and were not used since `moment` (ms), the longest unused first. */
  unusedSince(moment: number, limit: number): Promise<string[]>;
}
