import type { Handles } from '../../../machines/ports/bank/handle-row.ts';
import type { Outbox } from '../../../machines/ports/bank/outbox.ts';
import type { Answers, Audit, Sends } from '../../../machines/ports/bank/records.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Shelves } from './shelves.ts';
import { machineTableOf, tableOf, type Transaction, within } from './tables.ts';

function answersOf({ answers }: Shelves, transaction: Transaction): Answers {
  return {
    ...tableOf(answers, transaction),
    purge: (moment) =>
      within(transaction, () => {
        for (const { id } of answers.where(({ at }) => at < moment)) answers.delete(id, transaction.journal);
      }),
  };
}

function sendsOf({ sends }: Shelves, transaction: Transaction, nextOrder: () => number): Sends {
  return {
    add: (scope, at) =>
      within(transaction, () => {
        sends.put({ id: String(nextOrder()), version: 0, scope, at }, transaction.journal);
      }),
    after: (scope, moment) =>
      within(transaction, () => {
        const moments = sends.withIndex('scope', scope).map(({ at }) => at);
        return moments.filter((at) => at > moment).toSorted((a, b) => a - b);
      }),
    purge: (moment) =>
      within(transaction, () => {
        for (const { id } of sends.where(({ at }) => at <= moment)) sends.delete(id, transaction.journal);
      }),
  };
}

function auditOf({ audit }: Shelves, transaction: Transaction): Audit {
  return {
    append: (record) =>
      within(transaction, () => audit.put({ id: record.id, version: 0, record }, transaction.journal)),
    recent: (limit) =>
      within(transaction, () =>
        audit
          .where(() => true)
          .slice(-limit)
          .map(({ record }) => record),
      ),
    purge: (moment) =>
      within(transaction, () => {
        for (const { id } of audit.where(({ record }) => record.at < moment))
          audit.delete(id, transaction.journal);
      }),
  };
}

function outboxOf({ outbox }: Shelves, transaction: Transaction): Outbox {
  const { journal, now } = transaction;
  return {
    ...tableOf(outbox, transaction),
    ready: (limit) =>
      within(transaction, () =>
        outbox
          .withIndex('waiting', 'yes')
          .filter(({ nextAt }) => nextAt <= now)
          .toSorted((a, b) => a.createdAt - b.createdAt)
          .slice(0, limit),
      ),
    purge: (moment) =>
      within(transaction, () => {
        const old = outbox.where(({ state, createdAt }) => state !== 'waiting' && createdAt < moment);
        for (const { id } of old) outbox.delete(id, journal);
      }),
  };
}

function handlesOf({ handles }: Shelves, transaction: Transaction): Handles {
  return {
    ...tableOf(handles, transaction),
    ofAccount: (id) => within(transaction, () => handles.withIndex('account', id)),
    ofDevice: (device) => within(transaction, () => handles.withIndex('device', device)),
    purge: (moment) =>
      within(transaction, () => {
        const old = handles.where(({ usedAt }) => usedAt < moment);
        for (const { id } of old) handles.delete(id, transaction.journal);
      }),
  };
}

/** The rows of a store in memory, as one transaction sees them. */
export function rowsOf(shelves: Shelves, transaction: Transaction, nextOrder: () => number): Rows {
  const { customers, logins, sessions, credentials, resets } = shelves;
  return {
    customers: {
      ...tableOf(customers, transaction),
      byClientNumber: (number) => within(transaction, () => customers.withIndex('clientNumber', number)[0]),
      byPersonalNumber: (index) => within(transaction, () => customers.withIndex('personalNumber', index)[0]),
    },
    accounts: machineTableOf(shelves.accounts, transaction),
    visibles: machineTableOf(shelves.visibles, transaction),
    logins: {
      ...machineTableOf(logins, transaction),
      liveOfDevice: (device) => within(transaction, () => logins.withIndex('device', device)),
      liveOfAccounts: (ids) =>
        within(transaction, () => ids.flatMap((id) => logins.withIndex('account', id))),
      liveOfVisible: (key) => within(transaction, () => logins.withIndex('visible', key)),
    },
    codes: machineTableOf(shelves.codes, transaction),
    sessions: {
      ...machineTableOf(sessions, transaction),
      byToken: (hash) => within(transaction, () => sessions.withIndex('token', hash)[0]),
      byLogin: (id) => within(transaction, () => sessions.withIndex('login', id)[0]),
      liveOfAccounts: (ids) =>
        within(transaction, () => ids.flatMap((id) => sessions.withIndex('account', id))),
    },
    credentials: {
      ...machineTableOf(credentials, transaction),
      byPublicId: (id) => within(transaction, () => credentials.withIndex('publicId', id)[0]),
      ofAccounts: (ids) =>
        within(transaction, () => ids.flatMap((id) => credentials.withIndex('account', id))),
      ofDevice: (device) => within(transaction, () => credentials.withIndex('device', device)),
      unusedSince: (moment, limit) =>
        within(transaction, () =>
          credentials
            .where(({ ended, updatedAt }) => !ended && updatedAt <= moment)
            .toSorted((a, b) => a.updatedAt - b.updatedAt)
            .slice(0, limit)
            .map(({ id }) => id),
        ),
    },
    reauths: machineTableOf(shelves.reauths, transaction),
    enrolments: machineTableOf(shelves.enrolments, transaction),
    recoveries: machineTableOf(shelves.recoveries, transaction),
    resets: {
      ...machineTableOf(resets, transaction),
      liveOfDevice: (device) => within(transaction, () => resets.withIndex('device', device)),
      liveOfAccounts: (ids) =>
        within(transaction, () => ids.flatMap((id) => resets.withIndex('account', id))),
      liveOfVisible: (key) => within(transaction, () => resets.withIndex('visible', key)),
    },
    handles: handlesOf(shelves, transaction),
    answers: answersOf(shelves, transaction),
    sends: sendsOf(shelves, transaction, nextOrder),
    audit: auditOf(shelves, transaction),
    outbox: outboxOf(shelves, transaction),
    now: () => transaction.now,
    nextOrder,
  };
}
