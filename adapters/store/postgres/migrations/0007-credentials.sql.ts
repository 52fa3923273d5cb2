const row = `
    id text primary key,
    version integer not null check (version > 0)`;

const machine = `${row},
    machine jsonb not null,
    due bigint,
    updated_at bigint not null`;

const indexesOf = (table: string) => `
  create index ${table}_due on hyrje.${table} (due, id) where due is not null;
  create index ${table}_rest on hyrje.${table} (updated_at, id) where due is null;`;

const table = (name: string, columns: string) => `
  create table hyrje.${name} (${machine}${columns}) with (fillfactor = 70);
  ${indexesOf(name)}`;

/**
 * What the other ways in need: credentials of devices, VERIFIKO, activations, resets, remembered numbers. A customer of
 * before has no sealed personal number: '' stands for one that is not known.
 */
export const credentials = `
  alter table hyrje.customers add column personal_number text not null default '';
  alter table hyrje.logins add column credential_id text;
  alter table hyrje.sessions add column credentials text[] not null default '{}';

  ${table(
    'credentials',
    `,
    account_id text not null,
    device text not null,
    kind text not null check (kind in ('biometric', 'smartFnp', 'softPin')),
    public_id text not null unique,
    public_key text,
    seed text,
    sign_count bigint not null,
    last_step bigint not null,
    drift integer not null,
    saved boolean not null,
    ended boolean not null`,
  )}
  create index credentials_account on hyrje.credentials (account_id);

  ${table(
    'reauths',
    `,
    ref text not null,
    begin_key text,
    begin_digest text,
    begun_at bigint not null`,
  )}

  ${table(
    'enrolments',
    `,
    kind text not null,
    credential_id text not null,
    challenge text not null,
    seed text`,
  )}

  ${table('recoveries', '')}

  ${table(
    'resets',
    `,
    channel text not null,
    device text not null,
    ip_hash text not null,
    nonce text not null,
    ref text not null,
    account_id text,
    visible_key text not null,
    actor text not null,
    begun_at bigint not null,
    credential_id text,
    grant_hash text`,
  )}
  create index resets_device on hyrje.resets (device) where due is not null;
  create index resets_account on hyrje.resets (account_id) where due is not null;
  create index resets_visible on hyrje.resets (visible_key) where due is not null;

  create table hyrje.handles (${row},
    account_id text not null,
    device text not null,
    mask text not null,
    used_at bigint not null
  );
  create index handles_account on hyrje.handles (account_id);
  create index handles_device on hyrje.handles (device);
  create index handles_used on hyrje.handles (used_at, id)`;
