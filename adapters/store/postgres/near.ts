import type { Near } from '../../../machines/ports/bank/store.ts';
import type { Attempt } from './look.ts';
import type { Index } from './shape.ts';
import { momentsOf, shapes } from './shapes.ts';
import type { Call, Fields, Statement } from './snapshot.ts';

/** One row of the answer: what is under a key. */
interface Found {
  kind: string;
  key: string;
  rows: (Fields & { id: string })[] | null;
}

const { accounts, answers, codes, credentials, customers, enrolments, logins, reauths, resets } = shapes;
const { sessions, visibles } = shapes;

/** Of every key in `keys`, the rows that `index` finds. */
const under = <R>(index: Index<R>, keys: string, rows = index.one.text) => `
  select '${index.kind}' as kind, key, (
    select json_agg(found) from (${rows.replace('$1', 'key')} offset 0) as found
  ) as rows
  from (${keys}) as keys (key)`;

/** The same for logins, which are all found by their ids too: only those. */
const loginsUnder = (name: keyof typeof logins.indexes, keys: string) =>
  under(logins.indexes[name], keys, `select id from (${logins.indexes[name].one.text}) as login`);

/** A login with its device's live logins, the accounts of them all with their live logins and sessions, and so on. */
const nearLogin = `
  with own as materialized (select id, device, account_id, visible_key from hyrje.logins where id = $1),
  beside as materialized (
    select id, account_id, visible_key from own
    union select l.* from own, lateral (
      select id, account_id, visible_key from hyrje.logins where device = own.device and due is not null offset 0
    ) as l
  ),
  account as materialized (select distinct account_id as id from beside where account_id is not null),
  login as materialized (
    select id, visible_key from beside
    union select l.* from account, lateral (
      select id, visible_key from hyrje.logins where account_id = account.id and due is not null offset 0
    ) as l
  ),
  session as materialized (
    select s.id from account, lateral (
      select id from hyrje.sessions where account_id = account.id and due is not null offset 0
    ) as s
  ),
  sender as materialized (
    select coalesce(own.visible_key, '') as client, coalesce(c.id, '') as account, coalesce(c.phone_index, '') as phone
    from own left join lateral (
      select id, phone_index from hyrje.customers where id = own.account_id offset 0
    ) as c on true
  )
  ${[
    under(logins.byId, 'select $1::text union select id from login'),
    loginsUnder('device', 'select device from own'),
    loginsUnder('accountId', 'select id from account'),
    under(visibles.byId, `select coalesce(visible_key, '') from login union select ''`),
    under(codes.byId, 'select id from login'),
    under(reauths.byId, 'select id from session'),
    under(enrolments.byId, 'select id from session'),
    under(resets.indexes.device, 'select device from own'),
    under(resets.indexes.accountId, 'select id from account'),
    under(credentials.indexes.accountId, 'select id from account'),
    under(sessions.indexes.loginId, 'select id from own'),
    under(sessions.indexes.accountId, 'select id from account'),
    under(accounts.byId, 'select id from account'),
    under(customers.byId, 'select id from account'),
    under(
      momentsOf,
      `select unnest(array['client:' || client, 'account:' || account, 'phone:' || phone]) from sender`,
    ),
  ].join('\n union all ')}`;

/** With the answer that was given before, if one was. */
const nearStep: Statement = {
  name: 'near.step',
  text: `${nearLogin} union all ${under(answers.byId, 'select $2::text')}`,
};

/** A customer with the account, its live logins and its sessions. */
const nearCustomer = (by: 'clientNumber' | 'personalNumberIndex'): Statement => {
  const own = `select id from (${customers.indexes[by].one.text}) as customer`;
  const parts = [
    under(customers.indexes[by], 'select $1::text'),
    under(customers.byId, own),
    under(accounts.byId, own),
    under(logins.indexes.accountId, own),
    under(sessions.indexes.accountId, own),
    under(resets.indexes.accountId, own),
    under(credentials.indexes.accountId, own),
  ];
  return { name: `near.${by}`, text: parts.join('\n union all ') };
};

/** What one client was told about one identifier, its live logins, and its requests. */
const nearVisible: Statement = {
  name: 'near.visible',
  text: [
    under(logins.indexes.visibleKey, 'select $1::text'),
    under(visibles.byId, 'select $1::text'),
    under(resets.indexes.visibleKey, 'select $1::text'),
    under(momentsOf, `select 'client:' || $1::text`),
  ].join('\n union all '),
};

/** Notes what was found; logins are whole where they are found by id only. */
function note(seen: Attempt['seen'], answer: readonly Fields[]): void {
  const found = new Map<string, Fields[]>();
  for (const { kind, key, rows } of answer as unknown as Found[]) {
    const isLogin = kind.startsWith('logins.') && kind !== logins.byId.kind;
    const whole = ({ id }: { id: string }) => found.get(`${logins.byId.kind}:${id}`)?.[0];
    found.set(`${kind}:${key}`, isLogin ? (rows ?? []).map((row) => whole(row) ?? row) : (rows ?? []));
  }
  for (const [name, rows] of found) if (!seen.has(name)) seen.set(name, rows);
}

const loading =
  (index: { kind: string }, near: Statement) =>
  async ({ seen, snapshot }: Attempt, value: string): Promise<void> => {
    if (!seen.has(`${index.kind}:${value}`)) note(seen, await snapshot.run(near, [value]));
  };

/** What a transaction is going to ask for first, as the statement that finds it. */
export function firstOf(near: Near | undefined): Call | undefined {
  return near && { statement: nearStep, values: [near.login, near.answer] };
}

/** Notes what came along with the beginning of a transaction. */
export function noteFirst({ seen, snapshot }: Attempt): void {
  note(seen, snapshot.first);
}

/**
 * Loads with one statement what a command that begins with a row is going to ask for. It is only a guess: what is
 * missing is asked for when it is needed, and what is not needed counts as never read.
 */
export const loadNear = {
  login: loading(logins.byId, { name: 'near.login', text: nearLogin }),
  clientNumber: loading(customers.indexes.clientNumber, nearCustomer('clientNumber')),
  personalNumber: loading(customers.indexes.personalNumberIndex, nearCustomer('personalNumberIndex')),
  visible: loading(logins.indexes.visibleKey, nearVisible),
};
