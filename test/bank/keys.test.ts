import { expect, it } from 'vitest';
import { close, open } from '../../adapters/bank/cipher.ts';
import { deriveKeys, keyed } from '../../adapters/bank/keys.ts';
import { cryptoRandom } from '../../adapters/bank/random.ts';

const keys = deriveKeys(Buffer.alloc(32, 1));

it('refuses a short secret', () => {
  expect(() => deriveKeys(Buffer.alloc(31))).toThrow('31 bytes; it needs at least 32');
});

it('uses no key for two things, and frames what it keys', () => {
  const hexes = Object.values(keys).map((key) => Buffer.from(key).toString('hex'));
  expect(new Set(hexes).size).toBe(hexes.length);
  expect(keyed(keys, 'code', 'a', 'bc')).not.toBe(keyed(keys, 'code', 'ab', 'c'));
});

it('opens what it closed, about the same thing and with the same key only', () => {
  const closed = close(keys, cryptoRandom, 'outbox:1', 'përmbajtje');
  expect(open(keys, 'outbox:1', closed)).toBe('përmbajtje');
  expect(() => open(keys, 'outbox:2', closed)).toThrow(/authenticate/);
  expect(() => open(deriveKeys(Buffer.alloc(32, 2)), 'outbox:1', closed)).toThrow(/authenticate/);
  const changed = Buffer.from(closed, 'base64url');
  changed[changed.length - 1]! ^= 1;
  expect(() => open(keys, 'outbox:1', changed.toString('base64url'))).toThrow(/authenticate/);
  expect(() => open(keys, 'outbox:1', '')).toThrow(/tag|iv|initialization/i);
});
