import type { Authority } from '../../machines/authority/authority.ts';
import type { Hasher } from '../../machines/ports/bank/hasher.ts';
import type { Random } from '../../machines/ports/bank/random.ts';
import type { SmsGateway } from '../../machines/ports/bank/sms-gateway.ts';
import type { Store } from '../../machines/ports/bank/store.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { Keys } from './keys.ts';
import type { MachineRoom } from './machine-room.ts';
import type { RelyingParty } from './proof/webauthn.ts';
import type { Texts } from './texts.ts';

/** The time of this process, for response times only: what is decided goes by the store's clock. */
export interface Timing {
  /** ms; only differences count. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** What a bank is built from. */
export interface BankOptions {
  store: Store;
  sms: SmsGateway;
  hasher: Hasher;
  keys: Keys;
  policy: Policy;
  texts: Texts;
  /** The host of the bank's pages: the last line of an SMS lets a browser fill the code in there only. */
  host: string;
  /** For whom biometric keys are made; unless given, the host and its pages. */
  webauthn?: RelyingParty;
  /** The operating system's generator unless given. */
  random?: Random;
  timing?: Timing;
}

/** What every command works with. */
export interface Parts extends Required<BankOptions> {
  authority: Authority;
  machines: MachineRoom;
}
