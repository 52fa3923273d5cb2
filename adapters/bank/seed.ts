import { createAuthority } from '../../machines/authority/authority.ts';
import type { Language } from '../../machines/ports/bank/customer.ts';
import { close, personalNumberOf, phoneOf } from './cipher.ts';
import { keyed } from './keys.ts';
import { machineRoom } from './machine-room.ts';
import type { BankOptions } from './parts.ts';
import { cryptoRandom, randomId } from './random.ts';
import { freshRow } from './seats.ts';

/** A customer as a branch knows one. Registration is out of scope: whoever runs a bank brings its customers. */
export interface Person {
  /** 9 digits. */
  clientNumber: string;
  /** A letter, 8 digits, a letter; upper case. */
  personalNumber: string;
  /** International format. */
  phone: string;
  password: string;
  language?: Language;
  closed?: boolean;
  /** When the SIM or the number was last changed, ms. */
  simChangedAt?: number;
}

/** Stores a customer with an account that never failed, and returns the customer's id. */
export async function seedCustomer(
  bank: Pick<BankOptions, 'store' | 'hasher' | 'keys' | 'policy' | 'random'>,
  { clientNumber, personalNumber, phone, password, ...rest }: Person,
): Promise<string> {
  const { store, hasher, keys, policy, random = cryptoRandom } = bank;
  const machines = machineRoom(createAuthority(policy));
  const id = randomId(random);
  const passwordHash = await hasher.hash(password);
  await store.tx(async (rows) => {
    await rows.customers.put({
      id,
      version: 0,
      clientNumber,
      personalNumber: close(keys, random, personalNumberOf(id), personalNumber),
      personalNumberIndex: keyed(keys, 'index', personalNumber),
      phone: close(keys, random, phoneOf(id), phone),
      phoneIndex: keyed(keys, 'index', phone),
      passwordHash,
      language: rest.language ?? 'sq',
      closed: rest.closed ?? false,
      simChangedAt: rest.simChangedAt ?? null,
    });
    await rows.accounts.put(freshRow(machines, rows, 'account', id));
  });
  return id;
}
