/** A directed graph with a price for each arc, in typed arrays; arcs may be used any number of times. */
export interface Network {
  readonly size: number;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** Whole numbers, at least 0. */
  readonly price: Int32Array;
}

/** Arcs of each node, as CSR. */
export interface Incidence {
  readonly first: Int32Array;
  readonly arcs: Int32Array;
}

/** The arcs by the node that `end` names: leaving by `tail`, entering by `head`. */
export function arcsBy(size: number, end: Int32Array): Incidence {
  const first = new Int32Array(size + 1);
  for (const node of end) first[node + 1]!++;
  for (let node = 0; node < size; node++) first[node + 1]! += first[node]!;
  const next = first.slice(0, size);
  const arcs = new Int32Array(end.length);
  for (let arc = 0; arc < end.length; arc++) arcs[next[end[arc]!]!++] = arc;
  return { first, arcs };
}

/** The nodes that can be reached from `start`, or, with arcs by `head` and `tail` for `ahead`, that can reach it. */
export function reachable(by: Incidence, ahead: Int32Array, starts: readonly number[]): Uint8Array {
  const size = by.first.length - 1;
  const met = new Uint8Array(size);
  const queue = new Int32Array(size);
  let tail = 0;
  for (const start of starts) {
    if (met[start] === 1) continue;
    met[start] = 1;
    queue[tail++] = start;
  }
  for (let at = 0; at < tail; at++) {
    const node = queue[at]!;
    for (let index = by.first[node]!; index < by.first[node + 1]!; index++) {
      const other = ahead[by.arcs[index]!]!;
      if (met[other] === 1) continue;
      met[other] = 1;
      queue[tail++] = other;
    }
  }
  return met;
}
