import type { MachineRow, MachineTable } from '../../../machines/ports/bank/machine-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { type Attempt, Draft } from './draft.ts';
import { answersOf, auditOf, outboxOf, sendsOf } from './records.ts';
import { codeColumns, customerColumns, loginColumns, machineColumns, sessionColumns } from './schema.ts';
import { type Shape, shapeOf } from './shape.ts';
import { tableOf } from './tables.ts';

/** A table whose rows are machines, with what finds those that are due and those at rest. */
function machineShape<R extends MachineRow>(shape: Shape<R>) {
  const overdue = shape.selecting('overdue', 'where due <= $1 order by due, id limit $2');
  const rest = shape.selecting(
    'rest',
    'where due is null and updated_at <= $1 order by updated_at, id limit $2',
  );
  const dueOf = ({ due }: R) => due ?? Number.POSITIVE_INFINITY;

  const tableIn = (draft: Draft<R>, now: number): MachineTable<R> => ({
    ...tableOf(draft),
    async overdue(limit) {
      const fits = (row: R) => dueOf(row) <= now;
      const by = (a: R, b: R) => dueOf(a) - dueOf(b);
      return (await draft.scan({ statement: overdue, values: [now], limit, fits, by })).map(({ id }) => id);
    },
    async atRestSince(moment, limit) {
      const fits = ({ due, updatedAt }: R) => due === null && updatedAt <= moment;
      const by = (a: R, b: R) => a.updatedAt - b.updatedAt;
      return (await draft.scan({ statement: rest, values: [moment], limit, fits, by })).map(({ id }) => id);
    },
  });
  return { shape, tableIn };
}

const customers = shapeOf('customers', customerColumns, { clientNumber: 'all', personalNumberIndex: 'all' });
const accounts = machineShape(shapeOf('accounts', machineColumns));
const visibles = machineShape(shapeOf('visibles', machineColumns));
const codes = machineShape(shapeOf('codes', codeColumns));
const logins = machineShape(
  shapeOf('logins', loginColumns, { device: 'live', accountId: 'live', visibleKey: 'live' }),
);
const sessions = machineShape(
  shapeOf('sessions', sessionColumns, { tokenHash: 'all', loginId: 'all', accountId: 'live' }),
);

/** The rows of a store in PostgreSQL, as one attempt at a transaction sees them. */
export function rowsOf(attempt: Attempt): Rows {
  const { snapshot } = attempt;
  const { now } = snapshot;
  const customerDraft = new Draft(customers, attempt);
  const loginDraft = new Draft(logins.shape, attempt);
  const sessionDraft = new Draft(sessions.shape, attempt);
  return {
    customers: {
      ...tableOf(customerDraft),
      byClientNumber: async (number) => (await customerDraft.find('clientNumber', [number]))[0],
      byPersonalNumber: async (index) => (await customerDraft.find('personalNumberIndex', [index]))[0],
    },
    accounts: accounts.tableIn(new Draft(accounts.shape, attempt), now),
    visibles: visibles.tableIn(new Draft(visibles.shape, attempt), now),
    logins: {
      ...logins.tableIn(loginDraft, now),
      liveOfDevice: (device) => loginDraft.find('device', [device]),
      liveOfAccounts: (ids) => loginDraft.find('accountId', ids),
      liveOfVisible: (key) => loginDraft.find('visibleKey', [key]),
    },
    codes: codes.tableIn(new Draft(codes.shape, attempt), now),
    sessions: {
      ...sessions.tableIn(sessionDraft, now),
      byToken: async (hash) => (await sessionDraft.find('tokenHash', [hash]))[0],
      byLogin: async (id) => (await sessionDraft.find('loginId', [id]))[0],
      liveOfAccounts: (ids) => sessionDraft.find('accountId', ids),
    },
    answers: answersOf(attempt),
    sends: sendsOf(attempt),
    audit: auditOf(attempt),
    outbox: outboxOf(attempt),
    now: () => now,
    nextOrder: () => snapshot.nextOrder(),
  };
}
