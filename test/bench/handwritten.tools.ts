import { createCipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';
import type pg from 'pg';
import { statements } from './handwritten.sql.ts';

const key = Buffer.alloc(32, 3);

export const mac = (...parts: string[]): string =>
  createHmac('sha256', key).update(parts.join('|')).digest('base64url');

export const id = (): string => randomBytes(16).toString('base64url');

export const sixDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0');

export function sealed(text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Asks one of the prepared statements. */
export const asking =
  (client: pg.PoolClient | pg.Pool) =>
  async (name: keyof typeof statements, ...values: unknown[]): Promise<Record<string, string>[]> =>
    (await client.query({ name, text: statements[name], values })).rows;

/** Does `work` in one transaction. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  } finally {
    client.release();
  }
}
