import type { Store } from '../../machines/ports/bank/store.ts';

/** A store to be tested, empty, with a database clock that the test moves. */
export interface StoreUnderTest {
  store: Store;
  /** Moves the database's clock, ms. */
  pass(ms: number): Promise<void>;
}

/** The ids of rows, in one order. */
export const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();
