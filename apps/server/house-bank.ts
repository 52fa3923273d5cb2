import { hkdfSync } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type Bank, type BankOptions, createBank, deriveKeys } from '../../adapters/bank/index.ts';
import { argon2Hasher } from '../../adapters/hash/argon2.ts';
import { smsText } from '../../adapters/messages/index.ts';
import type { SmsGateway } from '../../machines/ports/bank/sms-gateway.ts';
import type { Store } from '../../machines/ports/bank/store.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';

/** What a server keeps apart from its store; at least 32 bytes each. */
export interface Secrets {
  /** All of the bank's keys come from it. */
  secret: Uint8Array;
  /** The server's part of every password hash. */
  pepper: Uint8Array;
}

export interface HouseBank {
  bank: Bank;
  /** What it was built from. */
  options: BankOptions;
  /** Binds CSRF tokens; the same in every process of this bank. */
  csrfKey: Uint8Array;
}

/**
 * How many password checks may be under way: one has a place while it waits for the database too, so that cores which
 * hash need several.
 */
export const placesFor = (cores: number): number => 4 * cores;

/** A bank with the parts that every server here uses. `origin`: where its app is, to which keys and codes belong. */
export function openHouseBank(parts: {
  store: Store;
  sms: SmsGateway;
  secrets: Secrets;
  policy: Policy;
  origin: string;
}): HouseBank {
  const { store, sms, policy, origin, secrets } = parts;
  const host = new URL(origin).hostname;
  const options: BankOptions = {
    store,
    sms,
    policy,
    host,
    webauthn: { rpId: host, origins: [origin] },
    hasher: argon2Hasher({ policy, pepper: secrets.pepper, places: placesFor(availableParallelism()) }),
    keys: deriveKeys(secrets.secret),
    texts: smsText,
  };
  const csrfKey = new Uint8Array(hkdfSync('sha256', secrets.secret, 'hyrje', 'csrf', 32));
  return { options, csrfKey, bank: createBank(options) };
}
