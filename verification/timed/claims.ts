import { type SliceName, slices } from '../product/slices.ts';
import type { AuthorityClaims, Property } from '../property.ts';

const names = Object.keys(slices) as SliceName[];

/**
 * What an order of deadlines decides. That something comes at last, and that two runs look alike, is proved where
 * everything may come at any time: what clocks bring about is less, but an order alone would let shorter deadlines go
 * before a longer one for ever, and tells runs apart that differ in nothing but their clocks.
 */
const decided = (claims: AuthorityClaims): AuthorityClaims =>
  Object.fromEntries(Object.entries(claims).filter(([, { kind }]) => kind !== 'leadsTo' && kind !== 'equal'));

/** A property with what it claims of slices, as far as an order of deadlines decides it. */
export function claimsOfClocks({ id, clause, statement, formal, ...claims }: Property): Property {
  const ofSlices = names.flatMap((name) => {
    const under = claims[name];
    return under ? [[name, (policy: Parameters<typeof under>[0]) => decided(under(policy))] as const] : [];
  });
  const { everywhere } = claims;
  return {
    id,
    clause,
    statement,
    formal,
    ...Object.fromEntries(ofSlices),
    ...(everywhere && { everywhere: (policy) => decided(everywhere(policy)) }),
  };
}
