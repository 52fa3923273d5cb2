import { randomBytes } from 'node:crypto';
import type { Random } from '../../machines/ports/bank/random.ts';

/** The operating system's generator. */
export const cryptoRandom: Random = { bytes: (count) => randomBytes(count) };

/** An opaque id of `bytes` random bytes, base64url. */
export function randomId(random: Random, bytes = 16): string {
  return Buffer.from(random.bytes(bytes)).toString('base64url');
}

/** Uniform over 0 … `below` − 1: draws that would favour some values are thrown away. `below` is at most 2³². */
export function uniform(random: Random, below: number): number {
  const fair = 2 ** 32 - (2 ** 32 % below);
  for (;;) {
    const draw = Buffer.from(random.bytes(4)).readUInt32BE();
    if (draw < fair) return draw % below;
  }
}

/** A one-time code, uniform over all of `digits` digits (R4). */
export function randomCode(random: Random, digits: number): string {
  return String(uniform(random, 10 ** digits)).padStart(digits, '0');
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** What the screen and the SMS have in common: two letters (no I, no O) and two digits. */
export function randomRef(random: Random): string {
  const letter = () => letters.charAt(uniform(random, letters.length));
  return letter() + letter() + randomCode(random, 2);
}
