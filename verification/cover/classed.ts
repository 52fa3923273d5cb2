/**
 * Puts states into classes that are alike: in each list `own`, by state, and in each list `edges`, edge by edge; `first`
 * says where the edges of a state begin. Classes are numbered from 0 in the order of their first state.
 */
export function classed(
  { size, first }: { readonly size: number; readonly first: Int32Array },
  own: readonly Int32Array[],
  edges: readonly Int32Array[],
): { classes: Int32Array; count: number } {
  const slots = new Int32Array(1 << (33 - Math.clz32(Math.max(1, size)))).fill(-1);
  const mask = slots.length - 1;
  const hashOf = (state: number): number => {
    let hash = 0;
    for (const list of own) hash = mixed(hash, list[state]!);
    for (const list of edges) {
      for (let edge = first[state]!; edge < first[state + 1]!; edge++) hash = mixed(hash, list[edge]!);
    }
    return hash;
  };
  const areAlike = (one: number, other: number): boolean => {
    for (const list of own) if (list[one] !== list[other]) return false;
    const degree = first[one + 1]! - first[one]!;
    if (degree !== first[other + 1]! - first[other]!) return false;
    for (const list of edges) {
      for (let at = 0; at < degree; at++) {
        if (list[first[one]! + at] !== list[first[other]! + at]) return false;
      }
    }
    return true;
  };
  const classes = new Int32Array(size);
  let count = 0;
  for (let state = 0; state < size; state++) {
    let slot = hashOf(state) & mask;
    while (slots[slot]! >= 0 && !areAlike(slots[slot]!, state)) slot = (slot + 1) & mask;
    if (slots[slot]! < 0) {
      slots[slot] = state;
      classes[state] = count++;
    } else classes[state] = classes[slots[slot]!]!;
  }
  return { classes, count };
}

function mixed(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1);
  return product ^ (product >>> 15);
}
