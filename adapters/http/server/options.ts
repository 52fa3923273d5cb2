import type { Desk } from '../../../machines/ports/bank/desk.ts';

/** What the HTTP surface of a bank is built from. */
export interface HttpOptions {
  bank: Desk;
  /** Where the page is served from, for example `https://bank.example`. On `https:` cookies are `__Host-` and Secure. */
  origin: string;
  /** For a demonstration: which origin may show this page in a frame, and which one this page shows in one. */
  frames?: { by?: string; of?: string };
  /** What else the page may connect to: the WebSocket of an inspector. */
  connects?: readonly string[];
  /** Whether the store can be asked now; a throw makes `/readyz` say 503. */
  ready?: () => Promise<void>;
  /** Binds CSRF tokens to devices; at least 32 bytes, the same in every process and after a restart. */
  csrfKey: Uint8Array;
  /** Requests of one address in a window; then E_RATE. The default is 300 in 60,000 ms. */
  rate?: { max: number; windowMs: number };
  /** Which proxies may tell the address of a client (`x-forwarded-for`): none unless given. */
  trustProxy?: string | string[];
  /** Where log lines (JSON) go; `false` for none. Standard output unless given. */
  log?: { write(line: string): void } | false;
}
