import type { Row } from '../../../machines/ports/bank/table.ts';
import { copy } from '../copy.ts';

/** How to take back what a transaction did, the last first. */
export type Journal = (() => void)[];

/** By which values rows are found, and which those values are; `null` for a row that is not found that way. */
export type Indexes<R> = Readonly<Record<string, (row: R) => string | null>>;

/** The committed rows of one table, in memory, with their indexes. */
export class Shelf<R extends Row> {
  readonly #rows = new Map<string, R>();
  readonly #indexes: Indexes<R>;
  readonly #found = new Map<string, Map<string, Set<string>>>();

  constructor(indexes: Indexes<R> = {}) {
    this.#indexes = indexes;
    for (const name of Object.keys(indexes)) this.#found.set(name, new Map());
  }

  get(id: string): R | undefined {
    const row = this.#rows.get(id);
    return row && copy(row);
  }

  /** The rows whose index `name` has this value. */
  withIndex(name: string, value: string): R[] {
    const ids = this.#found.get(name)?.get(value) ?? [];
    return [...ids].flatMap((id) => this.get(id) ?? []);
  }

  /** The rows that fulfil `wanted`, which must not change them. */
  where(wanted: (row: R) => boolean): R[] {
    return [...this.#rows.values()].filter(wanted).map((row) => copy(row));
  }

  /** Throws when `row.version` is not the stored one. */
  put(row: R, journal: Journal): void {
    const stored = this.#rows.get(row.id);
    const version = stored?.version ?? 0;
    if (row.version !== version) {
      throw new Error(
        `Row ${row.id} has version ${version}; version ${row.version} was read before that write.`,
      );
    }
    journal.push(() => this.#set(row.id, stored));
    this.#set(row.id, { ...copy(row), version: version + 1 });
  }

  delete(id: string, journal: Journal): void {
    const stored = this.#rows.get(id);
    if (!stored) return;
    journal.push(() => this.#set(id, stored));
    this.#set(id, undefined);
  }

  #set(id: string, row: R | undefined): void {
    const before = this.#rows.get(id);
    for (const [name, valueOf] of Object.entries(this.#indexes)) {
      const index = this.#found.get(name);
      const old = before ? valueOf(before) : null;
      const fresh = row ? valueOf(row) : null;
      if (old === fresh) continue;
      if (old !== null) {
        index?.get(old)?.delete(id);
        if (index?.get(old)?.size === 0) index.delete(old);
      }
      if (fresh !== null) index?.set(fresh, (index.get(fresh) ?? new Set()).add(id));
    }
    if (row) this.#rows.set(id, row);
    else this.#rows.delete(id);
  }
}
