import type { Graph, Labelled } from '../graph.ts';
import type { EqualityClaim } from './claim.ts';
import { shortestDifference } from './difference.ts';
import { type Finding, traceTo } from './finding.ts';
import { observe } from './observation.ts';

/** The first answer and successor of a state for every public input; −1 where it has none. */
class Row {
  readonly to: Int32Array;
  readonly answer: Int32Array;
  constructor(inputs: number) {
    this.to = new Int32Array(inputs);
    this.answer = new Int32Array(inputs);
  }
}

/**
 * Closes the relation "one run may be here while the other is there" under the same public inputs, by union-find: it
 * is an equivalence, because a third run must look like both. Holds when related states always look and answer alike.
 */
export function checkEquality<P, S extends Labelled>(
  graph: Graph<P, S>,
  claim: EqualityClaim<P, S>,
): Finding {
  const { first, to, step, size } = graph;
  const seen = observe(graph, claim);
  const root = Int32Array.from({ length: size }, (_, state) => state);
  const pairs = new Int32Array(2 * size);
  let related = 0;
  let example = -1;
  const differs: number[] = [];

  const find = (state: number): number => {
    let at = state;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };

  const relate = (one: number, other: number): void => {
    const a = find(one);
    const b = find(other);
    if (a === b) return;
    if (seen.looks[one] !== seen.looks[other]) differs.push(one);
    root[Math.max(a, b)] = Math.min(a, b);
    if (related === 0) example = Math.max(one, other);
    pairs[2 * related] = one;
    pairs[2 * related + 1] = other;
    related++;
  };

  /** Relates what one state leads to by the same public input, and fills its row. */
  const readRow = (state: number, row: Row): void => {
    row.to.fill(-1);
    for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
      const what = step[edge]!;
      if (seen.accepted[what] === 1) continue;
      for (const input of seen.inputs[what]!) {
        if (row.to[input] === -1) {
          row.to[input] = to[edge]!;
          row.answer[input] = seen.answers[what]!;
        } else {
          if (row.answer[input] !== seen.answers[what]) differs.push(state);
          relate(row.to[input]!, to[edge]!);
        }
      }
    }
  };

  const one = new Row(seen.inputCount);
  const other = new Row(seen.inputCount);
  for (let state = 0; state < size && differs.length === 0; state++) {
    readRow(state, one);
    for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
      if (seen.hidden[step[edge]!] === 1) relate(state, to[edge]!);
    }
  }
  for (let pair = 0; pair < related && differs.length === 0; pair++) {
    const left = pairs[2 * pair]!;
    const right = pairs[2 * pair + 1]!;
    readRow(left, one);
    readRow(right, other);
    for (let input = 0; input < seen.inputCount; input++) {
      const l = one.to[input]!;
      const r = other.to[input]!;
      if (l < 0 && r < 0) continue;
      if (l >= 0 && r >= 0 && one.answer[input] !== other.answer[input]) differs.push(left);
      relate(l < 0 ? left : l, r < 0 ? right : r);
    }
  }
  return {
    reached: related,
    example: related > 0 ? traceTo(graph, example) : null,
    violation:
      differs[0] === undefined ? null : (shortestDifference(graph, seen) ?? traceTo(graph, differs[0])),
  };
}
