import { IndexOf, Int32List } from '../grow.ts';

/** What is seen of a system in which every input leads to one state: numbers that mean the same on both sides. */
export interface Seen {
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** The step of each edge. */
  readonly step: Int32Array;
  /** The inputs that a step stands for. */
  readonly inputs: (step: number) => readonly number[];
  /** What is seen of a step. */
  readonly output: (step: number) => number;
  /** What is seen of a state. */
  readonly look: (state: number) => number;
  /** Whether a step is a deadline that passes unseen: nothing comes out. */
  readonly silent: (step: number) => boolean;
}

/** The shortest way on which two systems are told apart. */
export interface Difference {
  /** The inputs up to the last but one. */
  readonly inputs: readonly number[];
  /** The last input; −1 when it is the states that look different. */
  readonly input: number;
  /** The edges taken in the first system. */
  readonly path: readonly number[];
  /** Its edges by the last input, −1 where it has none. */
  readonly edges: readonly [number, number];
  readonly states: readonly [number, number];
}

/**
 * Walks two systems side by side under the same inputs, breadth-first. `null` when no input tells them apart: since
 * every input leads to one state, they are bisimilar then. A deadline that only one of them has may pass unseen there
 * while the other stays where it is.
 */
export function difference(one: Seen, other: Seen, inputs: number, size: number): Difference | null {
  const pairs = new IndexOf();
  const parent = new Int32List();
  const via = new Int32List();
  const by = new Int32List();
  /** The edge of the other system for each input, in the pair at hand. */
  const edges = new Int32Array(inputs);
  const noted = new Int32Array(inputs).fill(-1);
  /** The last pair in which the first system had an edge for an input. */
  const met = new Int32Array(inputs).fill(-1);

  const found = (at: number, input: number, last: [number, number]): Difference => {
    const way: number[] = [];
    for (let end = at; parent.at(end) >= 0; end = parent.at(end)) way.push(end);
    way.reverse();
    return {
      inputs: way.map((end) => by.at(end)),
      path: way.map((end) => via.at(end)).filter((edge) => edge >= 0),
      input,
      edges: last,
      states: [Math.floor(pairs.key(at) / size), pairs.key(at) % size],
    };
  };
  const add = (left: number, right: number, at: number, edge: number, input: number): void => {
    const before = pairs.size;
    if (pairs.add(left * size + right) < before) return;
    parent.push(at);
    via.push(edge);
    by.push(input);
  };

  add(0, 0, -1, -1, -1);
  for (let at = 0; at < pairs.size; at++) {
    const left = Math.floor(pairs.key(at) / size);
    const right = pairs.key(at) % size;
    if (one.look(left) !== other.look(right)) return found(at, -1, [-1, -1]);
    for (let edge = other.first[right]!; edge < other.first[right + 1]!; edge++) {
      for (const input of other.inputs(other.step[edge]!)) {
        edges[input] = edge;
        noted[input] = at;
      }
    }
    for (let edge = one.first[left]!; edge < one.first[left + 1]!; edge++) {
      for (const input of one.inputs(one.step[edge]!)) {
        met[input] = at;
        const same = noted[input] === at ? edges[input]! : -1;
        if (same < 0 && one.silent(one.step[edge]!)) {
          add(one.to[edge]!, right, at, edge, input);
          continue;
        }
        if (same < 0 || one.output(one.step[edge]!) !== other.output(other.step[same]!)) {
          return found(at, input, [edge, same]);
        }
        add(one.to[edge]!, other.to[same]!, at, edge, input);
      }
    }
    for (let edge = other.first[right]!; edge < other.first[right + 1]!; edge++) {
      for (const input of other.inputs(other.step[edge]!)) {
        if (met[input] === at) continue;
        if (!other.silent(other.step[edge]!)) return found(at, input, [-1, edge]);
        add(left, other.to[edge]!, at, -1, input);
      }
    }
  }
  return null;
}
