import type { loginMethods } from '../../../machines/ports/login.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import type { Client } from '../client.ts';
import { carryOut, openScene } from '../engine.ts';
import { ownLogin } from './open.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';

export type CancelTold = Outcome<typeof loginMethods.cancel>;

/** Ends a transaction (R7). A repeat finds it ended, so no answer is kept; to a stranger it looks the same. */
export function cancel(parts: Parts, client: Client, { txn }: Read<'login.cancel'>): Promise<CancelTold> {
  return parts.store.tx(async (rows) => {
    const login = await ownLogin(rows, client, txn);
    if (!login) return { ok: true };
    const scene = await openScene(parts, rows, { login });
    await carryOut(scene, `login:${login.id}`, { name: 'login.cancel', facts: {} });
    await scene.world.flush(rows);
    return { ok: true };
  });
}
