import fc from 'fast-check';
import type { Problem } from '../../verification/cover/problem.ts';

/** A problem from pairs of nodes. */
export function problemOf(
  arcs: readonly (readonly [from: number, to: number])[],
  ends: readonly number[],
  more: { required?: readonly number[]; resetPrice?: number } = {},
): Problem {
  const size = Math.max(0, ...arcs.flat(), ...ends) + 1;
  return {
    size,
    tail: Int32Array.from(arcs, ([from]) => from),
    head: Int32Array.from(arcs, ([, to]) => to),
    price: new Int32Array(arcs.length).fill(1),
    ends: Uint8Array.from({ length: size }, (_, node) => (ends.includes(node) ? 1 : 0)),
    required: Uint8Array.from(arcs, (_, arc) => ((more.required?.includes(arc) ?? true) ? 1 : 0)),
    resetPrice: more.resetPrice ?? 3,
  };
}

/** Small problems in which every arc is required, and every node is on a way from the start to an end. */
export const smallProblems = fc
  .record({
    arcs: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 7 }),
    resetPrice: fc.nat(4),
    others: fc.array(fc.nat(3), { maxLength: 2 }),
  })
  .map(({ arcs, resetPrice, others }) => problemOf(arcs, [0, ...others], { resetPrice }));

/** The least cost by trying everything: breadth-first over where one is and what was walked. `null`: impossible. */
export function leastCost({ tail, head, ends, required, resetPrice }: Problem): number | null {
  const all = required.reduce((mask, is, arc) => (is === 1 ? mask | (1 << arc) : mask), 0);
  const layers: [node: number, mask: number][][] = [];
  const seen = new Set<string>();
  (layers[resetPrice] ??= []).push([0, 0]);
  for (let cost = 0; cost < 400; cost++) {
    const layer = layers[cost] ?? [];
    for (const [node, mask] of layer) {
      if (seen.has(`${node} ${mask}`)) continue;
      seen.add(`${node} ${mask}`);
      if (ends[node] === 1 && (mask & all) === all) return cost;
      if (ends[node] === 1) (resetPrice === 0 ? layer : (layers[cost + resetPrice] ??= [])).push([0, mask]);
      for (let arc = 0; arc < tail.length; arc++) {
        if (tail[arc] === node) (layers[cost + 1] ??= []).push([head[arc]!, mask | (1 << arc)]);
      }
    }
  }
  return null;
}
