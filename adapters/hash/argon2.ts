import { hash, type Options, verify } from '@node-rs/argon2';
import type { Hasher } from '../../machines/ports/bank/hasher.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { gate, type GateLimits } from './gate.ts';

export interface Argon2Options extends Partial<GateLimits> {
  /** `argon2.memory`, `argon2.passes` and `argon2.lanes` apply. */
  policy: Policy;
  /** The server's secret part of every hash (NIST 3.1.1.2): kept apart from the store. */
  pepper: Uint8Array;
}

/** Argon2id with a 16-byte salt and a 32-byte tag. `places` defaults to 2 hashes at a time, `waiting` to 256. */
export function argon2Hasher({ policy, pepper, places = 2, waiting = 256 }: Argon2Options): Hasher {
  const options: Options = {
    memoryCost: policy['argon2.memory'],
    timeCost: policy['argon2.passes'],
    parallelism: policy['argon2.lanes'],
    outputLen: 32,
    secret: pepper,
  };
  const nobody = hash('nobody', options);

  return {
    hash: (password) => hash(password, options),
    async verify(password, stored) {
      const right = await verify(stored ?? (await nobody), password, options);
      return right && stored !== null;
    },
    admit: gate({ places, waiting }),
  };
}
