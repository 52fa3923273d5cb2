import { type BankOptions, seedCustomer } from '../../../adapters/bank/index.ts';
import { keyed } from '../../../adapters/bank/keys.ts';
import type { CustomerRow } from '../../../machines/ports/bank/customer.ts';
import type { Store } from '../../../machines/ports/bank/store.ts';
import { type DemoCustomer, demoCustomers } from '../../cli/demo/people.ts';
import { StartError } from '../start-error.ts';

/** A demo customer as the page is told of one: with the password, which is nobody's. */
export type ListedCustomer = Omit<DemoCustomer, 'simChangedAt' | 'language'> & { simChanged: boolean };

const rowOf = (store: Store, clientNumber: string): Promise<CustomerRow | undefined> =>
  store.tx((rows) => rows.customers.byClientNumber(clientNumber));

/**
 * Stores the demo customers that are not there yet. Throws `StartError` when the database was seeded under other keys
 * than these: nobody could log in.
 */
export async function seedDemo(bank: BankOptions, now: number): Promise<void> {
  for (const customer of demoCustomers(now)) {
    const { name: _, ...person } = customer;
    const known = await rowOf(bank.store, person.clientNumber);
    if (!known)
      await seedCustomer(bank, person).catch((cause: unknown) =>
        assertSeeded(bank, person.clientNumber, cause),
      );
    else if (known.personalNumberIndex !== keyed(bank.keys, 'index', person.personalNumber)) {
      throw new StartError(
        'The customers of this database were made with other keys. Set HYRJE_DATA to where they are, or use an empty database.',
      );
    }
  }
}

/** Somebody else may have been quicker. */
async function assertSeeded({ store }: BankOptions, clientNumber: string, cause: unknown): Promise<void> {
  if (!(await rowOf(store, clientNumber))) throw cause;
}

/** The demo customers, as their rows are now. */
export function listCustomers(store: Store): Promise<ListedCustomer[]> {
  return store.tx(async (rows) => {
    const listed: ListedCustomer[] = [];
    for (const { simChangedAt: _, language: __, ...customer } of demoCustomers(rows.now())) {
      const row = await rows.customers.byClientNumber(customer.clientNumber);
      if (row) listed.push({ ...customer, closed: row.closed, simChanged: row.simChangedAt !== null });
    }
    return listed;
  });
}

/** The id of a demo customer; `undefined` for a number that is none's. */
export const customerId = async (store: Store, clientNumber: string): Promise<string | undefined> =>
  (await rowOf(store, clientNumber))?.id;

/** Takes back that a customer's SIM was changed. */
export function trustSim(store: Store, clientNumber: string): Promise<void> {
  return store.tx(async (rows) => {
    const row = await rows.customers.byClientNumber(clientNumber);
    if (row) await rows.customers.put({ ...row, simChangedAt: null });
  });
}
