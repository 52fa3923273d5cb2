import type { LoginRow } from '../../../machines/ports/bank/login-row.ts';
import type { loginMethods } from '../../../machines/ports/login.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { circumstancesOf, record } from '../audit.ts';
import { type Client, ipHashOf } from '../client.ts';
import { isIn } from '../machine-room.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import type { Scene } from '../scene.ts';
import type { Identity } from './identify.ts';

export type FirstTold = Outcome<typeof loginMethods.first>;

/** Whether `first` sends a code, or the second step is answered by a device (R3). */
export const secondFact = (second: Read<'login.first'>['second']) => (second === 'sms' ? 'sms' : 'device');

/** That a device is altered is on record with each of its logins (R11); password and SMS remain. */
export async function recordAltered(scene: Scene, client: Client, login: LoginRow): Promise<void> {
  if (!client.altered) return;
  const { parts, rows, corr } = scene;
  const known = circumstancesOf(scene, `login:${login.id}`);
  await record(parts, rows, 'DEVICE_ALTERED', { ...known, at: rows.now(), corr });
}

/** Writes into a login that was merely opened whom it is of. */
export function bind(
  parts: Parts,
  client: Client,
  login: LoginRow,
  { customer, credential, visible, actor }: Identity,
  { key, digest, at }: { key: string; digest: string; at: number },
): void {
  if (!isIn(login.machine, 'progress.opened')) return;
  Object.assign(login, {
    accountId: customer && !customer.closed ? customer.id : null,
    visibleKey: visible,
    actor,
    ipHash: ipHashOf(parts.keys, client),
    firstKey: key,
    firstDigest: digest,
    firstAt: at,
    credentialId: credential?.id ?? null,
  });
}
