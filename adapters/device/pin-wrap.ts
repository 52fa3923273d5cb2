import { argon2idAsync } from '@noble/hashes/argon2.js';
import { type Bytes, type Random, utf8 } from './bytes.ts';
import type { Key } from './storage.ts';

/** What a Kod PIN costs: KiB, passes, lanes (the policy's `argon2.*`); kept with each wrap. */
export interface PinCost {
  memory: number;
  passes: number;
  lanes: number;
}

export const pinCost: PinCost = { memory: 19_456, passes: 2, lanes: 1 };

/** Something under a key of the device: AES-256-GCM. Its tag speaks of that key and of no PIN. */
export interface Locked {
  key: Key;
  iv: Bytes;
  data: Bytes;
}

/**
 * The seed XOR Argon2id(PIN), under a key of the device. Every PIN opens it to 32 bytes, and nothing in it tells the
 * right ones: the bank decides (4.4).
 */
export interface PinWrap {
  salt: Bytes;
  cost: PinCost;
  locked: Locked;
}

const seedLength = 32;
const algorithm = 'AES-GCM';

async function masked(bytes: Bytes, pin: string, salt: Bytes, cost: PinCost): Promise<Bytes> {
  const mask = await argon2idAsync(utf8(pin), salt, {
    m: cost.memory,
    t: cost.passes,
    p: cost.lanes,
    dkLen: seedLength,
  });
  const result = bytes.map((byte, at) => byte ^ (mask[at] ?? 0));
  mask.fill(0);
  return result;
}

/** Under a new key of the device, which is not extractable. */
export async function lock(bytes: Bytes, random: Random): Promise<Locked> {
  const key = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const iv = random(12);
  return { key, iv, data: new Uint8Array(await crypto.subtle.encrypt({ name: algorithm, iv }, key, bytes)) };
}

/** Throws when it was changed. */
export const unlock = async ({ key, iv, data }: Locked): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.decrypt({ name: algorithm, iv }, key, data));

/** Throws for a seed that is not 32 bytes. */
export async function wrapSeed(
  seed: Bytes,
  pin: string,
  random: Random,
  cost: PinCost = pinCost,
): Promise<PinWrap> {
  if (seed.length !== seedLength) throw new Error(`A seed has ${seedLength} bytes.`);
  const salt = random(16);
  return { salt, cost, locked: await lock(await masked(seed, pin, salt, cost), random) };
}

/** The seed, or with a wrong PIN 32 other bytes. */
export const unwrapSeed = async ({ salt, cost, locked }: PinWrap, pin: string): Promise<Bytes> =>
  masked(await unlock(locked), pin, salt, cost);
