import { z } from 'zod';
import type { Row } from '../../../machines/ports/bank/table.ts';
import type { Columns } from './schema.ts';
import { changesOf } from './settle.ts';
import type { Fields, Selection } from './snapshot.ts';

/** A way to find rows: by one column. */
export interface Index<R> {
  /** `table.column` */
  readonly kind: string;
  /** Gives the rows for the value `$1`. */
  readonly one: Selection;
  /** Gives the rows for the values in `$1`: slower, also for one. */
  readonly many: Selection;
  /** Under which value this row is found, also one that was not parsed yet; `null` when it is not. */
  valueOf(row: R | Fields): string | null;
}

/** A table of the schema `hyrje`: how its rows are named, found and read. */
export interface Shape<R extends Row, Name extends string = string> {
  readonly table: string;
  /** The statements that change rows; those with more values than the id take `valuesOf`. */
  readonly changes: ReturnType<typeof changesOf>;
  readonly byId: Index<R>;
  /** By the name of the property. */
  readonly indexes: Readonly<Record<Name, Index<R>>>;
  /** Throws for a row that does not fit. */
  parse(fields: Fields): R;
  /** What a row has in each column, the id first. */
  valuesOf(row: R): unknown[];
  /** A query for whole rows: `tail` is what follows `select … from hyrje.<table>`. */
  selecting(name: string, tail: string): Selection;
}

/** `clientNumber` → `client_number` */
const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `indexed` says by which columns rows are found: all of them, or live ones only. */
export function shapeOf<R extends Row, Name extends keyof R & string = never>(
  table: string,
  columns: Columns<R>,
  indexed = {} as Record<Name, 'all' | 'live'>,
): Shape<R, Name> {
  const names = Object.keys(columns) as (keyof R & string)[];
  const selected = names.map((name) => `${columnOf(name)} as "${name}"`).join(', ');
  const schema = z.object(columns) as unknown as z.ZodType<R>;
  const selecting = (name: string, tail: string): Selection => ({
    name: `${table}.${name}`,
    text: `select ${selected}, xmin::text as stamp from hyrje.${table} ${tail}`,
    from: `hyrje.${table} ${tail}`,
  });
  const indexOf = (name: keyof R & string, live: boolean): Index<R> => {
    const column = columnOf(name);
    const condition = live ? ' and due is not null' : '';
    return {
      kind: `${table}.${column}`,
      one: selecting(column, `where ${column} = $1${condition}`),
      many: selecting(`${column}s`, `where ${column} = any($1)${condition}`),
      valueOf(row) {
        if (live && 'due' in row && row.due === null) return null;
        const value: unknown = row[name as keyof typeof row];
        return typeof value === 'string' ? value : null;
      },
    };
  };
  const indexes = Object.entries(indexed).map(
    ([name, which]) => [name, indexOf(name as Name, which === 'live')] as const,
  );
  return {
    table,
    changes: changesOf(table, names.map(columnOf)),
    byId: indexOf('id', false),
    indexes: Object.fromEntries(indexes) as Record<Name, Index<R>>,
    parse: (fields) => schema.parse(fields),
    valuesOf: (row) => names.map((name) => row[name]),
    selecting,
  };
}
