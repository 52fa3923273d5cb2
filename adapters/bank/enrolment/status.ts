import type { CredentialKind } from '../../../machines/ports/bank/credential-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { enrolmentMethods } from '../../../machines/ports/enrolment.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { tell } from '../answers.ts';
import type { Client } from '../client.ts';
import { ownCredential } from '../credentials.ts';
import { isIn } from '../machine-room.ts';
import type { Parts } from '../parts.ts';
import { ownHandle } from '../remember/own-handle.ts';
import type { Read } from '../requests.ts';

/** Which of the device's own credentials still count. To any other device they are gone (P37, R14). */
export function status(
  parts: Parts,
  client: Client,
  call: Read<'enrolment.status'>,
): Promise<Outcome<typeof enrolmentMethods.status>> {
  return parts.store.tx(async (rows) => {
    const { handle } = call;
    return tell(enrolmentMethods.status, {
      ok: true,
      biometric: await standingOf(rows, client, 'biometric', call.biometric),
      smartFnp: await standingOf(rows, client, 'smartFnp', call.smartFnp),
      softPin: await standingOf(rows, client, 'softPin', call.softPin),
      remembered: handle !== undefined && (await ownHandle(parts, rows, client, handle)) !== undefined,
      serverNow: rows.now(),
    });
  });
}

async function standingOf(rows: Rows, client: Client, kind: CredentialKind, publicId: string | undefined) {
  if (publicId === undefined) return 'none';
  const row = await ownCredential(rows, client, kind, publicId);
  if (row && isIn(row.machine, 'active')) return 'active';
  return row && isIn(row.machine, 'suspended') ? 'suspended' : 'gone';
}
