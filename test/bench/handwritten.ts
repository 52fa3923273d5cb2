import { createCipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';
import { fastify } from 'fastify';
import pg from 'pg';
import { statements } from './handwritten.sql.ts';

const key = Buffer.alloc(32, 3);
const mac = (...parts: string[]) => createHmac('sha256', key).update(parts.join('|')).digest('base64url');
const id = () => randomBytes(16).toString('base64url');

function sealed(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

interface Ask {
  key: string;
  txn: string;
}

/** `sendCode` as somebody writes it by hand: plain prepared SQL, the same reads and writes, one transaction. */
async function sendCode(client: pg.PoolClient, { key: gesture, txn }: Ask, device: string): Promise<object> {
  const ask = async (name: keyof typeof statements, ...values: unknown[]) =>
    (await client.query({ name, text: statements[name], values })).rows as Record<string, string>[];
  await client.query('begin');
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

  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  for (const scope of scopes) await ask('addSend', id(), scope, at);
  const payload = sealed(JSON.stringify({ to: customer['phone'], digits, ref: login['ref'] }));
  await ask('addOutbox', id(), payload, at, at + 120_000, login['actor'], txn);
  await ask('addAudit', id(), at, login['actor'], device, login['ip_hash'], txn, id());
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
  await client.query('commit');
  return answer;
}

/** A fastify with one route and nothing else. Gives its address. */
export async function serveHandwritten(connectionString: string): Promise<string> {
  const pool = new pg.Pool({ connectionString, max: 10 });
  pool.on('error', () => {});
  const app = fastify();
  app.post('/api/login/send-code', async (request) => {
    const client = await pool.connect();
    try {
      return await sendCode(client, request.body as Ask, String(request.headers['x-hyrje-device']));
    } catch (cause) {
      await client.query('rollback');
      throw cause;
    } finally {
      client.release();
    }
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}
