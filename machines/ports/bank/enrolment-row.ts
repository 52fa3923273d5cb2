import type { CredentialKind } from './credential-row.ts';
import type { MachineRow, MachineTable } from './machine-row.ts';

/** The activation that a session has begun; its id is the session's. */
export interface EnrolmentRow extends MachineRow {
  kind: CredentialKind;
  /** The row of the credential that the run ends in. */
  credentialId: string;
  /** 32 random bytes, base64url: an attestation's challenge, or the nonce that the first Soft PIN code is bound to. */
  challenge: string;
  /** Soft PIN: the pending seed, sealed. */
  seed: string | null;
}

export type Enrolments = MachineTable<EnrolmentRow>;
