import type { CustomerRow } from '../../../machines/ports/bank/customer.ts';
import { close as sealed, phoneOf } from '../cipher.ts';
import { carryOut, openScene } from '../engine.ts';
import { keyed } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { clear } from '../remember/revoke.ts';
import { RequestError } from '../request-error.ts';
import type { Read } from '../requests.ts';
import type { Scene } from '../scene.ts';

type Event = 'unlocked' | 'closed' | 'phoneChanged' | 'simChanged' | 'deviceLost';

/**
 * Every call throws `RequestError` for a customer that is unknown or whose account is closed. Each is recorded and told
 * to the customer (6.13).
 */
async function atDesk(
  parts: Parts,
  id: string,
  event: Event,
  work: (scene: Scene, customer: CustomerRow) => Promise<void>,
  device?: string,
): Promise<void> {
  await parts.store.tx(async (rows) => {
    const customer = await rows.customers.get(id);
    if (!customer) throw new RequestError('customer');
    const scene = await openScene(parts, rows, { account: id });
    if (device !== undefined) scene.world.named.device = device;
    const { answer } = await carryOut(scene, `account:${id}`, { name: `account.${event}`, facts: {} });
    if (answer?.code !== 'ok') throw new RequestError('customer');
    await work(scene, customer);
    await scene.world.flush(rows);
  });
}

/** Of one device, or all of the customer's. */
async function forgetHandles({ parts, rows }: Scene, customer: CustomerRow, device?: string): Promise<void> {
  const handles = await rows.handles.ofAccount(customer.id);
  await clear(
    parts,
    rows,
    handles.filter((handle) => device === undefined || handle.device === device),
  );
}

/** Opens an account again, after identity proofing (R2). Whoever was in is out, and nothing is remembered (7). */
export const unlock = (parts: Parts, { customer }: Read<'staff.unlock'>): Promise<void> =>
  atDesk(parts, customer, 'unlocked', (scene, row) => forgetHandles(scene, row));

/** A lost phone: all that this device holds ends (NIST 3.2.1). */
export const revokeDevice = (parts: Parts, { customer, device }: Read<'staff.revokeDevice'>): Promise<void> =>
  atDesk(parts, customer, 'deviceLost', (scene, row) => forgetHandles(scene, row, device), device);

/** Another phone number: told to the old one; the quarantine of a changed SIM begins (P58). */
export const changePhone = (parts: Parts, { customer, phone }: Read<'staff.changePhone'>): Promise<void> =>
  atDesk(parts, customer, 'phoneChanged', async ({ rows }, row) => {
    const { keys, random } = parts;
    await rows.customers.put({
      ...row,
      phone: sealed(keys, random, phoneOf(row.id), phone),
      phoneIndex: keyed(keys, 'index', phone),
      simChangedAt: rows.now(),
    });
  });

/** The operator of the network says that the SIM was changed: sessions that rest on it end, the quarantine begins (P58). */
export const changeSim = (parts: Parts, { customer }: Read<'staff.changeSim'>): Promise<void> =>
  atDesk(parts, customer, 'simChanged', async ({ rows }, row) => {
    await rows.customers.put({ ...row, simChangedAt: rows.now() });
  });

/** The end of an account: nothing of it works any more (ASVS 7.4.2). */
export const close = (parts: Parts, { customer }: Read<'staff.close'>): Promise<void> =>
  atDesk(parts, customer, 'closed', async (scene, row) => {
    await scene.rows.customers.put({ ...row, closed: true });
    await forgetHandles(scene, row);
  });
