import type { Row } from '../../../machines/ports/bank/table.ts';
import type { Shape } from './shape.ts';
import type { Call, Fields, Selection } from './snapshot.ts';
import { check, lock, type Seen } from './settle.ts';

const stampOf = (rows: readonly Fields[]) =>
  rows.length === 1
    ? String(rows[0]?.['stamp'])
    : rows
        .map(({ stamp }) => String(stamp))
        .toSorted()
        .join(',');

/** What a transaction read and wrote: what PostgreSQL needs to know to confirm the one and carry out the other. */
export class Footprint {
  readonly #reads = new Map<string, Seen>();
  readonly #shared = new Set<string>();
  readonly #exclusive = new Set<string>();
  readonly #changes: Record<'removals' | 'updates' | 'inserts', Call[]> = {
    removals: [],
    updates: [],
    inserts: [],
  };

  /** Notes which rows a key had; the transaction stands only if it still has them, and no others, when it commits. */
  read(kind: string, { from }: Selection, key: string, rows: readonly Fields[]): void {
    const name = `${kind}:${key}`;
    if (this.#reads.has(name)) return;
    this.#reads.set(name, { name, from, values: [key], stamp: stampOf(rows) });
    this.#shared.add(name).add(tableOf(kind));
  }

  /** The same for rows that no one key leads to: nobody else touches the table while this commits. */
  scan({ name, from }: Selection, values: readonly unknown[], rows: readonly Fields[]): void {
    const own = `${name} ${this.#reads.size}`;
    this.#reads.set(own, { name: own, from, values, stamp: stampOf(rows) });
    this.#exclusive.add(tableOf(name));
  }

  /** Notes a row that must not be there yet; `keys` are those under which it will be found. */
  insert<R extends Row>({ table, changes, valuesOf }: Shape<R>, row: R, keys: readonly string[]): void {
    this.#changes.inserts.push({ statement: changes.insert, values: valuesOf(row) });
    this.#touch(table, keys);
  }

  /** Notes a row that was read, to be written; `keys` are those under which it was and will be found. */
  write<R extends Row>({ table, changes, valuesOf }: Shape<R>, row: R, keys: readonly string[]): void {
    this.#changes.updates.push({ statement: changes.update, values: valuesOf(row) });
    this.#touch(table, keys);
  }

  remove<R extends Row>({ table, changes }: Shape<R>, id: string, keys: readonly string[]): void {
    this.#changes.removals.push({ statement: changes.remove, values: [id] });
    this.#touch(table, keys);
  }

  #touch(table: string, keys: readonly string[]): void {
    this.#shared.add(table);
    for (const key of keys) this.#exclusive.add(key);
  }

  get writesNothing(): boolean {
    return Object.values(this.#changes).every((calls) => calls.length === 0);
  }

  /** The end of the transaction, see `check`. Whoever has a table for itself needs no key of it. */
  toCalls(): Call[] {
    const isCovered = (name: string) => name.includes('.') && this.#exclusive.has(tableOf(name));
    const { removals, updates, inserts } = this.#changes;
    return [
      lock(
        [...this.#exclusive].filter((name) => !isCovered(name)),
        [...this.#shared].filter((name) => !isCovered(name) && !this.#exclusive.has(name)),
      ),
      check([...this.#reads.values()]),
      ...removals,
      ...updates,
      ...inserts,
    ];
  }

  /** Which of what was read has changed, from the rows that `toCalls` gave; `undefined` when it was carried out. */
  changedOf([, checked]: readonly (readonly Fields[])[]): string | undefined {
    const place = checked?.[0]?.['changed'];
    if (place === '') return undefined;
    return [...this.#reads.keys()][Number(place) - 1] ?? '';
  }
}

const tableOf = (kind: string) => kind.slice(0, kind.includes('.') ? kind.indexOf('.') : undefined);
