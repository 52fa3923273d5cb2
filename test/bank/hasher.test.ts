import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { argon2Hasher } from '../../adapters/hash/argon2.ts';
import { BusyError, gate } from '../../adapters/hash/gate.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { createWorld } from '../support/world.ts';

describe('password hashes', () => {
  it('are Argon2id at the cost of the policy, with a 16-byte salt and a 32-byte tag', async () => {
    const hasher = argon2Hasher({ policy: defaultPolicy, pepper: Buffer.from('pepper') });
    const hash = await hasher.hash('fjalëkalim');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await hasher.verify('fjalëkalim', hash)).toBe(true);
    expect(await hasher.verify('fjalekalim', hash)).toBe(false);
  });

  it('need the pepper', async () => {
    const { policy, hasher } = await createWorld();
    const other = argon2Hasher({ policy, pepper: Buffer.from('another') });
    expect(await other.verify('password', await hasher.hash('password'))).toBe(false);
  });

  it('are never right for nobody, and nobody costs the same work', async () => {
    const hasher = argon2Hasher({ policy: defaultPolicy, pepper: Buffer.from('pepper') });
    const hash = await hasher.hash('right');
    expect(await hasher.verify('nobody', null)).toBe(false);
    const fastest = { real: Infinity, nobody: Infinity };
    for (let n = 0; n < 30; n++) {
      for (const who of ['real', 'nobody'] as const) {
        const begun = performance.now();
        await hasher.verify('wrong', who === 'real' ? hash : null);
        fastest[who] = Math.min(fastest[who], performance.now() - begun);
      }
    }
    expect(fastest.nobody / fastest.real).toBeGreaterThan(0.4);
    expect(fastest.nobody / fastest.real).toBeLessThan(2.5);
  });
});

describe('the gate before them', () => {
  it('lets in so many at a time, in order, and refuses those who would wait too long', async () => {
    const admit = gate({ places: 2, waiting: 1 });
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      return inside--;
    };
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => admit(work)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(outcomes[3]).toMatchObject({ reason: expect.any(BusyError) });
    expect(most).toBe(2);
    expect(await admit(work)).toBe(1);
  });

  it('gives a place back when the work fails', async () => {
    const admit = gate({ places: 1, waiting: 0 });
    await expect(admit(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await admit(async () => 'yes')).toBe('yes');
  });
});
