import { columns } from './0005-confirm.sql.ts';

/** What transactions read in a table: rows by key, live rows by key, and the scans of each by its name. */
export interface Reads {
  keys?: readonly string[];
  live?: readonly string[];
  scans?: Readonly<Record<string, string>>;
}

const first = `(key::jsonb ->> 0)::bigint`;
export const machineScans = {
  overdue: `where due <= ${first} order by due, id`,
  rest: `where due is null and updated_at <= ${first} order by updated_at, id`,
};

type Tables = Readonly<Record<string, readonly string[]>>;
type ReadsOf = Readonly<Record<string, Reads>>;

export const reads: Record<keyof typeof columns, Reads> = {
  customers: { keys: ['client_number', 'personal_number_index'] },
  accounts: { scans: machineScans },
  visibles: { scans: machineScans },
  logins: { live: ['device', 'account_id', 'visible_key'], scans: machineScans },
  codes: { scans: machineScans },
  sessions: { keys: ['token_hash', 'login_id'], live: ['account_id'], scans: machineScans },
  answers: { scans: { old: `where at < ${first} order by at, id` } },
  sends: { keys: ['scope'], scans: { old: `where at <= ${first} order by at, id` } },
  outbox: { scans: { old: `where state <> 'waiting' and created_at < ${first} order by created_at, id` } },
  audit: { scans: { recent: 'order by number desc' } },
};

const stamps = (rows: string) =>
  `(select string_agg(x, ',' order by x) from (select xmin::text as x from hyrje.${rows}) as found)`;

const byKey = (table: string, { keys = [], live = [] }: Reads) => [
  `when '${table}.id' then (select xmin::text from hyrje.${table} where id = key)`,
  ...keys.map((column) => `when '${table}.${column}' then ${stamps(`${table} where ${column} = key`)}`),
  ...live.map(
    (column) =>
      `when '${table}.${column}' then ${stamps(`${table} where ${column} = key and due is not null`)}`,
  ),
];

const byScan = (table: string, { scans = {} }: Reads) =>
  Object.entries(scans).map(
    ([name, tail]) =>
      `when '${table}.${name}' then ${stamps(`${table} ${tail} limit (key::jsonb ->> -1)::bigint`)}`,
  );

/** Ends with the first of `read` whose rows were not written by the transactions that it says. */
const check = (read: string, cases: (table: string, reads: Reads) => string[], all: ReadsOf) => `
    if footprint ? '${read}' then
      select kind || ':' || key into changed
        from jsonb_to_recordset(footprint -> '${read}') as read (kind text, key text, stamp text)
        where stamp <> coalesce(case kind
          ${Object.entries(all)
            .flatMap(([table, each]) => cases(table, each))
            .join('\n          ')}
          else 'unknown' end, '')
        limit 1;
      if changed is not null then return changed; end if;
    end if;`;

const change = (table: string, names: readonly string[]) => {
  const all = ['id', 'version', ...names].join(', ');
  const insert = (rows: string) => `
      insert into hyrje.${table} (${all})
        select ${all} from jsonb_populate_recordset(null::hyrje.${table}, ${rows} -> '${table}')`;
  return `
    if removed ? '${table}' then
      delete from hyrje.${table} where id in (select jsonb_array_elements_text(removed -> '${table}'));
    end if;
    if writes ? '${table}' then ${insert('writes')}
        on conflict (id) do update
        set ${['version', ...names].map((column) => `${column} = excluded.${column}`).join(', ')};
    end if;
    if inserts ? '${table}' then ${insert('inserts')};
    end if;`;
};

/**
 * The end of a transaction, as `confirm` in fewer statements. Locks every key that it read (shared) or writes
 * (exclusive) in one order, so that nobody waits in a circle; looks whether what it read is still so; then writes.
 * Null when done, else the key that changed; a new row that is there already is a unique violation.
 * Each statement must see what was committed when the locks were got: hence read committed, and nothing else.
 */
export const settleOf = (tables: Tables, all: ReadsOf) => `
  create or replace function hyrje.settle(footprint jsonb) returns text language plpgsql as $body$
  declare
    inserts jsonb := footprint -> 'inserts';
    writes jsonb := footprint -> 'writes';
    removed jsonb := footprint -> 'removed';
    changed text;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'hyrje.settle needs read committed';
    end if;
    perform case when alone then pg_advisory_xact_lock(key) else pg_advisory_xact_lock_shared(key) end
      from (
        select hashtextextended(name, 0) as key, bool_or(alone) as alone
        from (
          select jsonb_array_elements_text(footprint -> 'exclusive'), true
          union all select jsonb_array_elements_text(footprint -> 'shared'), false
        ) as names (name, alone)
        group by 1 order by 1
      ) as locks;
    ${check('reads', byKey, all)}
    ${check('scans', byScan, all)}
    ${Object.entries(tables)
      .map(([table, names]) => change(table, names))
      .join('')}
    return null;
  end
  $body$`;

export const settle = settleOf(columns, reads);
