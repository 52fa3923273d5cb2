import { z } from 'zod';
import type { Row } from '../../../machines/ports/bank/table.ts';
import type { Columns } from './schema.ts';
import type { Fields, Statement } from './snapshot.ts';

/** By which columns rows are found: all of them, or live ones only. */
type Indexes<R> = { readonly [Name in keyof R & string]?: 'all' | 'live' };

/** A way to find rows: by one column. */
export interface Index<R> {
  /** `table.column`, as the database's `hyrje.stamp` calls it. */
  readonly kind: string;
  /** Gives the rows for the value `$1`. */
  readonly one: Statement;
  /** Gives the rows for the values in `$1`: slower, also for one. */
  readonly many: Statement;
  /** Under which value this row is found; `null` when it is not. */
  valueOf(row: R): string | null;
}

/** A table of the schema `hyrje`: how its rows are named, found and read. */
export interface Shape<R extends Row> {
  readonly table: string;
  readonly byId: Index<R>;
  /** By the name of the property. */
  readonly indexes: Readonly<Record<string, Index<R>>>;
  /** Throws for a row that does not fit. */
  parse(fields: Fields): R;
  /** A query for whole rows: `tail` is what follows `select … from hyrje.<table>`. */
  selecting(name: string, tail: string): Statement;
}

/** `clientNumber` → `client_number` */
const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A row as `jsonb_populate_recordset` takes it. */
export function recordOf(row: object): Fields {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));
}

export function shapeOf<R extends Row>(
  table: string,
  columns: Columns<R>,
  indexed: Indexes<R> = {},
): Shape<R> {
  const names = Object.keys(columns) as (keyof R & string)[];
  const selected = names.map((name) => `${columnOf(name)} as "${name}"`).join(', ');
  const schema = z.object(columns) as unknown as z.ZodType<R>;
  const selecting = (name: string, tail: string): Statement => ({
    name: `${table}.${name}`,
    text: `select ${selected}, xmin::text as stamp from hyrje.${table} ${tail}`,
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
        const value = row[name];
        return typeof value === 'string' ? value : null;
      },
    };
  };
  const indexes = Object.entries(indexed).map(
    ([name, which]) => [name, indexOf(name as keyof R & string, which === 'live')] as const,
  );
  return {
    table,
    byId: indexOf('id', false),
    indexes: Object.fromEntries(indexes),
    parse: (fields) => schema.parse(fields),
    selecting,
  };
}
