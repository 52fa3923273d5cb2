const row = `
    id text primary key,
    version integer not null check (version > 0)`;

const machine = `${row},
    machine jsonb not null,
    due bigint,
    updated_at bigint not null`;

const machineIndexes = (table: string) => `
  create index ${table}_due on hyrje.${table} (due, id) where due is not null;
  create index ${table}_rest on hyrje.${table} (updated_at, id) where due is null;`;

/**
 * The rows of the ports. Moments are ms since 1970; `due` is the earliest deadline of a machine, null at rest. What is
 * secret comes sealed, hashed or keyed from the bank.
 */
export const tables = `
  create sequence hyrje.orders increment by 10000 maxvalue 9007199254730000;

  create table hyrje.customers (${row},
    client_number text not null unique,
    personal_number_index text not null,
    phone text not null,
    phone_index text not null,
    language text not null,
    password_hash text not null,
    closed boolean not null,
    sim_changed_at bigint
  );
  create index customers_personal_number on hyrje.customers (personal_number_index);

  create table hyrje.accounts (${machine}) with (fillfactor = 70);
  ${machineIndexes('accounts')}

  create table hyrje.visibles (${machine}) with (fillfactor = 70);
  ${machineIndexes('visibles')}

  create table hyrje.logins (${machine},
    channel text not null,
    device text not null,
    ip_hash text not null,
    nonce text not null,
    ref text not null,
    account_id text,
    visible_key text,
    actor text,
    first_key text,
    first_digest text,
    first_at bigint
  ) with (fillfactor = 70);
  ${machineIndexes('logins')}
  create index logins_device on hyrje.logins (device) where due is not null;
  create index logins_account on hyrje.logins (account_id) where due is not null;
  create index logins_visible on hyrje.logins (visible_key) where due is not null;

  create table hyrje.codes (${machine},
    current text,
    earlier text[] not null,
    expires_at bigint not null
  ) with (fillfactor = 70);
  ${machineIndexes('codes')}

  create table hyrje.sessions (${machine},
    token_hash text not null unique,
    login_id text not null,
    account_id text not null,
    channel text not null,
    device text not null,
    ip_hash text not null,
    actor text not null,
    elements text[] not null,
    started_at bigint not null
  ) with (fillfactor = 70);
  ${machineIndexes('sessions')}
  create index sessions_login on hyrje.sessions (login_id);
  create index sessions_account on hyrje.sessions (account_id) where due is not null;

  create table hyrje.answers (${row},
    digest text not null,
    answer jsonb not null,
    at bigint not null
  );
  create index answers_at on hyrje.answers (at, id);

  create table hyrje.sends (${row},
    scope text not null,
    at bigint not null
  );
  create index sends_scope on hyrje.sends (scope);
  create index sends_at on hyrje.sends (at, id);

  create table hyrje.outbox (${row},
    message text not null,
    payload text,
    state text not null check (state in ('waiting', 'sent', 'dropped')),
    attempts integer not null,
    next_at bigint not null,
    worthless_at bigint,
    actor text,
    txn_id text,
    created_at bigint not null,
    check (state = 'waiting' or payload is null)
  );
  create index outbox_waiting on hyrje.outbox (created_at, id) where state = 'waiting';
  create index outbox_done on hyrje.outbox (created_at, id) where state <> 'waiting';

  create table hyrje.audit (${row},
    number bigint not null,
    at bigint not null,
    type text not null,
    actor text,
    channel text,
    device_id text,
    ip_hash text,
    txn_id text,
    outcome text not null,
    reason_code text,
    corr text not null
  );
  create index audit_number on hyrje.audit (number)`;
