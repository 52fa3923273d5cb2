import type { Outcome } from '../../../machines/ports/method.ts';
import { sessionMethods } from '../../../machines/ports/session.ts';
import { tell } from '../answers.ts';
import type { Client } from '../client.ts';
import { carryOut } from '../engine.ts';
import type { Parts } from '../parts.ts';
import { clear } from '../remember/revoke.ts';
import type { Read } from '../requests.ts';
import { devicesOf, markOf } from './list.ts';
import { askedInSession, endedOf, isAlive, onceInSession } from './session-call.ts';

/** Ends a session of the same customer by the customer's hand, from within another (ASVS 7.5.2). */
export function end(
  parts: Parts,
  client: Client,
  call: Read<'session.end'>,
): Promise<Outcome<typeof sessionMethods.end>> {
  const request = askedInSession(parts, client, 'session.end', call, call.ref);
  return onceInSession(parts, client, call.token, request, async (scene) => {
    const { world, session: own } = scene;
    if (!isAlive(own)) return endedOf(scene, own);
    const other = world.seats.session.get(call.ref);
    if (other?.accountId === own.accountId && isAlive(other)) {
      await carryOut(scene, `session:${other.id}`, { name: 'session.logout', facts: {} });
    }
    return tell(sessionMethods.end, { ok: true, serverNow: scene.rows.now() });
  });
}

/** "Blloko pajisjen" (7, "Phone lost"): what the Contact Center does for a lost phone, from within a session. */
export function block(
  parts: Parts,
  client: Client,
  call: Read<'session.block'>,
): Promise<Outcome<typeof sessionMethods.block>> {
  const request = askedInSession(parts, client, 'session.block', call, call.device);
  return onceInSession(parts, client, call.token, request, async (scene) => {
    const { rows, world, session: own } = scene;
    if (!isAlive(own)) return endedOf(scene, own);
    const handles = await rows.handles.ofAccount(own.accountId);
    const marked = (device: string) => markOf(parts.keys, own.accountId, device) === call.device;
    const lost = devicesOf(scene, handles).find(marked);
    if (lost !== undefined) {
      world.named.device = lost;
      await carryOut(scene, `account:${own.accountId}`, { name: 'account.deviceLost', facts: {} });
      await clear(
        parts,
        rows,
        handles.filter(({ device }) => device === lost),
      );
    }
    return tell(sessionMethods.block, { ok: true, serverNow: rows.now() });
  });
}
