import type { SessionRow } from '../../../machines/ports/bank/session-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { milliseconds } from '../../../machines/vocabulary/policy/index.ts';
import type { Client } from '../client.ts';
import { keep, ownCredential } from '../credentials.ts';
import { carryOut, openScene } from '../engine.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import type { Scene } from '../scene.ts';

/**
 * Ends what this device had and does not name any more: its key is lost, or was deleted while the bank could not be told
 * (behaviour.md 7, R14). What was made or used while this call may have been under way is left: it may be older than that.
 */
export async function endUnnamed(
  parts: Parts,
  rows: Rows,
  client: Client,
  { biometric, smartFnp, softPin }: Read<'enrolment.status'>,
  session: SessionRow | undefined,
): Promise<void> {
  if (client.channel !== 'app') return;
  const named = [biometric, smartFnp, softPin];
  const longAgo = rows.now() - 2 * milliseconds(parts.policy, 'service.timeout');
  for (const { publicId, updatedAt } of await rows.credentials.ofDevice(client.device)) {
    if (named.includes(publicId) || updatedAt > longAgo) continue;
    const held = await rows.credentials.byPublicId(publicId);
    if (!held || held.ended) continue;
    const scene = await openScene(parts, rows, { credential: held, ...(session && { session }) });
    if (session) scene.world.named.session = session.id;
    await carryOut(scene, `credential:${held.id}`, {
      name: 'credential.revoke',
      facts: { reason: 'keyLost' },
    });
    await scene.world.flush(rows);
  }
}

/**
 * The PIN is asked for on this device, whatever the bank believes: the saved seed was lost with the screen lock. Only in
 * its customer's session: a code of a Soft PIN that is not saved proves more.
 */
export async function takeSaved(
  parts: Parts,
  rows: Rows,
  client: Client,
  publicId: string | undefined,
  session: SessionRow,
): Promise<void> {
  const held = publicId === undefined ? undefined : await ownCredential(rows, client, 'softPin', publicId);
  if (!held?.saved || held.accountId !== session.accountId) return;
  const scene = await openScene(parts, rows, { credential: held, session, account: session.accountId });
  Object.assign(scene.world.named, { session: session.id, credential: held.id });
  const facts = { saved: false, pin: 'wrong' };
  const command = { name: 'credential.setSaved', facts } as const;
  const { answer } = await carryOut(scene, `credential:${held.id}`, command);
  if (answer?.code === 'ok') unsave(scene, held.id);
  await scene.world.flush(rows);
}

function unsave(scene: Scene, id: string): void {
  const row = scene.world.seats.credential.get(id);
  if (row) keep(scene, row, { saved: false });
}
