import type { CredentialKind, CredentialRow } from '../../machines/ports/bank/credential-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import { open, seedOf } from './cipher.ts';
import type { Client } from './client.ts';
import { isIn } from './machine-room.ts';
import type { Parts } from './parts.ts';
import { isTimely, type Made, madeCode, type Token } from './proof/one-time-code.ts';
import type { Scene } from './scene.ts';

/** The credential of this name, if this device holds it as one of this kind (P53). A browser holds none. */
export async function ownCredential(
  rows: Rows,
  client: Client,
  kind: CredentialKind | null,
  publicId: string,
): Promise<CredentialRow | undefined> {
  const row = await rows.credentials.byPublicId(publicId);
  const isOwn = client.channel === 'app' && row?.device === client.device;
  return isOwn && (kind === null || row.kind === kind) ? row : undefined;
}

/** Whether a credential may be used now. */
export const isActive = ({ machine }: CredentialRow) => isIn(machine, 'active');

/** A Soft PIN, its seed opened. */
export function tokenOf({ keys }: Pick<Parts, 'keys'>, row: CredentialRow): Token {
  const seed = Buffer.from(open(keys, seedOf(row.id), row.seed ?? ''), 'base64url');
  return { seed, lastStep: row.lastStep, drift: row.drift };
}

/** What is found out of a code that the app made by itself. */
export interface PinFacts {
  pin: 'right' | 'wrong';
  clock: 'right' | 'skewed';
  /** The step of a right code. */
  step: number | null;
}

/**
 * Judges a code that the app made: `bound` is what its proof is bound to beside the credential. `spent`: the code
 * only shows that the PIN is right, so its step may have been used before.
 */
export function judgePin(
  { parts, rows }: Pick<Scene, 'parts' | 'rows'>,
  row: CredentialRow | undefined,
  made: Made,
  bound: { txn?: string; nonce?: string } = {},
  spent = false,
): PinFacts {
  const token = row?.seed ? tokenOf(parts, row) : null;
  const now = rows.now();
  const clock = isTimely(parts.policy, token, now, made.at) ? 'right' : 'skewed';
  if (!row || !token || clock === 'skewed') return { pin: 'wrong', clock, step: null };
  const fitting = madeCode(parts.policy, token, now, made, { credential: row.publicId, ...bound }, spent);
  return { pin: fitting ? 'right' : 'wrong', clock, step: fitting?.step ?? null };
}

/** Changes what is known of a credential, to be written with everything else. */
export function keep({ world }: Scene, row: CredentialRow, known: Partial<CredentialRow>): void {
  Object.assign(row, known);
  world.write(`credential:${row.id}`, row.machine);
}
