import { availableParallelism } from 'node:os';
import { createBank, deriveKeys, type BankOptions } from '../../adapters/bank/index.ts';
import { argon2Hasher } from '../../adapters/hash/argon2.ts';
import { fnpSms, type FnpSms, messageFrom } from '../../adapters/messages/index.ts';
import type { PostgresStore } from '../../adapters/store/postgres/store.ts';
import { placesFor } from '../../apps/server/house-bank.ts';
import type { Store } from '../../machines/ports/bank/store.ts';
import { loadPolicy } from '../../machines/vocabulary/policy/index.ts';

export const secret = Buffer.alloc(32, 1);
export const pepper = Buffer.alloc(32, 2);

/** The defaults, without what would refuse a load: no least response time, and no limit on sends. */
export const { policy } = loadPolicy(
  {
    'login.minResponse': 0,
    'fnp.maxSendsPerTxn': 1000,
    'fnp.accountSends15m': 1000,
    'fnp.accountSends24h': 1000,
    'fnp.clientSends15m': 1000,
  },
  { allowNonConformant: true },
);

/** What the policy says of a hash. */
export const argon2 = {
  memoryCost: policy['argon2.memory'],
  timeCost: policy['argon2.passes'],
  parallelism: policy['argon2.lanes'],
};

/** No message is sent while a step is measured, by neither side: sending is another process's work in a real bank. */
const withoutDispatch = (store: Store): Store => ({
  tx: (work, near) => (work.name === 'claim' ? Promise.resolve([] as never) : store.tx(work, near)),
});

/** What the bench's bank is built from; it sends nothing. */
export function benchOptions(store: PostgresStore): BankOptions {
  return {
    policy,
    store: withoutDispatch(store),
    sms: { send: async () => {} },
    hasher: argon2Hasher({ policy, pepper, places: placesFor(availableParallelism()) }),
    keys: deriveKeys(secret),
    host: 'bank.example',
    texts: (message, language, params) =>
      message === 'N_FNP'
        ? fnpSms(language, params as unknown as FnpSms)
        : messageFrom(language, message, params),
  };
}

export const benchBank = (store: PostgresStore) => createBank(benchOptions(store));
