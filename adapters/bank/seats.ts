import type { Kind } from '../../machines/authority/authority.ts';
import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import type { AccountRow, CodeRow, LoginRow, VisibleRow } from '../../machines/ports/bank/login-row.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import type { MachineRoom } from './machine-room.ts';

/** The rows that one command can reach, by kind and id. */
export interface Seats {
  account: Map<string, AccountRow>;
  visible: Map<string, VisibleRow>;
  login: Map<string, LoginRow>;
  code: Map<string, CodeRow>;
  session: Map<string, SessionRow>;
  customers: Map<string, CustomerRow>;
}

/** Where a command begins. */
export interface Reach {
  login?: LoginRow;
  account?: string;
  visible?: string;
  /** A session's own deadlines touch nobody else: it is loaded alone. */
  session?: SessionRow;
}

const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));

/** The id under which a login without an identifier finds a machine that says: this client was told nothing. */
export const toldNothing = '';

/**
 * Loads what a command can reach and what can come before it: the login, the live logins of its device, the accounts
 * of them all with their live logins and sessions, and each login's code and `visible`. Nothing outside of this can
 * change anything inside of it, so that deadlines delivered here fall as they would have fallen one by one.
 */
export async function loadSeats(machines: MachineRoom, rows: Rows, reach: Reach): Promise<Seats> {
  const near = [
    ...(reach.visible === undefined ? [] : await rows.logins.liveOfVisible(reach.visible)),
    ...(reach.login ? [...(await rows.logins.liveOfDevice(reach.login.device)), reach.login] : []),
  ];
  const accountIds = [
    ...new Set([reach.account ?? [], ...near.map((login) => login.accountId ?? [])].flat()),
  ];
  const logins = byId([...(await rows.logins.liveOfAccounts(accountIds)), ...near]);
  const visibleIds = [...logins.values()].map(({ visibleKey }) => visibleKey ?? toldNothing);
  const visible = byId(await rows.visibles.many([...visibleIds, reach.visible ?? toldNothing]));
  const own = reach.login && (await rows.sessions.byLogin(reach.login.id));
  const seats: Seats = {
    account: byId(await rows.accounts.many(accountIds)),
    visible,
    login: logins,
    code: byId(await rows.codes.many([...logins.keys()])),
    session: byId([
      ...(await rows.sessions.liveOfAccounts(accountIds)),
      ...[own ?? [], reach.session ?? []].flat(),
    ]),
    customers: byId(await rows.customers.many(accountIds)),
  };
  for (const id of [...visibleIds, ...(reach.visible === undefined ? [] : [reach.visible])]) {
    if (!visible.has(id)) visible.set(id, freshRow(machines, rows, 'visible', id));
  }
  for (const [kind, row] of machineRows(seats)) machines.check(kind, row.machine);
  return seats;
}

/** A row that is not stored yet, its machine at the start. */
export function freshRow(machines: MachineRoom, rows: Rows, kind: Kind, id: string): AccountRow {
  const machine = machines.start(kind, rows);
  return { id, version: 0, machine, due: dueOf(machine), updatedAt: rows.now() };
}

/** The earliest deadline, ms. */
export function dueOf({ deadlines }: { deadlines: readonly { at: number }[] }): number | null {
  return deadlines.length === 0 ? null : Math.min(...deadlines.map(({ at }) => at));
}

/** Every machine among the seats. */
export function* machineRows(seats: Seats): Generator<[Kind, AccountRow]> {
  for (const kind of ['account', 'visible', 'login', 'code', 'session'] as const) {
    for (const row of seats[kind].values()) yield [kind, row];
  }
}
