import type { Graph, Labelled } from '../graph.ts';

/** The strongly connected components of a part of a graph, numbered; −1 for states outside of it. */
export interface StrongComponents {
  readonly of: Int32Array;
  readonly count: number;
}

/** Tarjan's algorithm over the states of `within`, without recursion. */
export function strongComponents<P, S extends Labelled>(
  { first, to, size }: Graph<P, S>,
  within: Uint8Array,
): StrongComponents {
  const of = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  const low = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack = new Int32Array(size);
  /** States that are being visited, and the edge each is at. */
  const path: number[] = [];
  const edgeAt = new Int32Array(size);
  let stacked = 0;
  let met = 0;
  let count = 0;

  const enter = (state: number): void => {
    order[state] = low[state] = ++met;
    stack[stacked++] = state;
    onStack[state] = 1;
    edgeAt[state] = first[state]!;
    path.push(state);
  };
  const leave = (state: number): void => {
    path.pop();
    const from = path.at(-1);
    if (from !== undefined) low[from] = Math.min(low[from]!, low[state]!);
    if (low[state] !== order[state]) return;
    for (;;) {
      const member = stack[--stacked]!;
      onStack[member] = 0;
      of[member] = count;
      if (member === state) break;
    }
    count++;
  };

  for (let root = 0; root < size; root++) {
    if (within[root] === 0 || order[root] !== 0) continue;
    enter(root);
    for (let state = path.at(-1); state !== undefined; state = path.at(-1)) {
      if (edgeAt[state] === first[state + 1]) {
        leave(state);
        continue;
      }
      const next = to[edgeAt[state]!++]!;
      if (within[next] === 0) continue;
      if (order[next] === 0) enter(next);
      else if (onStack[next] === 1) low[state] = Math.min(low[state]!, order[next]!);
    }
  }
  return { of, count };
}
