import type { Row } from '../../../machines/ports/bank/table.ts';
import { copy } from '../copy.ts';
import { StaleRow } from './errors.ts';
import { type Attempt, look } from './look.ts';
import type { Index, Shape } from './shape.ts';
import type { Fields, Selection } from './snapshot.ts';

/** A search by more than a key; the statement's last parameter is its limit. `fits` and `by` say the same of a row. */
export interface Query<R> {
  statement: Selection;
  values: readonly unknown[];
  limit: number;
  fits(row: R): boolean;
  by(a: R, b: R): number;
}

/** A table as one transaction leaves it: the snapshot's rows under its own. */
export class Draft<R extends Row> {
  readonly #shape: Shape<R>;
  readonly #attempt: Attempt;
  /** The snapshot's rows, as far as they are known; `undefined` for one that is not there. */
  readonly #known = new Map<string, R | undefined>();
  readonly #own = new Map<string, R | undefined>();
  /** Own rows that are not looked for: their ids are random. That they are new is found out when they are stored. */
  readonly #fresh = new Set<string>();

  constructor(shape: Shape<R>, attempt: Attempt) {
    this.#shape = shape;
    this.#attempt = attempt;
    attempt.flush.push(() => this.#flush());
  }

  async many(ids: readonly string[]): Promise<R[]> {
    const asked = [...new Set(ids)];
    const loading = this.#load(asked.filter((id) => !this.#own.has(id)));
    if (loading) await loading;
    return asked.flatMap((id) => copy<R | R[]>(this.#now(id) ?? []));
  }

  /** Rows by one of the shape's indexes. */
  async find(name: string, values: readonly string[]): Promise<R[]> {
    const index = this.#shape.indexes[name];
    if (!index) throw new Error(`${this.#shape.table} is not found by ${name}.`);
    await this.#select(index, values);
    return this.#rows((row) => values.includes(index.valueOf(row) ?? ''));
  }

  /** Rows that no key leads to. Until the end of the commit nobody else touches the table. */
  async scan(query: Query<R>): Promise<R[]> {
    const { parameters, found } = await this.#search(query);
    this.#attempt.footprint.scan(query.statement, parameters, found);
    return this.#rows(query.fits).toSorted(query.by).slice(0, query.limit);
  }

  /** Rows that nobody else holds, held until shortly before the commit. Others may add to them. */
  async claim(query: Query<R>): Promise<R[]> {
    const { found } = await this.#search(query);
    const held = new Set(found.map(({ id }) => String(id)));
    const { kind, one } = this.#shape.byId;
    for (const fields of found) this.#attempt.footprint.read(kind, one, String(fields['id']), [fields]);
    const isHeld = (row: R) => (held.has(row.id) || this.#own.has(row.id)) && query.fits(row);
    return this.#rows(isHeld).toSorted(query.by).slice(0, query.limit);
  }

  async put(row: R): Promise<void> {
    this.#guard();
    const { id, version } = row;
    const mine = { ...copy(row), version: version + 1 };
    if (version === 0 && !this.#attempt.again && !this.#known.has(id)) this.#fresh.add(id);
    const loading = this.#load(this.#own.has(id) || this.#fresh.has(id) ? [] : [id]);
    if (loading) await loading;
    if ((this.#now(id)?.version ?? 0) !== version) throw new StaleRow(this.#shape.table, version);
    this.#own.set(id, mine);
  }

  async delete(id: string): Promise<void> {
    await this.#load([id]);
    this.#own.set(id, undefined);
  }

  #flush(): void {
    const { byId, indexes } = this.#shape;
    for (const [id, row] of this.#own) {
      const before = this.#known.get(id);
      const versions = [before ?? [], row ?? []].flat() as R[];
      const keys = [byId, ...Object.values(indexes)].flatMap((index) =>
        versions.map((version) => [index.kind, index.valueOf(version)] as const),
      );
      const names = keys.flatMap(([kind, value]) => (value === null ? [] : `${kind}:${value}`));
      if (row && !before) this.#attempt.footprint.insert(this.#shape, row, names);
      else if (row) this.#attempt.footprint.write(this.#shape, row, names);
      else if (before) this.#attempt.footprint.remove(this.#shape, id, names);
    }
  }

  /** Nothing to wait for when all of them are known. */
  #load(ids: readonly string[]): Promise<void> | undefined {
    this.#guard();
    const unknown = ids.filter((id) => !this.#known.has(id));
    return unknown.length === 0 ? undefined : this.#select(this.#shape.byId, unknown);
  }

  async #select(index: Index<R>, values: readonly string[]): Promise<void> {
    const looked = look(this.#attempt, index, values);
    this.#learn(looked instanceof Promise ? await looked : looked);
    if (index !== this.#shape.byId) return;
    for (const id of values) if (!this.#known.has(id)) this.#known.set(id, undefined);
  }

  #learn(found: readonly Fields[]): void {
    for (const fields of found) {
      const id = String(fields['id']);
      if (!this.#known.get(id)) this.#known.set(id, this.#shape.parse(fields));
    }
  }

  async #search({ statement, values, limit }: Query<R>): Promise<{ parameters: unknown[]; found: Fields[] }> {
    this.#guard();
    const parameters = [...values, limit + this.#own.size];
    const found = await this.#attempt.snapshot.run(statement, parameters);
    this.#learn(found);
    return { parameters, found };
  }

  #rows(fits: (row: R) => boolean): R[] {
    const ids = new Set([...this.#known.keys(), ...this.#own.keys()]);
    const rows = [...ids].flatMap((id) => this.#now(id) ?? []);
    return rows.filter(fits).map((row) => copy(row));
  }

  #now(id: string): R | undefined {
    return this.#own.has(id) ? this.#own.get(id) : this.#known.get(id);
  }

  #guard(): void {
    if (this.#attempt.over) throw new Error('The transaction is over.');
  }
}
