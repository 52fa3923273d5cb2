import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../../machines/ports/bank/random.ts';
import type { Keys } from './keys.ts';

const ivLength = 12;
const tagLength = 16;

/** AES-256-GCM, base64url. `about` must be the same when it is opened, so that a payload fits one row only. */
export function close(keys: Keys, random: Random, about: string, text: string): string {
  const iv = random.bytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keys.sealing, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Throws when `closed` was made with another key or about something else, or was changed. */
export function open(keys: Keys, about: string, closed: string): string {
  const bytes = Buffer.from(closed, 'base64url');
  const iv = bytes.subarray(0, ivLength);
  const decipher = createDecipheriv('aes-256-gcm', keys.sealing, iv, { authTagLength: tagLength })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  const body = bytes.subarray(ivLength + tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** What the phone number of a customer is about. */
export const phoneOf = (customer: string) => `phone:${customer}`;

/** What the personal number of a customer is about. */
export const personalNumberOf = (customer: string) => `personalNumber:${customer}`;
/** What the seed of a Soft PIN is about. */
export const seedOf = (credential: string) => `seed:${credential}`;
