import type { TestModel } from './model.ts';
import type { Tour } from './problem.ts';
import { edgeTable, separationOf } from './separate.ts';

/**
 * A complete suite by the HSI method (Luo, Petrenko, Bochmann): every state is reached by a shortest way, every edge
 * is walked from there, and where it should lead is told apart from every other state by sequences that any two states
 * share. It finds every fault of an implementation that has no more states than the model. Tests that another one
 * begins with are left out.
 */
export function completeSuite(model: TestModel): Tour {
  const { size, tail, head, inputs } = model;
  const table = edgeTable(model);
  const width = inputs.length;
  const access = accessOf(model);
  const separation = separationOf(model);
  const identifiers = Array.from({ length: size }, (_, state) => {
    const sequences = new Map<string, readonly number[]>();
    for (let other = 0; other < size; other++) {
      if (other === state) continue;
      const sequence = separation.between(state, other);
      if (sequence.length > 0) sequences.set(sequence.join(' '), sequence);
    }
    return withoutPrefixes([...sequences.values()]);
  });

  /** What of a sequence can be done in the model: where an input is not offered, that is seen and the test ends. */
  const walked = (start: number, sequence: readonly number[]): number[] => {
    const edges: number[] = [];
    let state = start;
    for (const input of sequence) {
      const edge = table[state * width + input]!;
      if (edge < 0) break;
      edges.push(edge);
      state = head[edge]!;
    }
    return edges;
  };
  const tests: number[][] = [];
  const identify = (way: readonly number[], state: number): void => {
    const all = identifiers[state]!.map((sequence) => walked(state, sequence)).filter(
      ({ length }) => length > 0,
    );
    if (all.length === 0) tests.push([...way]);
    for (const sequence of all) tests.push([...way, ...sequence]);
  };
  identify([], 0);
  for (let edge = 0; edge < tail.length; edge++) identify([...access[tail[edge]!]!, edge], head[edge]!);
  return withoutPrefixes(tests);
}

/** A shortest way to each state, as edges. */
export function accessOf({ size, tail, head }: TestModel): readonly (readonly number[])[] {
  const ways: (readonly number[] | undefined)[] = Array.from({ length: size });
  ways[0] = [];
  const queue = [0];
  const leaving: number[][] = Array.from({ length: size }, () => []);
  for (let edge = 0; edge < tail.length; edge++) leaving[tail[edge]!]!.push(edge);
  for (const state of queue) {
    for (const edge of leaving[state]!) {
      const next = head[edge]!;
      if (ways[next]) continue;
      ways[next] = [...ways[state]!, edge];
      queue.push(next);
    }
  }
  return ways.map((way) => way ?? []);
}

/** The sequences that are not the beginning of another one. */
export function withoutPrefixes<T extends readonly number[]>(sequences: readonly T[]): T[] {
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const at = a.findIndex((part, index) => part !== b[index]);
    return at < 0 ? a.length - b.length : (a[at] ?? -1) - (b[at] ?? -1);
  };
  const sorted = sequences.toSorted(compare);
  return sorted.filter((sequence, index) => {
    const next = sorted[index + 1];
    return next === undefined || sequence.some((part, at) => part !== next[at]);
  });
}
