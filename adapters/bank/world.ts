import type { Kind } from '../../machines/authority/authority.ts';
import type { World } from '../../machines/authority/run.ts';
import type { Role } from '../../machines/authority/wiring.ts';
import type { CodeRow, LoginRow, VisibleRow } from '../../machines/ports/bank/login-row.ts';
import type { MachineRow, MachineState } from '../../machines/ports/bank/machine-row.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { isIn } from './machine-room.ts';
import { dueOf, machineRows, type Seats, toldNothing } from './seats.ts';

/** Names one machine of the world: its kind and the id of its row. */
export type Handle = `${Kind}:${string}`;

/** The kind and the row's id behind a handle. */
export function splitHandle(handle: Handle): [Kind, string] {
  const colon = handle.indexOf(':');
  return [handle.slice(0, colon) as Kind, handle.slice(colon + 1)];
}

/** The rows of one command, as the authority's router walks them. */
export interface BankWorld extends World<Handle, MachineState> {
  seats: Seats;
  machines(): { owner: Handle; state: MachineState }[];
  /** In whose name something happens: of an account's own doings there is neither. */
  loginOf(context: Handle): LoginRow | undefined;
  sessionOf(context: Handle): SessionRow | undefined;
  accountOf(context: Handle): string | null;
  codeOf(login: LoginRow): CodeRow;
  visibleOf(login: LoginRow): VisibleRow;
  /** Writes what changed. A decoy leaves its account, so that strangers cannot make an account slow. */
  flush(rows: Rows): Promise<void>;
}

function must<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new Error(`The world has no ${what}.`);
  return row;
}

export function createWorld(seats: Seats, policy: Policy): BankWorld {
  const changed = new Set<Handle>();
  const rowOf = (handle: Handle): MachineRow => {
    const [kind, id] = splitHandle(handle);
    return must(seats[kind].get(id), handle);
  };
  const handlesOf = (kind: Kind, rows: Iterable<MachineRow>): Handle[] =>
    [...rows].map(({ id }): Handle => `${kind}:${id}`);
  const isLive = ({ machine }: MachineRow) => machine.deadlines.length > 0;
  const loginOf = (context: Handle) => {
    const [kind, id] = splitHandle(context);
    return kind === 'login' ? seats.login.get(id) : undefined;
  };
  const sessionOf = (context: Handle) => {
    const [kind, id] = splitHandle(context);
    if (kind === 'session') return seats.session.get(id);
    return kind === 'login' ? [...seats.session.values()].find(({ loginId }) => loginId === id) : undefined;
  };
  const accountOf = (context: Handle) => {
    const [kind, id] = splitHandle(context);
    return kind === 'account' ? id : ((loginOf(context) ?? sessionOf(context))?.accountId ?? null);
  };
  const ofAccount = <R extends { accountId: string | null }>(rows: Iterable<R>, context: Handle) =>
    [...rows].filter(({ accountId }) => accountId !== null && accountId === accountOf(context));

  /** The sessions that a new one ends: all but the youngest that may live beside it. */
  const rivalSessions = (context: Handle) => {
    const own = must(sessionOf(context), `session of ${context}`);
    const beside = policy[own.channel === 'app' ? 'session.maxMobile' : 'session.maxWeb'] - 1;
    return ofAccount(seats.session.values(), context)
      .filter((session) => session.id !== own.id && session.channel === own.channel && isLive(session))
      .toSorted((a, b) => b.startedAt - a.startedAt)
      .slice(beside);
  };
  const rivalLogins = (context: Handle) => {
    const own = must(loginOf(context), context);
    return [...seats.login.values()].filter((login) => login.id !== own.id && login.device === own.device);
  };

  const find = (role: Role, context: Handle): readonly Handle[] => {
    const login = loginOf(context);
    switch (role) {
      case 'login':
        return login ? [context] : [];
      case 'account': {
        const account = accountOf(context);
        return account === null ? [] : [`account:${account}`];
      }
      case 'visible':
        return login ? [`visible:${login.visibleKey ?? toldNothing}`] : [];
      case 'code':
        return login ? [`code:${login.id}`] : [];
      case 'session': {
        const session = sessionOf(context);
        return session ? [`session:${session.id}`] : [];
      }
      case 'accountLogins':
        return handlesOf('login', ofAccount(seats.login.values(), context));
      case 'rivalLogins':
        return handlesOf('login', rivalLogins(context));
      case 'rivalSessions':
        return handlesOf('session', rivalSessions(context));
      case 'accountSessions':
        return handlesOf('session', ofAccount(seats.session.values(), context));
    }
  };

  return {
    seats,
    kindOf: (handle) => splitHandle(handle)[0],
    read: (handle) => rowOf(handle).machine,
    write(handle, state) {
      rowOf(handle).machine = state;
      changed.add(handle);
    },
    find,
    machines: () =>
      [...machineRows(seats)].map(([kind, { id, machine }]) => ({
        owner: `${kind}:${id}` as Handle,
        state: machine,
      })),
    loginOf,
    sessionOf,
    accountOf,
    codeOf: (login) => must(seats.code.get(login.id), `code of ${login.id}`),
    visibleOf: (login) => must(seats.visible.get(login.visibleKey ?? toldNothing), `visible of ${login.id}`),
    async flush(rows) {
      for (const handle of changed) {
        const [kind, id] = splitHandle(handle);
        const row = rowOf(handle);
        Object.assign(row, { due: dueOf(row.machine), updatedAt: rows.now() });
        const login = loginOf(handle);
        if (login && isDecoy(login.machine)) login.accountId = null;
        const forgotten = kind === 'visible' && row.due === null;
        if (forgotten) await rows.visibles.delete(id);
        else await putRow(rows, seats, kind, id);
      }
    },
  };
}

/** Whether a login pretends and holds no attempt: nothing it does concerns an account any more. */
function isDecoy(machine: MachineState): boolean {
  const pretends =
    isIn(machine, 'progress.begun.decoy') || isIn(machine, 'progress.begun.checking.pretending');
  return pretends && isIn(machine, 'reservation.none');
}

async function putRow(rows: Rows, seats: Seats, kind: Kind, id: string): Promise<void> {
  const put = {
    account: () => rows.accounts.put(must(seats.account.get(id), id)),
    visible: () => rows.visibles.put(must(seats.visible.get(id), id)),
    login: () => rows.logins.put(must(seats.login.get(id), id)),
    code: () => rows.codes.put(must(seats.code.get(id), id)),
    session: () => rows.sessions.put(must(seats.session.get(id), id)),
  };
  await put[kind]();
}
