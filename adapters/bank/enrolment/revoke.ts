import { enrolmentMethods } from '../../../machines/ports/enrolment.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { tell } from '../answers.ts';
import { type Client, seatOf } from '../client.ts';
import { ownCredential } from '../credentials.ts';
import { carryOut, openScene } from '../engine.ts';
import { type Asked, asked, recall, remember } from '../idempotency.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import { endedOf, isAlive, ownSession, strange } from '../session/session-call.ts';

type Told = Outcome<typeof enrolmentMethods.revoke>;

/**
 * Ends a credential of this device. The customer does it in a session of the same account; the device does it by
 * itself when its key is lost, session or none. What is ended already, or was never known, stays so.
 */
export function revoke(parts: Parts, client: Client, call: Read<'enrolment.revoke'>): Promise<Told> {
  const { credential, reason, token = '', key } = call;
  const request = asked(parts.keys, seatOf(client), 'enrolment.revoke', key, credential, reason, token);
  return parts.store.tx(
    async (rows) => (await recall<Told>(rows, request)) ?? end(parts, rows, client, call, request),
  );
}

async function end(
  parts: Parts,
  rows: Rows,
  client: Client,
  { credential, reason, token }: Read<'enrolment.revoke'>,
  request: Asked,
): Promise<Told> {
  const session = token === undefined ? undefined : await ownSession(rows, client, token);
  if (reason === 'customer' && !session) return strange(rows);
  const held = await ownCredential(rows, client, null, credential);
  const scene = await openScene(parts, rows, {
    ...(session && { session, account: session.accountId }),
    ...(held && { credential: held }),
  });
  const seat = held && scene.world.seats.credential.get(held.id);
  const alive = session && isAlive(session);
  const told = tell(enrolmentMethods.revoke, { ok: true, serverNow: rows.now() });
  const isRefused = reason === 'customer' && session !== undefined && !alive;
  const isOwn = seat && (reason !== 'customer' || seat.accountId === session?.accountId);
  if (isOwn && !isRefused) {
    if (session) scene.world.named.session = session.id;
    await carryOut(scene, `credential:${seat.id}`, { name: 'credential.revoke', facts: { reason } });
  }
  await scene.world.flush(rows);
  return remember(rows, request, isRefused && session ? endedOf(scene, session) : told);
}
