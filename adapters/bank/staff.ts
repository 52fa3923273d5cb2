import { carryOut, openScene } from './engine.ts';
import type { Parts } from './parts.ts';
import { RequestError } from './request-error.ts';
import type { Read } from './requests.ts';

/** The staff desk opens an account again, after identity proofing (R2). Throws `RequestError` for an unknown customer. */
export function unlock(parts: Parts, { customer }: Read<'unlock'>): Promise<void> {
  return parts.store.tx(async (rows) => {
    if (!(await rows.accounts.get(customer))) throw new RequestError('customer');
    const scene = await openScene(parts, rows, { account: customer });
    await carryOut(scene, `account:${customer}`, { name: 'account.unlocked', facts: {} });
    await scene.world.flush(rows);
  });
}
