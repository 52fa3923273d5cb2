import type { Rows, Store } from '../../machines/ports/bank/store.ts';
import { rowsOf } from './memory/rows.ts';
import { createShelves, type Shelves } from './memory/shelves.ts';
import type { Transaction } from './memory/tables.ts';

export interface MemoryStore extends Store {
  /** Everything that is stored, table by table, for looking for what must not be there. */
  dump(): Record<keyof Shelves, object[]>;
}

/**
 * A store in the memory of this process: nothing outlives it. Transactions run one after the other; a throw takes
 * back what was written, at the cost of what was written.
 *
 * `clock` is the database's clock, ms since 1970.
 */
export function memoryStore(clock: { now(): number } = Date): MemoryStore {
  const shelves = createShelves();
  let order = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function attempt<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    const transaction: Transaction = { now: clock.now(), journal: [], over: false };
    try {
      return await work(rowsOf(shelves, transaction, () => ++order));
    } catch (error) {
      for (const undo of transaction.journal.toReversed()) undo();
      throw error;
    } finally {
      transaction.over = true;
    }
  }

  return {
    tx(work) {
      const result = last.then(() => attempt(work));
      last = result.catch(() => {});
      return result;
    },
    dump() {
      const tables = Object.entries(shelves).map(([name, shelf]) => [name, shelf.where(() => true)]);
      return Object.fromEntries(tables) as Record<keyof Shelves, object[]>;
    },
  };
}
