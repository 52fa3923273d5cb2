import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { CustomerRow } from '../../../machines/ports/bank/customer.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Identifier } from '../../../machines/vocabulary/identifier.ts';
import { actorOf } from '../audit.ts';
import { type Client, visibleKeyOf } from '../client.ts';
import { ownCredential } from '../credentials.ts';
import { keyed } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { ownHandle } from '../remember/own-handle.ts';
import type { Read } from '../requests.ts';

/** Whom a client says that it is. */
export interface Identity {
  /** Absent for an identifier, a handle or a credential that nobody has: the login goes on as a decoy. */
  customer?: CustomerRow;
  credential?: CredentialRow;
  /** Where what this client is told is counted. */
  visible: string;
  actor: string;
}

/** Whose number was typed. */
export function customerOf(
  { keys }: Pick<Parts, 'keys'>,
  rows: Rows,
  { kind, value }: Identifier,
): Promise<CustomerRow | undefined> {
  return kind === 'clientNumber'
    ? rows.customers.byClientNumber(value)
    : rows.customers.byPersonalNumber(keyed(keys, 'index', value));
}

/** Finds whom a login is of: by a typed number, a remembered one, or the biometric key of this device. */
export async function identify(
  parts: Parts,
  rows: Rows,
  client: Client,
  { identifier, handle, credential: publicId = '' }: Read<'login.first'>,
): Promise<Identity> {
  const identity = (subject: string, customer?: CustomerRow, credential?: CredentialRow): Identity => ({
    visible: visibleKeyOf(parts.keys, client, subject),
    actor: actorOf(parts, customer?.id ?? subject),
    ...(customer && { customer }),
    ...(credential && { credential }),
  });
  if (identifier) return identity(identifier.value, await customerOf(parts, rows, identifier));
  if (handle !== undefined) {
    const row = await ownHandle(parts, rows, client, handle);
    if (!row) return identity(`handle:${handle}`);
    await rows.handles.put({ ...row, usedAt: rows.now() });
    return identity(`handle:${handle}`, await rows.customers.get(row.accountId));
  }
  const credential = await ownCredential(rows, client, 'biometric', publicId);
  const customer = credential && (await rows.customers.get(credential.accountId));
  return identity(`credential:${publicId}`, customer, credential);
}
