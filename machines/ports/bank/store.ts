import type { Credentials } from './credential-row.ts';
import type { Customers } from './customer.ts';
import type { Enrolments } from './enrolment-row.ts';
import type { Handles } from './handle-row.ts';
import type { AccountRow, CodeRow, Logins, VisibleRow } from './login-row.ts';
import type { MachineTable } from './machine-row.ts';
import type { Outbox } from './outbox.ts';
import type { Reauths } from './reauth-row.ts';
import type { Answers, Audit, Sends } from './records.ts';
import type { Recoveries, Resets } from './reset-row.ts';
import type { Sessions } from './session-row.ts';

/** The bank's memory, inside one transaction. */
export interface Rows {
  readonly customers: Customers;
  readonly accounts: MachineTable<AccountRow>;
  readonly visibles: MachineTable<VisibleRow>;
  readonly logins: Logins;
  readonly codes: MachineTable<CodeRow>;
  readonly sessions: Sessions;
  readonly credentials: Credentials;
  readonly reauths: Reauths;
  readonly enrolments: Enrolments;
  readonly recoveries: Recoveries;
  readonly resets: Resets;
  readonly handles: Handles;
  readonly answers: Answers;
  readonly sends: Sends;
  readonly audit: Audit;
  readonly outbox: Outbox;
  /** The moment of this transaction by the database's clock, ms since 1970; the same until it ends (R12). */
  now(): number;
  /** Numbers deadlines in the order in which they are armed, over the whole store. Always rising; gaps are fine. */
  nextOrder(): number;
}

/** Where a transaction begins: a login, and the answer that may have been given before; each by its id. */
export interface Near {
  login: string;
  answer: string;
}

/** Where the bank remembers. */
export interface Store {
  /**
   * Does `work` all or nothing, as if no other transaction ran beside it. A throw undoes everything and is passed on.
   * After a conflict `work` may be done again from the start: it has no effects but its rows. `near` says what it asks
   * for first, for a store that is far away; it changes nothing but how long that takes.
   */
  tx<T>(work: (rows: Rows) => Promise<T>, near?: Near): Promise<T>;
}
