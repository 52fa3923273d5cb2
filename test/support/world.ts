import { randomBytes } from 'node:crypto';
import { type Bank, type Client, connect, type Connection, createBank } from '../../adapters/bank/index.ts';
import { deriveKeys, type Keys, type Person, seedCustomer, type Texts } from '../../adapters/bank/index.ts';
import { argon2Hasher } from '../../adapters/hash/argon2.ts';
import { smsText } from '../../adapters/messages/index.ts';
import { type MemoryPhone, memoryPhone } from '../../adapters/sms/memory.ts';
import { type MemoryStore, memoryStore } from '../../adapters/store/memory.ts';
import type { Hasher } from '../../machines/ports/bank/hasher.ts';
import type { Random } from '../../machines/ports/bank/random.ts';
import type { AuditRecord } from '../../machines/ports/bank/records.ts';
import { loadPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { type SteppedClock, steppedClock } from './clock.ts';

/** The customers of the tests. Their dates of birth do not exist. */
export const customers = {
  ana: {
    clientNumber: '100200300',
    personalNumber: 'J91234567L',
    phone: '+355690000001',
    password: 'mali i bardhë 1',
  },
  beni: {
    clientNumber: '100200301',
    personalNumber: 'K00000000M',
    phone: '+355690000002',
    password: 'deti i kaltër 2',
  },
  closed: {
    clientNumber: '100200302',
    personalNumber: 'K99999999M',
    phone: '+355690000003',
    password: 'dera e mbyllur 3',
    closed: true,
  },
} as const satisfies Record<string, Person>;

/** What no row, record, log or message of an error may ever hold. */
export const pepper = 'piper-canary-7f3a91';
export const secret = 'sekret-canary-0b52e8-0123456789abcdef';

export const texts: Texts = smsText;

export interface WorldOptions {
  /** Keys of the policy that differ from its defaults; also values outside their range. */
  policy?: Partial<Policy>;
  people?: Readonly<Record<string, Person>>;
  /** Stands between the bank and the real hasher, to watch it. */
  hasher?: (real: Hasher) => Hasher;
  clock?: SteppedClock;
  texts?: Texts;
  /** For runs that can be repeated byte by byte. */
  random?: Random;
  /** Where the app is served, for codes and keys that belong there; `https://bank.example` unless given. */
  origin?: string;
}

export interface BankWorld {
  bank: Bank;
  clock: SteppedClock;
  store: MemoryStore;
  phone: MemoryPhone;
  keys: Keys;
  hasher: Hasher;
  policy: Policy;
  /** Ana, whom most tests are about. */
  customer: Person;
  /** The ids of the seeded customers, by name. */
  ids: Readonly<Record<string, string>>;
  /** What the bank slept to fill up its response times, ms. */
  slept: number[];
  /** A client: in the app unless told otherwise. */
  client(device?: string, more?: Partial<Client>): Client;
  connect(device?: string, more?: Partial<Client>): Connection;
  /** The code in the last SMS that has arrived, or arrives now. */
  lastCode(): Promise<string>;
  audit(): Promise<AuditRecord[]>;
}

/** A whole bank in memory: real parts, cheap hashes, a clock that stands still. */
export async function createWorld(options: WorldOptions = {}): Promise<BankWorld> {
  const cheap = { 'argon2.memory': 8, 'argon2.passes': 1 };
  const { policy } = loadPolicy({ ...cheap, ...options.policy }, { allowNonConformant: true });
  const clock = options.clock ?? steppedClock();
  const store = memoryStore(clock);
  const phone = memoryPhone();
  const keys = deriveKeys(Buffer.from(secret));
  const real = argon2Hasher({ policy, pepper: Buffer.from(pepper), places: 16, waiting: 1000 });
  const hasher = options.hasher?.(real) ?? real;
  const slept: number[] = [];
  const timing = { now: clock.now, sleep: async (ms: number) => void slept.push(ms) };
  const random = options.random ?? { bytes: (count: number) => randomBytes(count) };
  const words = options.texts ?? texts;
  const parts = { store, sms: phone, hasher, keys, policy, texts: words, random, timing };
  const { origin = 'https://bank.example' } = options;
  const host = new URL(origin).hostname;
  const bank = createBank({ ...parts, host, webauthn: { rpId: host, origins: [origin] } });

  const ids: Record<string, string> = {};
  for (const [name, person] of Object.entries(options.people ?? customers)) {
    ids[name] = await seedCustomer({ ...parts, hasher: real }, person);
  }
  const client = (device = 'device-1', more: Partial<Client> = {}): Client => {
    return { channel: 'app', device, ip: '192.0.2.1', ...more };
  };

  return {
    bank,
    clock,
    store,
    phone,
    keys,
    hasher,
    policy,
    customer: customers.ana,
    ids,
    slept,
    client,
    connect: (device, more) => connect(bank, client(device, more)),
    async lastCode() {
      await bank.idle();
      const code = phone.received.findLast(({ text }) => text.includes('#'))?.text.match(/#(\d+)$/)?.[1];
      if (code === undefined) throw new Error('No code has arrived.');
      return code;
    },
    audit: () => store.tx((rows) => rows.audit.recent(10_000)),
  };
}
