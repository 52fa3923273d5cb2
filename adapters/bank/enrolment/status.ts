import type { CredentialKind, CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { enrolmentMethods } from '../../../machines/ports/enrolment.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { tell } from '../answers.ts';
import type { Client } from '../client.ts';
import { ownCredential } from '../credentials.ts';
import { codeLimitsOf } from '../limits.ts';
import { isIn } from '../machine-room.ts';
import type { Parts } from '../parts.ts';
import { ownHandle } from '../remember/own-handle.ts';
import type { Read } from '../requests.ts';
import { isAlive, ownSession } from '../session/session-call.ts';
import { endUnnamed, takeSaved } from './reconcile.ts';

type Told = Outcome<typeof enrolmentMethods.status>;

/**
 * Which of the device's own credentials still count. To any other device they are gone (P37, R14). What a device does not
 * name that names all that it holds is ended here, each time anew: so an end that the bank was not told of is made up for.
 */
export function status(parts: Parts, client: Client, call: Read<'enrolment.status'>): Promise<Told> {
  return parts.store.tx(async (rows) => {
    const { handle, token } = call;
    const own = token === undefined ? undefined : await ownSession(rows, client, token);
    const session = own && isAlive(own) ? own : undefined;
    const number = handle === undefined ? undefined : await ownHandle(parts, rows, client, handle);
    const customer = token === undefined ? number?.accountId : (session?.accountId ?? '');
    if (call.complete) await endUnnamed(parts, rows, client, call, session);
    if (session && call.pin === 'ask') await takeSaved(parts, rows, client, call.softPin, session);
    const standing = (kind: CredentialKind, publicId: string | undefined) =>
      standingOf(rows, client, { kind, publicId, customer });
    return tell(enrolmentMethods.status, {
      ok: true,
      biometric: await standing('biometric', call.biometric),
      smartFnp: await standing('smartFnp', call.smartFnp),
      softPin: await standing('softPin', call.softPin),
      remembered: number !== undefined,
      needsBiometric: parts.policy['smartFnp.requireBiometric'],
      ...codeLimitsOf(parts.policy),
      serverNow: rows.now(),
    });
  });
}

interface Asked {
  kind: CredentialKind;
  publicId: string | undefined;
  /** As whose it would count. */
  customer: string | undefined;
}

async function standingOf(rows: Rows, client: Client, { kind, publicId, customer }: Asked) {
  if (publicId === undefined) return 'none';
  const row = await ownCredential(rows, client, kind, publicId);
  if (row && isIn(row.machine, 'suspended')) return isOf(row, customer) ? 'suspended' : 'other';
  if (!row || !isIn(row.machine, 'active')) return 'gone';
  return isOf(row, customer) ? 'active' : 'other';
}

const isOf = ({ accountId }: CredentialRow, customer: string | undefined): boolean =>
  customer === undefined || customer === accountId;
