import type { FailureCode, NoticeCode, View, ViewTimer } from '../../machines/index.ts';
import type { PersonName } from '../people.ts';
import type { Client, Phone, Scans, Speaks } from './journey.ts';

/** What a customer sees of a login, whatever shows it: a View, a page, a terminal. */
export interface Seen {
  screen: View['screen'];
  error: FailureCode | null;
  notices: readonly NoticeCode[];
  /** Offered and not greyed out. */
  offers: readonly string[];
  /** What is filled in; a field that shows nothing is `null`. */
  fields: Readonly<Record<string, string | null>>;
  /** Seconds left. */
  timers: Readonly<Partial<Record<ViewTimer['id'], number>>>;
  ended: string | null;
  path?: string | null;
  elements?: readonly string[];
  toggles?: Readonly<Record<string, boolean>>;
  mask?: string | null;
  biometricMask?: string | null;
  reason?: string | null;
  /** The Soft PIN code on the screen. */
  revealed?: string | null;
}

/** Where a journey is played: a flow in memory, a server over HTTP, a browser. Every method returns at rest. */
export interface Surface {
  seen(): Promise<Seen>;
  /** `taps` times in one breath. */
  does(event: string, typed: Readonly<Record<string, string | boolean>>, taps: number): Promise<void>;
  waits(seconds: number): Promise<void>;
  /** What befalls the next `times` calls to the bank, `after` so many that get through. */
  loses(what: 'answer' | 'request' | 'service', times: number, after?: number): Promise<void>;
  network(isUp: boolean): Promise<void>;
  restarts(): Promise<void>;
  /** Surfaces of the whole app alone. */
  turnsTo?(client: Client): Promise<void>;
  speaks?(language: Speaks['speaks']): Promise<void>;
  scans?(finger: Scans['scans']): Promise<void>;
  phone?(what: Phone['phone']): Promise<void>;
  world: {
    /** The codes that the phones have got, the oldest first. */
    codes(): Promise<readonly string[]>;
    /** How many SMS the phones have got. */
    messages(): Promise<number>;
    /** Live sessions at the bank. */
    sessions(): Promise<number>;
    anotherDeviceFails(person: PersonName, times: number): Promise<void>;
    simChanges(person: PersonName): Promise<void>;
    staffUnlocks(person: PersonName): Promise<void>;
    accountCloses(person: PersonName): Promise<void>;
    numberChanges(person: PersonName): Promise<void>;
    deviceIsLost(person: PersonName): Promise<void>;
  };
}
