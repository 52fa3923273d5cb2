import type { MachineRow, MachineTable } from '../../../machines/ports/bank/machine-row.ts';
import type { Row, Table } from '../../../machines/ports/bank/table.ts';
import type { Journal, Shelf } from './shelf.ts';

/** A transaction in memory: its moment, what it did, and whether it still may do anything. */
export interface Transaction {
  now: number;
  journal: Journal;
  over: boolean;
}

/** Throws when the transaction is over: somebody forgot to wait for a row. */
export function within<T>(transaction: Transaction, work: () => T): Promise<T> {
  if (transaction.over) return Promise.reject(new Error('The transaction is over.'));
  return new Promise((resolve) => resolve(work()));
}

export function tableOf<R extends Row>(shelf: Shelf<R>, transaction: Transaction): Table<R> {
  return {
    get: (id) => within(transaction, () => shelf.get(id)),
    many: (ids) => within(transaction, () => [...new Set(ids)].flatMap((id) => shelf.get(id) ?? [])),
    put: (row) => within(transaction, () => shelf.put(row, transaction.journal)),
    delete: (id) => within(transaction, () => shelf.delete(id, transaction.journal)),
  };
}

export function machineTableOf<R extends MachineRow>(
  shelf: Shelf<R>,
  transaction: Transaction,
): MachineTable<R> {
  return {
    ...tableOf(shelf, transaction),
    overdue: (limit) =>
      within(transaction, () =>
        shelf
          .where(({ due }) => due !== null && due <= transaction.now)
          .toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0))
          .slice(0, limit)
          .map(({ id }) => id),
      ),
    atRestSince: (moment, limit) =>
      within(transaction, () =>
        shelf
          .where(({ due, updatedAt }) => due === null && updatedAt <= moment)
          .slice(0, limit)
          .map(({ id }) => id),
      ),
  };
}
