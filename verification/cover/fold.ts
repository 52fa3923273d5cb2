import type { MachineGraph } from '../machine-graph.ts';

/** Numbers lists of numbers: equal lists get equal numbers, from 0 in the order of their coming. */
class Numbering {
  readonly #known = new Map<string, number>();

  of(parts: ArrayLike<number>): number {
    const key = String.fromCharCode(
      ...Array.from(parts, (part) => part & 0xffff),
      ...Array.from(parts, (part) => part >>> 16),
    );
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.#known.size);
    return this.#known.size - 1;
  }

  get size(): number {
    return this.#known.size;
  }
}

/**
 * The coarsest partition of the states that keeps apart what looks different and what reacts differently: strong
 * bisimulation by refinement of signatures. `label` and `reaction` are given by edge. Blocks are numbered by their
 * first state, which `first` names.
 */
export function fold(
  graph: MachineGraph,
  sights: readonly string[],
  label: Int32Array,
  reaction: Int32Array,
): { blocks: Int32Array; first: number[] } {
  const { size } = graph;
  const looks = new Map<string, number>();
  let blocks = Int32Array.from(sights, (sight) => {
    if (!looks.has(sight)) looks.set(sight, looks.size);
    return looks.get(sight)!;
  });
  for (let count = looks.size; ;) {
    const numbers = new Numbering();
    const before = blocks;
    blocks = new Int32Array(size);
    for (let state = 0; state < size; state++) {
      const start = graph.first[state]!;
      const degree = graph.first[state + 1]! - start;
      const order = Array.from({ length: degree }, (_, index) => start + index);
      order.sort((a, b) => label[a]! - label[b]!);
      const signature = new Int32Array(1 + 3 * degree);
      signature[0] = before[state]!;
      for (let index = 0; index < degree; index++) {
        const edge = order[index]!;
        signature[1 + 3 * index] = label[edge]!;
        signature[2 + 3 * index] = reaction[edge]!;
        signature[3 + 3 * index] = before[graph.to[edge]!]!;
      }
      blocks[state] = numbers.of(signature);
    }
    if (numbers.size === count) break;
    count = numbers.size;
  }
  const first: number[] = [];
  for (let state = 0; state < size; state++) if (blocks[state] === first.length) first.push(state);
  return { blocks, first };
}
