import type { Kind } from '../../machines/authority/authority.ts';
import type { CredentialRow } from '../../machines/ports/bank/credential-row.ts';
import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import type { EnrolmentRow } from '../../machines/ports/bank/enrolment-row.ts';
import type { AccountRow, CodeRow, LoginRow, VisibleRow } from '../../machines/ports/bank/login-row.ts';
import type { MachineRow } from '../../machines/ports/bank/machine-row.ts';
import type { ReauthRow } from '../../machines/ports/bank/reauth-row.ts';
import type { RecoveryRow, ResetRow } from '../../machines/ports/bank/reset-row.ts';
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
  credential: Map<string, CredentialRow>;
  reauth: Map<string, ReauthRow>;
  enrolment: Map<string, EnrolmentRow>;
  recovery: Map<string, RecoveryRow>;
  reset: Map<string, ResetRow>;
  customers: Map<string, CustomerRow>;
}

const kinds = [
  'account',
  'visible',
  'login',
  'code',
  'session',
  'credential',
  'reauth',
  'enrolment',
  'recovery',
  'reset',
] as const satisfies Kind[];

/** Where a command begins. */
export interface Reach {
  login?: LoginRow;
  account?: string;
  visible?: string;
  /** A session that neither has a VERIFIKO under way nor comes with its account touches nobody else. */
  session?: SessionRow;
  reset?: ResetRow;
  /** The account whose resets were closed. */
  recovery?: string;
  credential?: CredentialRow;
  /** An install: with whoever has a credential on it. */
  device?: string;
}

const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
const present = <T>(...values: (T | null | undefined)[]) =>
  values.filter((one) => one !== null && one !== undefined);

/** The id under which a login without an identifier finds a machine that says: this client was told nothing. */
export const toldNothing = '';

/**
 * Loads what a command can reach and what can come before it: the transaction, the live ones of its device, the
 * accounts of them all with everything of theirs that is live, and what belongs to each. Nothing outside of this can
 * change anything inside of it, so that deadlines delivered here fall as they would have fallen one by one.
 */
export async function loadSeats(machines: MachineRoom, rows: Rows, reach: Reach): Promise<Seats> {
  const { login, reset, session, credential } = reach;
  const nearLogins = [
    ...(reach.visible === undefined ? [] : await rows.logins.liveOfVisible(reach.visible)),
    ...(login ? [...(await rows.logins.liveOfDevice(login.device)), login] : []),
  ];
  const device = login?.device ?? reset?.device;
  const nearResets = [
    ...(reach.visible === undefined ? [] : await rows.resets.liveOfVisible(reach.visible)),
    ...(device === undefined ? [] : await rows.resets.liveOfDevice(device)),
    ...present(reset),
  ];
  const own = login && (await rows.sessions.byLogin(login.id));
  const onDevice = reach.device === undefined ? [] : await rows.credentials.ofDevice(reach.device);
  const ownReauth = session && (await rows.reauths.get(session.id));
  const accountIds = [
    ...new Set(
      present(
        reach.account,
        reach.recovery,
        credential?.accountId,
        ownReauth && ownReauth.due !== null ? session?.accountId : null,
        ...[...nearLogins, ...nearResets, ...onDevice].map(({ accountId }) => accountId),
      ),
    ),
  ];
  const logins = byId([...(await rows.logins.liveOfAccounts(accountIds)), ...nearLogins]);
  const resets = byId([...(await rows.resets.liveOfAccounts(accountIds)), ...nearResets]);
  const sessions = byId([...(await rows.sessions.liveOfAccounts(accountIds)), ...present(own, session)]);
  const visibleIds = [
    ...present(reach.visible),
    ...[...logins.values(), ...resets.values()].map(({ visibleKey }) => visibleKey ?? toldNothing),
  ];
  const reauths = byId(await rows.reauths.many([...sessions.keys()]));
  const recovering = resets.size === 0 && reach.recovery === undefined ? [] : accountIds;
  const seats: Seats = {
    account: byId(await rows.accounts.many(accountIds)),
    visible: byId(await rows.visibles.many([...visibleIds, toldNothing])),
    login: logins,
    code: byId(await rows.codes.many([...logins.keys(), ...reauths.keys(), ...resets.keys()])),
    session: sessions,
    credential: byId([...(await rows.credentials.ofAccounts(accountIds)), ...present(credential)]),
    reauth: reauths,
    enrolment: byId(await rows.enrolments.many([...sessions.keys()])),
    recovery: byId(await rows.recoveries.many(recovering)),
    reset: resets,
    customers: byId(await rows.customers.many(accountIds)),
  };
  for (const id of visibleIds) {
    if (!seats.visible.has(id)) seats.visible.set(id, freshRow(machines, rows, 'visible', id));
  }
  for (const id of recovering) {
    if (!seats.recovery.has(id)) seats.recovery.set(id, freshRow(machines, rows, 'recovery', id));
  }
  for (const [kind, row] of machineRows(seats)) machines.check(kind, row.machine);
  return seats;
}

/** A row that is not stored yet, its machine at the start. */
export function freshRow(machines: MachineRoom, rows: Rows, kind: Kind, id: string): MachineRow {
  const machine = machines.start(kind, rows);
  return { id, version: 0, machine, due: dueOf(machine), updatedAt: rows.now() };
}

/** A code that was never issued. */
export function freshCode(machines: MachineRoom, rows: Rows, id: string): CodeRow {
  return { ...freshRow(machines, rows, 'code', id), current: null, earlier: [], expiresAt: 0 };
}

/** The earliest deadline, ms. */
export function dueOf({ deadlines }: { deadlines: readonly { at: number }[] }): number | null {
  return deadlines.length === 0 ? null : Math.min(...deadlines.map(({ at }) => at));
}

/** Every machine among the seats. */
export function* machineRows(seats: Seats): Generator<[Kind, MachineRow]> {
  for (const kind of kinds) {
    for (const row of seats[kind].values()) yield [kind, row];
  }
}
