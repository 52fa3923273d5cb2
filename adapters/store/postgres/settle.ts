import type { Call, Statement } from './snapshot.ts';

/** Something that was read: the transactions that wrote the rows which `from` and `values` lead to. */
export interface Seen {
  name: string;
  from: string;
  values: readonly unknown[];
  stamp: string;
}

/**
 * Locks every key that was read (shared) or is written (exclusive) in one order, so that nobody waits in a circle. What
 * follows must see what was committed when the locks were got: hence read committed, and a statement of its own.
 */
const locking: Statement = {
  name: 'lock',
  text: `select count(case when alone then pg_advisory_xact_lock(key)::text else pg_advisory_xact_lock_shared(key)::text end)
    from (
      select hashtextextended(name, 0) as key, bool_or(alone) as alone
      from (select unnest($1::text[]), true union all select unnest($2::text[]), false) as names (name, alone)
      group by 1 order by 1
    ) as locks`,
};

export const lock = (exclusive: readonly string[], shared: readonly string[]): Call => ({
  statement: locking,
  values: [exclusive, shared],
});

/** Checks by what they look at, with the names under which connections know the first ones: those that come often. */
const checks = new Map<string, Call['statement']>();
const most = 50;

function checkOf(reads: readonly Seen[]): Call['statement'] {
  const key = reads.map(({ from }) => from).join('\n');
  const known = checks.get(key);
  if (known) return known;
  let before = 0;
  const differs = reads.map(({ from, values }) => {
    const rows = from.replaceAll(/\$(\d+)/g, (_, place: string) => `$${before + Number(place)}`);
    before += values.length + 1;
    const stamps = `array(select x from (select xmin::text as x from ${rows}) as found order by x)`;
    return `array_to_string(${stamps}, ',') <> $${before}`;
  });
  const first = `array_position(array[${differs.join(', ')}]::boolean[], true)`;
  const text = `select set_config('hyrje.changed', coalesce(${first}::text, ''), true) as changed`;
  if (checks.size === most) return { text };
  const made = { name: `check.${checks.size}`, text };
  checks.set(key, made);
  return made;
}

/**
 * Looks whether what was read is still so: answers the place of the first that is not (1 …), and then nothing that
 * follows in the same transaction changes anything; else ''. Stamps of a key are equal when its rows are: a row that
 * changed or came carries the number of a transaction that nobody saw before, and a row that went takes one away.
 */
export const check = (reads: readonly Seen[]): Call => ({
  statement: checkOf(reads),
  values: reads.flatMap(({ values, stamp }) => [...values, stamp]),
});

const unchanged = `current_setting('hyrje.changed') = ''`;

/** How the rows of a table change, after a `check`. The first column is the id. */
export function changesOf(
  table: string,
  columns: readonly string[],
): Record<'insert' | 'update' | 'remove', Statement> {
  const [id, ...rest] = columns.map((column, at) => `${column} = $${at + 1}`);
  const values = columns.map((_, at) => `$${at + 1}`).join(', ');
  const named = (what: string, text: string) => ({ name: `${what}.${table}`, text });
  return {
    insert: named(
      'insert',
      `insert into hyrje.${table} (${columns.join(', ')}) select ${values} where ${unchanged}`,
    ),
    update: named('update', `update hyrje.${table} set ${rest.join(', ')} where ${id} and ${unchanged}`),
    remove: named('remove', `delete from hyrje.${table} where ${id} and ${unchanged}`),
  };
}
