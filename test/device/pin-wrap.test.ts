import { hashRaw } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { randomBytes } from '../../adapters/device/bytes.ts';
import { unlock, unwrapSeed, wrapSeed } from '../../adapters/device/pin-wrap.ts';

describe('the wrap of a seed', () => {
  it('is the seed XOR Argon2id of the PIN, as another implementation has it', async () => {
    const seed = randomBytes(32);
    const { salt, cost, locked } = await wrapSeed(seed, 'një kod', randomBytes);
    const argon2id = await hashRaw('një kod', {
      salt,
      memoryCost: cost.memory,
      timeCost: cost.passes,
      parallelism: cost.lanes,
      outputLen: 32,
    });
    const inner = await unlock(locked);
    expect(inner.map((byte, at) => byte ^ argon2id[at]!)).toEqual(seed);
    expect(inner).toHaveLength(32);
  });

  it('opens by every PIN, and by one of them to the seed', async () => {
    const seed = randomBytes(32);
    const wrap = await wrapSeed(seed, '284613', randomBytes);
    expect(await unwrapSeed(wrap, '284613')).toEqual(seed);
    const wrong = await unwrapSeed(wrap, '284614');
    expect(wrong).toHaveLength(32);
    expect(wrong).not.toEqual(seed);
  });

  it('refuses a seed of another length', async () => {
    await expect(wrapSeed(randomBytes(20), '284613', randomBytes)).rejects.toThrow(/32 bytes/);
  });

  it('does not open when it was changed', async () => {
    const wrap = await wrapSeed(randomBytes(32), '284613', randomBytes);
    wrap.locked.data[0]! ^= 1;
    await expect(unwrapSeed(wrap, '284613')).rejects.toThrow(/operation/i);
  });
});
