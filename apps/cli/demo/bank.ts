import { randomBytes } from 'node:crypto';
import {
  type Bank,
  type BankOptions,
  connect,
  type Connection,
  createBank,
  deriveKeys,
  seedCustomer,
} from '../../../adapters/bank/index.ts';
import { argon2Hasher } from '../../../adapters/hash/argon2.ts';
import { smsText } from '../../../adapters/messages/index.ts';
import { memoryPhone } from '../../../adapters/sms/memory.ts';
import { memoryStore } from '../../../adapters/store/memory.ts';
import type { AuditRecord } from '../../../machines/ports/bank/records.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { DemoClock } from './clock.ts';
import type { DemoCustomer } from './people.ts';
import type { Phone } from './phone.ts';

export interface DemoBank {
  bank: Bank;
  /** The customer's device at this bank. */
  connection: Connection;
  phone: Phone;
  /** What the bank wrote into its audit trail, the oldest first. */
  audit(): Promise<AuditRecord[]>;
}

/**
 * The real bank over memory. Its store goes by the demo's clock; with a clock that stands still, the bank's pauses
 * (`login.minResponse`) move it, so that a script waits for nothing and still sees the time go by.
 */
export async function openDemoBank(
  policy: Policy,
  customers: readonly DemoCustomer[],
  clock: DemoClock,
  standsStill: boolean,
): Promise<DemoBank> {
  const phone = memoryPhone();
  const store = memoryStore(clock);
  const options: BankOptions = {
    policy,
    store,
    sms: phone,
    hasher: argon2Hasher({ policy, pepper: randomBytes(32) }),
    keys: deriveKeys(randomBytes(32)),
    texts: smsText,
    host: 'demo.hyrje.example',
    ...(standsStill && { timing: { now: () => clock.now(), sleep: (ms: number) => clock.skip(ms) } }),
  };
  for (const { name: _, ...person } of customers) await seedCustomer(options, person);
  const bank = createBank(options);
  return {
    bank,
    phone,
    connection: connect(bank, { channel: 'app', device: 'demo', ip: '127.0.0.1' }),
    audit: () => store.tx((rows) => rows.audit.recent(10_000)),
  };
}
