import type { HandleRow } from '../../../machines/ports/bank/handle-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { milliseconds } from '../../../machines/vocabulary/policy/index.ts';
import type { Client } from '../client.ts';
import type { Parts } from '../parts.ts';

/** The handle, if this device has it and used it in time (`remember.retention`). */
export async function ownHandle(
  { policy }: Pick<Parts, 'policy'>,
  rows: Rows,
  { device }: Client,
  handle: string,
): Promise<HandleRow | undefined> {
  const row = await rows.handles.get(handle);
  const isFresh = row && rows.now() - row.usedAt < milliseconds(policy, 'remember.retention');
  return isFresh && row.device === device ? row : undefined;
}
