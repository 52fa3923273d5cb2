import { keyOf } from '../../key.ts';
import type { TestModel } from '../model.ts';
import type { Tour } from '../problem.ts';
import { edgeTable } from '../separate.ts';

/** For each input of one model the input of another one that takes its event; −1 where there is none. */
function inputsAcross(from: TestModel, to: TestModel): Int32Array {
  const names = new Map<string, number>();
  for (const [index, { like }] of to.inputs.entries()) {
    for (const event of like) names.set(keyOf(event), index);
  }
  return Int32Array.from(from.inputs, ({ event }) => names.get(keyOf(event)) ?? -1);
}

/**
 * Edges of one model of a machine as edges of another: the same events, done from the start. Throws where the other one
 * has no such edge.
 */
export function projected(from: TestModel, to: TestModel, tour: Tour): Tour {
  const across = inputsAcross(from, to);
  const table = edgeTable(to);
  return tour.map((edges) => {
    let state = 0;
    return edges.map((edge) => {
      const found = table[state * to.inputs.length + across[from.input[edge]!]!] ?? -1;
      if (found < 0) throw new Error(`${to.name} does not go on from state ${state} as ${from.name} does.`);
      state = to.head[found]!;
      return found;
    });
  });
}

/** For each edge of a finer model the edge of a coarser one that it is a part of, and the same for states. */
export function coarsened(fine: TestModel, coarse: TestModel): { edge: Int32Array; state: Int32Array } {
  const across = inputsAcross(fine, coarse);
  const table = edgeTable(coarse);
  const state = new Int32Array(fine.size).fill(-1);
  const edge = new Int32Array(fine.tail.length).fill(-1);
  const leaving: number[][] = Array.from({ length: fine.size }, () => []);
  for (let one = 0; one < fine.tail.length; one++) leaving[fine.tail[one]!]!.push(one);
  state[0] = 0;
  const queue = [0];
  for (const node of queue) {
    for (const one of leaving[node]!) {
      edge[one] = table[state[node]! * coarse.inputs.length + across[fine.input[one]!]!] ?? -1;
      const next = fine.head[one]!;
      if (state[next]! >= 0) continue;
      state[next] = coarse.head[edge[one]!]!;
      queue.push(next);
    }
  }
  return { edge, state };
}
