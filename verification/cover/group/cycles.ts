import { arcsBy } from '../network.ts';
import type { DeskNetwork } from './covering.ts';

/** Cycles that cost less than nothing, as arcs; or, where there is none, distances that prove it. */
export type Cycles =
  | { readonly cycles: readonly (readonly number[])[]; readonly distance: null }
  | { readonly cycles: null; readonly distance: Float64Array };

/**
 * Bellman and Ford from everywhere at once, nodes that got nearer only. Looks after each round whether nodes are nearer
 * by themselves. Prices may be below 0; savings up to `slack` count as none.
 */
export function negativeCycles(network: DeskNetwork, price: Float64Array, slack: number): Cycles {
  const { size, tail, head } = network;
  const out = arcsBy(size, tail);
  const distance = new Float64Array(size);
  const via = new Int32Array(size).fill(-1);
  let open = Array.from({ length: size }, (_, node) => node);
  const isOpen = new Uint8Array(size);
  while (open.length > 0) {
    const next: number[] = [];
    for (const node of open) {
      isOpen[node] = 0;
      for (let one = out.first[node]!; one < out.first[node + 1]!; one++) {
        const arc = out.arcs[one]!;
        const other = head[arc]!;
        if (distance[node]! + price[arc]! >= distance[other]! - slack) continue;
        distance[other] = distance[node]! + price[arc]!;
        via[other] = arc;
        if (isOpen[other] === 1) continue;
        isOpen[other] = 1;
        next.push(other);
      }
    }
    const cycles = cyclesIn(via, tail);
    if (cycles.length > 0) return { cycles, distance: null };
    open = next;
  }
  return { cycles: null, distance };
}

/** The cycles of a graph in which each node has at most one arc that leads to it. */
function cyclesIn(via: Int32Array, tail: Int32Array): number[][] {
  const mark = new Int32Array(via.length);
  const cycles: number[][] = [];
  for (let start = 0; start < via.length; start++) {
    let node = start;
    while (mark[node] === 0 && via[node]! >= 0) {
      mark[node] = start + 1;
      node = tail[via[node]!]!;
    }
    if (via[node]! < 0 || mark[node] !== start + 1) continue;
    const cycle: number[] = [];
    for (let at = node; cycle.length === 0 || at !== node; at = tail[via[at]!]!) cycle.push(via[at]!);
    cycles.push(cycle.toReversed());
  }
  return cycles;
}
