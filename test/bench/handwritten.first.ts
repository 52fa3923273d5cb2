import { verify } from '@node-rs/argon2';
import type pg from 'pg';
import { argon2, pepper } from './bench-bank.ts';
import { asking, id, inTransaction, mac, sealed, sixDigits } from './handwritten.tools.ts';

interface Ask {
  key: string;
  txn: string;
  identifier: string;
  password: string;
}

/** `first` as somebody writes it by hand: one lookup, one hash, and one transaction with the same writes. */
export async function first(
  pool: pg.Pool,
  { key, txn, identifier, password }: Ask,
  device: string,
): Promise<object> {
  const [customer] = await asking(pool)('customerByNumber', identifier);
  const isRight = await verify(customer?.['password_hash'] ?? '', password, { ...argon2, secret: pepper });
  if (!customer || !isRight) return { ok: false, code: 'E_AUTH_GENERIC' };
  return inTransaction(pool, async (client) => {
    const ask = asking(client);
    const [login] = await ask('login', txn);
    const [code] = await ask('code', txn);
    if (!login || !code || login['device'] !== device) throw new Error('Rows are missing.');
    const at = Number((await ask('now'))[0]?.['now']);
    const account = String(customer['id']);
    const visible = mac(device, identifier);
    const actor = mac(account);
    for (const scope of [`account:${account}`, `phone:${customer['phone_index']}`, `client:${visible}`]) {
      await ask('addSend', id(), scope, at);
    }
    const digits = sixDigits();
    const payload = sealed(JSON.stringify({ to: customer['phone'], digits, ref: login['ref'] }));
    await ask('addOutbox', id(), payload, at, at + 120_000, actor, txn);
    const corr = id();
    for (const type of ['LOGIN_BEGIN', 'LOGIN_STEP_OK', 'FNP_SENT']) {
      await ask('addAudit', id(), at, actor, device, login['ip_hash'], txn, corr, type);
    }
    const answer = {
      ok: true,
      ref: login['ref'],
      resendAt: at + 30_000,
      codeExpiresAt: at + 120_000,
      serverNow: at,
    };
    await ask('addAnswer', `${txn}/first/${key}`, mac(txn, key), answer, at);
    await ask('putCode', txn, code['machine'], mac(txn, digits), [], at);
    await ask('beginLogin', txn, login['machine'], at, account, visible, actor, key, mac(txn, key, password));
    return answer;
  });
}
