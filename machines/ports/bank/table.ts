/** What every row has. */
export interface Row {
  /** Unique in its table. */
  id: string;
  /** 0 until the row is stored; raised by the store at each write. */
  version: number;
}

/**
 * One table inside a transaction. Rows are copies: changing one changes nothing until it is `put`.
 * Nothing may be called once the transaction is over.
 */
export interface Table<R extends Row> {
  get(id: string): Promise<R | undefined>;
  /** Those that exist, in no promised order. */
  many(ids: readonly string[]): Promise<R[]>;
  /** Inserts or replaces. Throws when `version` is not the stored one: the row was read before somebody wrote it. */
  put(row: R): Promise<void>;
  /** Does nothing when there is no such row. */
  delete(id: string): Promise<void>;
}
