import type { World } from '../../machines/authority/run.ts';
import type { CodeRow, LoginRow, VisibleRow } from '../../machines/ports/bank/login-row.ts';
import type { MachineRow, MachineState } from '../../machines/ports/bank/machine-row.ts';
import type { ResetRow } from '../../machines/ports/bank/reset-row.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { isIn } from './machine-room.ts';
import { type Handle, type Named, relations, roles, splitHandle, type Whose } from './roles.ts';
import { dueOf, machineRows, type Seats, toldNothing } from './seats.ts';

export type { Handle } from './roles.ts';

/** A transaction that a client has been told something about. */
export type Txn = LoginRow | ResetRow;

/** The rows of one command, as the authority's router walks them. */
export interface BankWorld extends World<Handle, MachineState> {
  seats: Seats;
  /** What the command names beside its target: set before it is carried out. */
  named: Named;
  machines(): { owner: Handle; state: MachineState }[];
  whoseOf(context: Handle): Whose;
  sessionOf(context: Handle): SessionRow | undefined;
  /** The code of a login, a VERIFIKO or a reset. */
  codeOf(owner: { id: string }): CodeRow;
  visibleOf(txn: Pick<Txn, 'id' | 'visibleKey'>): VisibleRow;
  /** Writes what changed. A decoy leaves its account, so that strangers cannot make an account slow. */
  flush(rows: Rows): Promise<void>;
}

function must<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new Error(`The world has no ${what}.`);
  return row;
}

export function createWorld(seats: Seats, policy: Policy): BankWorld {
  const changed = new Set<Handle>();
  const named: Named = {};
  const { sessionOf, whoseOf } = relations(seats, named);
  const rowOf = (handle: Handle): MachineRow => {
    const [kind, id] = splitHandle(handle);
    return must<MachineRow>(seats[kind].get(id), handle);
  };
  return {
    seats,
    named,
    kindOf: (handle) => splitHandle(handle)[0],
    read: (handle) => rowOf(handle).machine,
    write(handle, state) {
      rowOf(handle).machine = state;
      changed.add(handle);
    },
    find: roles(seats, named, policy),
    machines: () =>
      [...machineRows(seats)].map(([kind, { id, machine }]) => ({
        owner: `${kind}:${id}` as Handle,
        state: machine,
      })),
    whoseOf,
    sessionOf,
    codeOf: ({ id }) => must(seats.code.get(id), `code of ${id}`),
    visibleOf: ({ id, visibleKey }) => must(seats.visible.get(visibleKey ?? toldNothing), `visible of ${id}`),
    async flush(rows) {
      for (const handle of changed) {
        const row = rowOf(handle);
        Object.assign(row, { due: dueOf(row.machine), updatedAt: rows.now() });
        await write(rows, seats, handle);
      }
    },
  };
}

/** Whether a login or a reset pretends and holds no attempt: nothing it does concerns an account any more. */
function isDecoy(machine: MachineState): boolean {
  const decoys = ['progress.begun.decoy', 'progress.begun.checking.pretending', 'begun.asking.decoy'];
  return decoys.some((state) => isIn(machine, state)) && !isIn(machine, 'reservation.held');
}

/**
 * Puts a changed row, or forgets one that says nothing any more: at rest, it is as good as a new one. What never
 * began is nowhere stored.
 */
async function write(rows: Rows, seats: Seats, handle: Handle): Promise<void> {
  const [kind, id] = splitHandle(handle);
  const row = <R>(table: Map<string, R>) => must(table.get(id), handle);
  const { due, version, machine } = row<MachineRow>(seats[kind]);
  const isAtRest = due === null;
  if (version === 0 && isIn(machine, 'none')) return;
  const put = {
    account: () => rows.accounts.put(row(seats.account)),
    visible: () => (isAtRest ? rows.visibles.delete(id) : rows.visibles.put(row(seats.visible))),
    login: () => rows.logins.put(withoutAccount(row(seats.login))),
    code: () => (isIdle(seats, id) ? rows.codes.delete(id) : rows.codes.put(row(seats.code))),
    session: () => rows.sessions.put(row(seats.session)),
    credential: () => {
      const credential = row(seats.credential);
      return rows.credentials.put({ ...credential, ended: isEnded(credential.machine) });
    },
    reauth: () => (isAtRest ? rows.reauths.delete(id) : rows.reauths.put(row(seats.reauth))),
    enrolment: () => (isAtRest ? rows.enrolments.delete(id) : rows.enrolments.put(row(seats.enrolment))),
    recovery: () => (isAtRest ? rows.recoveries.delete(id) : rows.recoveries.put(row(seats.recovery))),
    reset: () => rows.resets.put(withoutAccount(row(seats.reset))),
  };
  await put[kind]();
}

/** Whether a credential is of no use for good. */
const isEnded = (machine: MachineState) => isIn(machine, 'revoked') || isIn(machine, 'orphaned');

/** Whether a code is that of a VERIFIKO of which nothing is left. */
function isIdle({ reauth, code }: Seats, id: string): boolean {
  return reauth.get(id)?.machine.deadlines.length === 0 && code.get(id)?.machine.deadlines.length === 0;
}

const withoutAccount = <R extends Txn>(txn: R): R =>
  isDecoy(txn.machine) ? { ...txn, accountId: null } : txn;
