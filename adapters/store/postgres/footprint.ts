import type { Fields } from './snapshot.ts';

/** Something that was read: the rows under a key, known by the transactions that wrote them. */
interface Read {
  kind: string;
  key: string;
  stamp: string;
}

/** What a transaction read and wrote: what PostgreSQL needs to know to confirm the one and carry out the other. */
export class Footprint {
  readonly #reads = new Map<string, Read>();
  readonly #shared = new Set<string>();
  readonly #exclusive = new Set<string>();
  readonly #writes: Record<string, Fields[]> = {};
  readonly #removed: Record<string, string[]> = {};

  /** Notes which rows a key had; the transaction stands only if it still has them, and no others, when it commits. */
  read(kind: string, key: string, rows: readonly Fields[]): void {
    const name = `${kind}:${key}`;
    if (this.#reads.has(name)) return;
    const stamps = rows.map(({ stamp }) => String(stamp));
    this.#reads.set(name, { kind, key, stamp: stamps.toSorted().join(',') });
    this.#shared.add(name).add(tableOf(kind));
  }

  /** The same for rows that no one key leads to: nobody else touches the table while this commits. */
  scan(kind: string, key: string, rows: readonly Fields[]): void {
    this.read(kind, key, rows);
    this.#exclusive.add(tableOf(kind));
  }

  /** Notes a row to be written; `keys` are those under which it was and will be found. */
  write(table: string, record: Fields, keys: readonly string[]): void {
    (this.#writes[table] ??= []).push(record);
    this.#touch(table, keys);
  }

  remove(table: string, id: string, keys: readonly string[]): void {
    (this.#removed[table] ??= []).push(id);
    this.#touch(table, keys);
  }

  #touch(table: string, keys: readonly string[]): void {
    this.#shared.add(table);
    for (const key of keys) this.#exclusive.add(key);
  }

  get writesNothing(): boolean {
    return Object.keys(this.#writes).length === 0 && Object.keys(this.#removed).length === 0;
  }

  /** The parameters of `hyrje.settle`. Whoever has a table for itself needs no key of it. */
  toParameters(): [shared: string[], exclusive: string[], reads: string, writes: string, removed: string] {
    const isCovered = (name: string) => name.includes('.') && this.#exclusive.has(tableOf(name));
    return [
      [...this.#shared].filter((name) => !isCovered(name)),
      [...this.#exclusive].filter((name) => !isCovered(name)),
      JSON.stringify([...this.#reads.values()]),
      JSON.stringify(this.#writes),
      JSON.stringify(this.#removed),
    ];
  }
}

const tableOf = (kind: string) => kind.slice(0, kind.includes('.') ? kind.indexOf('.') : undefined);
