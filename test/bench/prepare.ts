import { randomBytes } from 'node:crypto';
import type { Agent } from 'node:http';
import { type BankOptions, seedCustomer } from '../../adapters/bank/index.ts';
import { pathOf } from '../../adapters/http/wire.ts';
import { post } from './load.ts';

/** A customer with a device of their own. */
export interface Client {
  device: string;
  identifier: string;
}

export const password = 'fjalëkalim i matjes 1';

/** Seeds customers from `from` on; one hash serves them all. */
export async function seedClients(bank: BankOptions, from: number, count: number): Promise<Client[]> {
  const hash = await bank.hasher.hash(password);
  const quick = { ...bank, hasher: { ...bank.hasher, hash: async () => hash } };
  const clients: Client[] = [];
  for (let n = from; n < from + count; n++) {
    const identifier = String(200_000_000 + n);
    const personalNumber = `A${String(10_000_000 + n)}A`;
    const phone = `+35569${String(1_000_000 + n)}`;
    await seedCustomer(quick, { clientNumber: identifier, personalNumber, phone, password });
    clients.push({ identifier, device: randomBytes(16).toString('base64url') });
  }
  return clients;
}

/** `open` and `first`; gives the transaction. */
export async function beginLogin(
  agent: Agent,
  base: string,
  { device, identifier }: Client,
): Promise<string> {
  const key = () => randomBytes(9).toString('base64url');
  const { txn } = await post(agent, base, { device, path: pathOf('login.open'), body: { key: key() } });
  const body = { key: key(), txn, identifier, password, second: 'sms' };
  await post(agent, base, { device, path: pathOf('login.first'), body });
  return String(txn);
}
