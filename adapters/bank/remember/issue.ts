import type { HandleRow } from '../../../machines/ports/bank/handle-row.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { rememberMethods } from '../../../machines/ports/remember.ts';
import { tell } from '../answers.ts';
import type { Client } from '../client.ts';
import { circumstancesOf, record } from '../audit.ts';
import { maskOf } from '../known.ts';
import type { Parts } from '../parts.ts';
import { randomId } from '../random.ts';
import type { Read } from '../requests.ts';
import { askedInSession, endedOf, isAlive, onceInSession } from '../session/session-call.ts';

type Told = Outcome<typeof rememberMethods.issue>;

/** Më Kujto: a handle for the session's customer on this device, in place of the oldest that is too many (`remember.max`). */
export function issue(parts: Parts, client: Client, call: Read<'remember.issue'>): Promise<Told> {
  const request = askedInSession(parts, client, 'remember.issue', call);
  return onceInSession<Told>(parts, client, call.token, request, async (scene) => {
    const { rows, session, customer, corr } = scene;
    if (!isAlive(session)) return endedOf(scene, session);
    const before = (await rows.handles.ofDevice(client.device)).toSorted((a, b) => b.usedAt - a.usedAt);
    const own = before.filter(({ accountId }) => accountId === customer.id);
    const others = before.filter(({ accountId }) => accountId !== customer.id);
    const tooMany = [...own, ...others.slice(parts.policy['remember.max'] - 1)];
    for (const { id } of tooMany) await rows.handles.delete(id);
    const handle: HandleRow = {
      id: randomId(parts.random),
      version: 0,
      accountId: customer.id,
      device: client.device,
      mask: maskOf(customer),
      usedAt: rows.now(),
    };
    await rows.handles.put(handle);
    const known = circumstancesOf(scene, `session:${session.id}`);
    await record(parts, rows, 'REMEMBER_SET', { ...known, at: rows.now(), corr });
    return tell(rememberMethods.issue, {
      ok: true,
      handle: handle.id,
      mask: handle.mask,
      serverNow: rows.now(),
    });
  });
}
