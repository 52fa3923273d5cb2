import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { MachineRow, MachineTable } from '../../../machines/ports/bank/machine-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { Draft } from './draft.ts';
import type { Attempt } from './look.ts';
import { answersOf, auditOf, handlesOf, outboxOf, sendsOf } from './records.ts';
import { loadNear } from './near.ts';
import type { Shape } from './shape.ts';
import { shapes } from './shapes.ts';
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

const accounts = machineShape(shapes.accounts);
const visibles = machineShape(shapes.visibles);
const logins = machineShape(shapes.logins);
const codes = machineShape(shapes.codes);
const sessions = machineShape(shapes.sessions);
const credentials = machineShape(shapes.credentials);
const unused = shapes.credentials.selecting(
  'unused',
  'where not ended and updated_at <= $1 order by updated_at, id limit $2',
);
const reauths = machineShape(shapes.reauths);
const enrolments = machineShape(shapes.enrolments);
const recoveries = machineShape(shapes.recoveries);
const resets = machineShape(shapes.resets);

/** The rows of a store in PostgreSQL, as one attempt at a transaction sees them. */
export function rowsOf(attempt: Attempt): Rows {
  const { snapshot } = attempt;
  const { now } = snapshot;
  const customerDraft = new Draft(shapes.customers, attempt);
  const loginDraft = new Draft(logins.shape, attempt);
  const sessionDraft = new Draft(sessions.shape, attempt);
  const credentialDraft = new Draft(credentials.shape, attempt);
  const resetDraft = new Draft(resets.shape, attempt);
  return {
    customers: {
      ...tableOf(customerDraft),
      async byClientNumber(number) {
        await loadNear.clientNumber(attempt, number);
        return (await customerDraft.find('clientNumber', [number]))[0];
      },
      async byPersonalNumber(index) {
        await loadNear.personalNumber(attempt, index);
        return (await customerDraft.find('personalNumberIndex', [index]))[0];
      },
    },
    accounts: accounts.tableIn(new Draft(accounts.shape, attempt), now),
    visibles: visibles.tableIn(new Draft(visibles.shape, attempt), now),
    logins: {
      ...logins.tableIn(loginDraft, now),
      async get(id) {
        await loadNear.login(attempt, id);
        return (await loginDraft.many([id]))[0];
      },
      liveOfDevice: (device) => loginDraft.find('device', [device]),
      liveOfAccounts: (ids) => loginDraft.find('accountId', ids),
      async liveOfVisible(key) {
        await loadNear.visible(attempt, key);
        return loginDraft.find('visibleKey', [key]);
      },
    },
    codes: codes.tableIn(new Draft(codes.shape, attempt), now),
    sessions: {
      ...sessions.tableIn(sessionDraft, now),
      byToken: async (hash) => (await sessionDraft.find('tokenHash', [hash]))[0],
      byLogin: async (id) => (await sessionDraft.find('loginId', [id]))[0],
      liveOfAccounts: (ids) => sessionDraft.find('accountId', ids),
    },
    credentials: {
      ...credentials.tableIn(credentialDraft, now),
      byPublicId: async (id) => (await credentialDraft.find('publicId', [id]))[0],
      ofAccounts: async (ids) => (await credentialDraft.find('accountId', ids)).filter(({ ended }) => !ended),
      ofDevice: async (device) =>
        (await credentialDraft.find('device', [device])).filter(({ ended }) => !ended),
      async unusedSince(moment, limit) {
        const fits = ({ ended, updatedAt }: CredentialRow) => !ended && updatedAt <= moment;
        const by = (a: CredentialRow, b: CredentialRow) => a.updatedAt - b.updatedAt;
        const found = await credentialDraft.scan({ statement: unused, values: [moment], limit, fits, by });
        return found.map(({ id }) => id);
      },
    },
    reauths: reauths.tableIn(new Draft(reauths.shape, attempt), now),
    enrolments: enrolments.tableIn(new Draft(enrolments.shape, attempt), now),
    recoveries: recoveries.tableIn(new Draft(recoveries.shape, attempt), now),
    resets: {
      ...resets.tableIn(resetDraft, now),
      liveOfDevice: (device) => resetDraft.find('device', [device]),
      liveOfAccounts: (ids) => resetDraft.find('accountId', ids),
      liveOfVisible: (key) => resetDraft.find('visibleKey', [key]),
    },
    handles: handlesOf(attempt),
    answers: answersOf(attempt),
    sends: sendsOf(attempt),
    audit: auditOf(attempt),
    outbox: outboxOf(attempt),
    now: () => now,
    nextOrder: () => snapshot.nextOrder(),
  };
}
