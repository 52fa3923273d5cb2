import { type Bank, type Client, createBank, deriveKeys, seedCustomer } from '../../adapters/bank/index.ts';
import { argon2Hasher } from '../../adapters/hash/argon2.ts';
import { type MemoryPhone, memoryPhone } from '../../adapters/sms/memory.ts';
import type { AuditRecord } from '../../machines/ports/bank/records.ts';
import type { Store } from '../../machines/ports/bank/store.ts';
import { loadPolicy } from '../../machines/vocabulary/policy/index.ts';
import { customers, pepper, secret, texts } from '../support/world.ts';

/** One bank of several processes: the same keys and the same database, and nothing else in common. */
export interface Branches {
  banks: Bank[];
  phone: MemoryPhone;
  /** The id of Ana's account. */
  ana: string;
  /** Opens a login and has its code sent; the transaction and the code. */
  begin(device: string): Promise<{ client: Client; txn: string; code: string }>;
  audit(): Promise<AuditRecord['type'][]>;
}

/** Banks over `stores`, one each. Ana is a customer of theirs. */
export async function openBranches(stores: readonly [Store, ...Store[]]): Promise<Branches> {
  const cheap = { 'argon2.memory': 8, 'argon2.passes': 1, 'login.minResponse': 0 };
  const { policy } = loadPolicy(cheap, { allowNonConformant: true });
  const keys = deriveKeys(Buffer.from(secret));
  const hasher = argon2Hasher({ policy, pepper: Buffer.from(pepper), places: 16, waiting: 1000 });
  const phone = memoryPhone();
  const partsOver = (store: Store) => ({
    store,
    sms: phone,
    hasher,
    keys,
    policy,
    texts,
    host: 'bank.example',
  });
  const ana = await seedCustomer(partsOver(stores[0]), customers.ana);
  const banks = stores.map((store) => createBank(partsOver(store)));
  const [bank] = banks as [Bank];

  return {
    banks,
    phone,
    ana,
    async begin(device) {
      const client: Client = { channel: 'app', device, ip: '192.0.2.1' };
      const opened = await bank.login.open(client, { key: `open-${device}` });
      if (!opened.ok) throw new Error('The bank opened nothing.');
      const { clientNumber: identifier, password } = customers.ana;
      const { txn } = opened;
      await bank.login.first(client, { txn, key: `first-${device}`, identifier, password, second: 'sms' });
      await bank.idle();
      const code = phone.received.at(-1)?.text.match(/#(\d+)$/)?.[1];
      if (code === undefined) throw new Error('No code has arrived.');
      return { client, txn, code };
    },
    audit: async () => (await stores[0].tx((rows) => rows.audit.recent(10_000))).map(({ type }) => type),
  };
}
