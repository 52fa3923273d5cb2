import { IndexOf, Int32List } from '../../grow.ts';
import { differs, lost, type Tester } from './tester.ts';

type Seen = ReturnType<Tester['see']>;

/**
 * The shortest test that fails on a mutant, as edges of the original; `null` when none does. Both are walked side by
 * side, breadth-first, by what the original can do.
 */
export function distinguishing(tester: Tester, mutant: Seen): number[] | null {
  if (tester.beginsOtherwise(mutant)) return [];
  const { first, to } = tester.sound.graph;
  const { size } = mutant.graph;
  const pairs = new IndexOf();
  const parent = new Int32List();
  const via = new Int32List();
  const add = (left: number, right: number, before: number, edge: number): void => {
    const count = pairs.size;
    if (pairs.add(left * size + right) < count) return;
    parent.push(before);
    via.push(edge);
  };
  add(0, 0, -1, -1);
  for (let at = 0; at < pairs.size; at++) {
    const left = Math.floor(pairs.key(at) / size);
    const right = pairs.key(at) % size;
    for (let edge = first[left]!; edge < first[left + 1]!; edge++) {
      const next = tester.step(mutant, right, edge);
      if (next === differs) {
        const way = [edge];
        for (let end = at; parent.at(end) >= 0; end = parent.at(end)) way.push(via.at(end));
        return way.toReversed();
      }
      if (next !== lost) add(to[edge]!, next, at, edge);
    }
  }
  return null;
}
