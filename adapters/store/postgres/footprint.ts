import type { Fields } from './snapshot.ts';

/** Something that was read: the rows under a key, known by the transactions that wrote them. */
interface Read {
  kind: string;
  key: string;
  stamp: string;
}

const stampOf = (rows: readonly Fields[]) =>
  rows
    .map(({ stamp }) => String(stamp))
    .toSorted()
    .join(',');

/** What a transaction read and wrote: what PostgreSQL needs to know to confirm the one and carry out the other. */
export class Footprint {
  readonly #reads = new Map<string, Read>();
  readonly #scans: Read[] = [];
  readonly #shared = new Set<string>();
  readonly #exclusive = new Set<string>();
  readonly #inserts: Record<string, Fields[]> = {};
  readonly #writes: Record<string, Fields[]> = {};
  readonly #removed: Record<string, string[]> = {};

  /** Notes which rows a key had; the transaction stands only if it still has them, and no others, when it commits. */
  read(kind: string, key: string, rows: readonly Fields[]): void {
    const name = `${kind}:${key}`;
    if (this.#reads.has(name)) return;
    this.#reads.set(name, { kind, key, stamp: stampOf(rows) });
    this.#shared.add(name).add(tableOf(kind));
  }

  /** The same for rows that no one key leads to: nobody else touches the table while this commits. */
  scan(kind: string, key: string, rows: readonly Fields[]): void {
    this.#scans.push({ kind, key, stamp: stampOf(rows) });
    this.#exclusive.add(tableOf(kind));
  }

  /** Notes a row that must not be there yet; `keys` are those under which it will be found. */
  insert(table: string, record: Fields, keys: readonly string[]): void {
    (this.#inserts[table] ??= []).push(record);
    this.#touch(table, keys);
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
    return [this.#inserts, this.#writes, this.#removed].every((rows) => Object.keys(rows).length === 0);
  }

  /** The call of `hyrje.settle`. Whoever has a table for itself needs no key of it. */
  toCall(): string {
    const isCovered = (name: string) => name.includes('.') && this.#exclusive.has(tableOf(name));
    const footprint = {
      shared: [...this.#shared].filter((name) => !isCovered(name) && !this.#exclusive.has(name)),
      exclusive: [...this.#exclusive].filter((name) => !isCovered(name)),
      ...(this.#reads.size > 0 && { reads: [...this.#reads.values()] }),
      ...(this.#scans.length > 0 && { scans: this.#scans }),
      inserts: this.#inserts,
      writes: this.#writes,
      removed: this.#removed,
    };
    return `hyrje.settle(${quoted(footprint)})`;
  }
}

/** As JSON between dollars, where nothing means anything to SQL but a dollar: so there is none inside. */
const quoted = (data: object) => `$$${JSON.stringify(data).replaceAll('$', () => String.raw`\u0024`)}$$`;

const tableOf = (kind: string) => kind.slice(0, kind.includes('.') ? kind.indexOf('.') : undefined);
