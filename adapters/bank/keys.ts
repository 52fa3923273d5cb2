import { createHash, createHmac, hkdfSync } from 'node:crypto';

const purposes = [
  'visible',
  'client',
  'actor',
  'index',
  'code',
  'token',
  'digest',
  'sealing',
  'mark',
] as const;

/** What a key is for; no key is used for two things. */
export type Purpose = (typeof purposes)[number];
export type Keys = Readonly<Record<Purpose, Uint8Array>>;

/** The bank's keys from one secret of at least 32 bytes that is kept apart from the store. Throws when it is shorter. */
export function deriveKeys(secret: Uint8Array): Keys {
  if (secret.length < 32)
    throw new Error(`The bank's secret has ${secret.length} bytes; it needs at least 32.`);
  const derive = (purpose: Purpose) => new Uint8Array(hkdfSync('sha256', secret, 'hyrje', purpose, 32));
  return Object.fromEntries(purposes.map((purpose) => [purpose, derive(purpose)])) as Keys;
}

/** HMAC-SHA-256 over the parts, base64url. Parts are framed, so that no two lists of parts are the same text. */
export function keyed(keys: Keys, purpose: Purpose, ...parts: readonly string[]): string {
  return createHmac('sha256', keys[purpose]).update(JSON.stringify(parts)).digest('base64url');
}

/** SHA-256, base64url: for values that are random themselves. */
export function sha256(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
