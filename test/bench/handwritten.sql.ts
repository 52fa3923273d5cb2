/** The statements of the handler that is written by hand, over the same tables. */
export const statements = {
  login: 'select * from hyrje.logins where id = $1 for update',
  answer: 'select * from hyrje.answers where id = $1',
  now: 'select hyrje.now() as now',
  loginsOfDevice: 'select * from hyrje.logins where device = $1 and due is not null',
  loginsOfAccount: 'select * from hyrje.logins where account_id = $1 and due is not null',
  account: 'select * from hyrje.accounts where id = $1 for update',
  visible: 'select * from hyrje.visibles where id = $1',
  code: 'select * from hyrje.codes where id = $1',
  sessionOfLogin: 'select * from hyrje.sessions where login_id = $1',
  sessionsOfAccount: 'select * from hyrje.sessions where account_id = $1 and due is not null',
  customerByNumber: 'select * from hyrje.customers where client_number = $1',
  customer: 'select * from hyrje.customers where id = $1',
  sends: 'select at from hyrje.sends where scope = $1 and at > $2 order by at',
  addSend: 'insert into hyrje.sends (id, version, scope, at) values ($1, 1, $2, $3)',
  addOutbox: `insert into hyrje.outbox
    (id, version, message, payload, state, attempts, next_at, worthless_at, actor, txn_id, created_at)
    values ($1, 1, 'N_FNP', $2, 'waiting', 0, $3, $4, $5, $6, $3)`,
  addAudit: `insert into hyrje.audit
    (id, version, number, at, type, actor, channel, device_id, ip_hash, txn_id, outcome, reason_code, corr)
    values ($1, 1, nextval('hyrje.orders'), $2, $8, $3, 'app', $4, $5, $6, 'success', null, $7)`,
  addAnswer: 'insert into hyrje.answers (id, version, digest, answer, at) values ($1, 1, $2, $3, $4)',
  putCode: `update hyrje.codes set version = version + 1, machine = $2, current = $3, earlier = $4, updated_at = $5
    where id = $1`,
  beginLogin: `update hyrje.logins set version = version + 1, machine = $2, updated_at = $3, account_id = $4,
    visible_key = $5, actor = $6, first_key = $7, first_digest = $8, first_at = $3 where id = $1`,
  putLogin: 'update hyrje.logins set version = version + 1, machine = $2, updated_at = $3 where id = $1',
} as const;
