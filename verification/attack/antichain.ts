import type { Mask } from './capability.ts';

/** Sets of capabilities none of which is within another: each is needed whole. */
export type Antichain = readonly Mask[];

/** With one set more. The same object where that says nothing new. */
export function withSet(chain: Antichain, mask: Mask): Antichain {
  let swallows = false;
  for (const one of chain) {
    if ((one & ~mask) === 0) return chain;
    swallows ||= (mask & ~one) === 0;
  }
  return swallows ? [...chain.filter((one) => (mask & ~one) !== 0), mask] : [...chain, mask];
}

export const antichainOf = (sets: Iterable<Mask>): Antichain => [...sets].reduce(withSet, [] as Antichain);

/** Whoever needs one of the first and one of the second. */
export function both(left: Antichain, right: Antichain): Antichain {
  let chain: Antichain = [];
  for (const one of left) {
    for (const other of right) chain = withSet(chain, one | other);
  }
  return chain;
}
