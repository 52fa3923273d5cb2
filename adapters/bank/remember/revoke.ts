import type { HandleRow } from '../../../machines/ports/bank/handle-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import type { rememberMethods } from '../../../machines/ports/remember.ts';
import { actorOf, record } from '../audit.ts';
import { type Client, ipHashOf } from '../client.ts';
import type { Parts } from '../parts.ts';
import { randomId } from '../random.ts';
import type { Read } from '../requests.ts';

/** Forgets a number on this device. A repeat finds nothing to forget; for another device's handle it looks the same. */
export async function revoke(
  parts: Parts,
  client: Client,
  { handle }: Read<'remember.revoke'>,
): Promise<Outcome<typeof rememberMethods.revoke>> {
  await parts.store.tx(async (rows) => {
    const row = await rows.handles.get(handle);
    if (row?.device !== client.device) return;
    const { channel, device } = client;
    const ipHash = ipHashOf(parts.keys, client);
    await clear(parts, rows, [row], { channel, deviceId: device, ipHash });
  });
  return { ok: true };
}

/** Deletes handles, with a record for each. */
export async function clear(
  parts: Parts,
  rows: Rows,
  handles: readonly HandleRow[],
  known: Partial<Parameters<typeof record>[3]> = {},
): Promise<void> {
  for (const { id, accountId, device } of handles) {
    await rows.handles.delete(id);
    await record(parts, rows, 'REMEMBER_CLEARED', {
      deviceId: device,
      ...known,
      actor: actorOf(parts, accountId),
      at: rows.now(),
      corr: randomId(parts.random, 8),
    });
  }
}
