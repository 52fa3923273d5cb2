const machine = ['machine', 'due', 'updated_at'];

/** The columns of each table as they were when this was written; a later one is a later migration's. */
export const columns = {
  customers: [
    'client_number',
    'personal_number_index',
    'phone',
    'phone_index',
    'language',
    'password_hash',
    'closed',
    'sim_changed_at',
  ],
  accounts: [...machine],
  visibles: [...machine],
  logins: [
    ...machine,
    'channel',
    'device',
    'ip_hash',
    'nonce',
    'ref',
    'account_id',
    'visible_key',
    'actor',
    'first_key',
    'first_digest',
    'first_at',
  ],
  codes: [...machine, 'current', 'earlier', 'expires_at'],
  sessions: [
    ...machine,
    'token_hash',
    'login_id',
    'account_id',
    'channel',
    'device',
    'ip_hash',
    'actor',
    'elements',
    'started_at',
  ],
  answers: ['digest', 'answer', 'at'],
  sends: ['scope', 'at'],
  outbox: [
    'message',
    'payload',
    'state',
    'attempts',
    'next_at',
    'worthless_at',
    'actor',
    'txn_id',
    'created_at',
  ],
  audit: [
    'number',
    'at',
    'type',
    'actor',
    'channel',
    'device_id',
    'ip_hash',
    'txn_id',
    'outcome',
    'reason_code',
    'corr',
  ],
};

const upsert = (table: string, columns: readonly string[]) => {
  const all = ['id', 'version', ...columns].join(', ');
  const changes = ['version', ...columns].map((column) => `${column} = excluded.${column}`).join(', ');
  return `
    if writes ? '${table}' then
      insert into hyrje.${table} (${all})
        select ${all} from jsonb_populate_recordset(null::hyrje.${table}, writes -> '${table}')
        on conflict (id) do update set ${changes};
    end if;`;
};

const remove = (table: string) => `
    if removed ? '${table}' then
      delete from hyrje.${table} where id in (select jsonb_array_elements_text(removed -> '${table}'));
    end if;`;

/**
 * The end of a transaction. Locks every key that it read (shared) or writes (exclusive) in one order, so that nobody
 * waits in a circle; looks whether what it read is still so; then writes. Null when done, else the key that changed.
 * Each statement must see what was committed when the locks were got: hence read committed, and nothing else.
 */
export const confirm = `
  create function hyrje.confirm(shared text[], exclusive text[], reads jsonb, writes jsonb, removed jsonb)
  returns text language plpgsql as $body$
  declare
    lock record;
    read record;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'hyrje.confirm needs read committed';
    end if;
    for lock in
      select hashtextextended(name, 0) as key, bool_or(alone) as alone
      from (select unnest(exclusive), true union all select unnest(shared), false) as names (name, alone)
      group by 1 order by 1
    loop
      if lock.alone then
        perform pg_advisory_xact_lock(lock.key);
      else
        perform pg_advisory_xact_lock_shared(lock.key);
      end if;
    end loop;
    for read in select * from jsonb_to_recordset(reads) as names (kind text, key text, stamp text) loop
      if hyrje.stamp(read.kind, read.key) <> read.stamp then
        return read.kind || ':' || read.key;
      end if;
    end loop;
    ${Object.keys(columns).map(remove).join('')}
    ${Object.entries(columns)
      .map(([table, names]) => upsert(table, names))
      .join('')}
    return null;
  end
  $body$`;
