/** The transactions that wrote the rows of a query: as long as no row comes, goes or changes, the same text. */
const stamps = (rows: string) => `
      select string_agg(xmin::text, ',' order by xmin::text) into stamp from ${rows}`;

const byKey = (table: string, column: string) => `
    when '${table}.${column}' then ${stamps(`hyrje.${table} where ${column} = key`)};`;

const byLiveKey = (table: string, column: string) => `
    when '${table}.${column}' then ${stamps(`hyrje.${table} where ${column} = key and due is not null`)};`;

const scan = (name: string, table: string, tail: string) => `
    when '${name}' then
      select string_agg(x, ',' order by x) into stamp from (
        select xmin::text as x from hyrje.${table} ${tail} limit (key::jsonb ->> -1)::bigint
      ) as found;`;

const first = `(key::jsonb ->> 0)::bigint`;
const machines = ['accounts', 'visibles', 'logins', 'codes', 'sessions'];

/**
 * What is stored under a key now. Stamps of a key are equal when its rows are: a row that changed or came carries the
 * number of a transaction that nobody saw before, and a row that went takes one away.
 */
export const stamp = `
  create function hyrje.stamp(kind text, key text) returns text language plpgsql as $body$
  declare stamp text;
  begin
    case kind
    ${['customers', ...machines, 'answers', 'sends', 'outbox', 'audit'].map((table) => byKey(table, 'id')).join('')}
    ${byKey('customers', 'client_number')}
    ${byKey('customers', 'personal_number_index')}
    ${byLiveKey('logins', 'device')}
    ${byLiveKey('logins', 'account_id')}
    ${byLiveKey('logins', 'visible_key')}
    ${byKey('sessions', 'token_hash')}
    ${byKey('sessions', 'login_id')}
    ${byLiveKey('sessions', 'account_id')}
    ${byKey('sends', 'scope')}
    ${machines.map((table) => scan(`${table}.overdue`, table, `where due <= ${first} order by due, id`)).join('')}
    ${machines.map((table) => scan(`${table}.rest`, table, `where due is null and updated_at <= ${first} order by updated_at, id`)).join('')}
    ${scan('answers.old', 'answers', `where at < ${first} order by at, id`)}
    ${scan('sends.old', 'sends', `where at <= ${first} order by at, id`)}
    ${scan('outbox.old', 'outbox', `where state <> 'waiting' and created_at < ${first} order by created_at, id`)}
    ${scan('audit.recent', 'audit', `order by number desc`)}
    end case;
    return coalesce(stamp, '');
  end
  $body$`;
