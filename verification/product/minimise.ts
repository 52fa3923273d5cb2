import { keyOf } from '../key.ts';
import type { MachineGraph } from '../machine-graph.ts';

/**
 * The coarsest partition of a machine's states that keeps what is observed of a state and what it does on every
 * event: strong bisimulation by signature refinement. Gives the block of each state, numbered by first member.
 */
export function bisimulation(graph: MachineGraph, observe: (state: number) => string): Int32Array {
  const numberBy = (signature: (state: number) => string): { blocks: Int32Array; count: number } => {
    const names = new Map<string, number>();
    const blocks = new Int32Array(graph.size);
    for (let state = 0; state < graph.size; state++) {
      const key = signature(state);
      const block = names.get(key) ?? names.size;
      names.set(key, block);
      blocks[state] = block;
    }
    return { blocks, count: names.size };
  };

  let { blocks, count } = numberBy((state) => keyOf([observe(state), graph.place(state).armed]));
  for (;;) {
    const before = blocks;
    const refined = numberBy((state) => {
      let signature = String(before[state]);
      for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
        signature += ` ${graph.step[edge]}:${before[graph.to[edge]!]}`;
      }
      return signature;
    });
    if (refined.count === count) return refined.blocks;
    ({ blocks, count } = refined);
  }
}
