import { fastify } from 'fastify';
import pg from 'pg';
import { pathOf } from '../../adapters/http/wire.ts';
import { first } from './handwritten.first.ts';
import { asking, id, inTransaction, mac, sealed, sixDigits } from './handwritten.tools.ts';

interface Ask {
  key: string;
  txn: string;
}

/** `sendCode` as somebody writes it by hand: plain prepared SQL, the same reads and writes, one transaction. */
async function sendCode(client: pg.PoolClient, { key: gesture, txn }: Ask, device: string): Promise<object> {
  const ask = asking(client);
  const [login] = await ask('login', txn);
  if (!login || login['device'] !== device) return { ok: false, code: 'E_TXN_EXPIRED' };
  const answerId = `${txn}/sendCode/${gesture}`;
  const [before] = await ask('answer', answerId);
  if (before) return before;
  const at = Number((await ask('now'))[0]?.['now']);
  await ask('loginsOfDevice', device);
  await ask('loginsOfAccount', login['account_id']);
  const [account] = await ask('account', login['account_id']);
  await ask('visible', login['visible_key']);
  const [code] = await ask('code', txn);
  await ask('sessionOfLogin', txn);
  await ask('sessionsOfAccount', login['account_id']);
  const [customer] = await ask('customer', login['account_id']);
  if (!account || !code || !customer) throw new Error('Rows are missing.');
  const day = at - 86_400_000;
  const scopes = [
    `account:${customer['id']}`,
    `phone:${customer['phone_index']}`,
    `client:${login['visible_key']}`,
  ];
  for (const scope of scopes) await ask('sends', scope, day);

  const digits = sixDigits();
  for (const scope of scopes) await ask('addSend', id(), scope, at);
  const payload = sealed(JSON.stringify({ to: customer['phone'], digits, ref: login['ref'] }));
  await ask('addOutbox', id(), payload, at, at + 120_000, login['actor'], txn);
  await ask('addAudit', id(), at, login['actor'], device, login['ip_hash'], txn, id(), 'FNP_RESEND');
  const answer = {
    ok: true,
    resendAt: at + 30_000,
    codeExpiresAt: at + 120_000,
    sendsLeft: 2,
    serverNow: at,
  };
  await ask('addAnswer', answerId, mac(txn, gesture), answer, at);
  await ask(
    'putCode',
    txn,
    code['machine'],
    mac(txn, digits),
    [...(code['earlier'] ?? []), code['current']],
    at,
  );
  await ask('putLogin', txn, login['machine'], at);
  return answer;
}

/** A fastify with two routes and nothing else. Gives its address. */
export async function serveHandwritten(connectionString: string): Promise<string> {
  const pool = new pg.Pool({ connectionString, max: 10 });
  pool.on('error', () => {});
  const app = fastify();
  const deviceOf = ({ headers }: { headers: Record<string, unknown> }) => String(headers['x-hyrje-device']);
  app.post<{ Body: Ask }>(pathOf('login.sendCode'), (request) =>
    inTransaction(pool, (client) => sendCode(client, request.body, deviceOf(request))),
  );
  app.post<{ Body: Parameters<typeof first>[1] }>(pathOf('login.first'), (request) =>
    first(pool, request.body, deviceOf(request)),
  );
  return app.listen({ port: 0, host: '127.0.0.1' });
}
