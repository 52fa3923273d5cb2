import type { Graph, Labelled, Trace } from '../graph.ts';
import { IndexOf, Int32List } from '../grow.ts';
import type { Observation } from './observation.ts';

const longest = 3_000_000;

/**
 * The shortest pair of runs with the same public inputs that can be told apart: breadth-first over pairs of states.
 * `null` when there is none within the bound.
 */
export function shortestDifference<P, S extends Labelled>(
  graph: Graph<P, S>,
  seen: Observation,
): Trace | null {
  const { first, to, step, steps, size } = graph;
  const pairs = new IndexOf();
  const parent = new Int32List();
  const viaLeft = new Int32List();
  const viaRight = new Int32List();
  const add = (left: number, right: number, from: number, leftEdge: number, rightEdge: number): boolean => {
    const before = pairs.size;
    pairs.add(left * size + right);
    if (pairs.size === before) return false;
    parent.push(from);
    viaLeft.push(leftEdge);
    viaRight.push(rightEdge);
    return seen.looks[left] !== seen.looks[right];
  };

  const line = (left: number, right: number): string => {
    const one = left < 0 ? 'nothing' : steps[step[left]!]!.label;
    const other = right < 0 ? 'nothing' : steps[step[right]!]!.label;
    return one === other ? one : `one run: ${one} | other run: ${other}`;
  };
  const trace = (end: number, extra?: string): Trace => {
    const lines: string[] = extra === undefined ? [] : [extra];
    for (let at = end; parent.at(at) >= 0; at = parent.at(at))
      lines.push(line(viaLeft.at(at), viaRight.at(at)));
    const [left, right] = [Math.floor(pairs.key(end) / size), pairs.key(end) % size];
    return {
      steps: lines.toReversed(),
      end: `one run: ${graph.tell(left)} | other run: ${graph.tell(right)}`,
      path: [],
    };
  };

  add(0, 0, -1, -1, -1);
  for (let at = 0; at < pairs.size && pairs.size < longest; at++) {
    const left = Math.floor(pairs.key(at) / size);
    const right = pairs.key(at) % size;
    for (let one = first[left]!; one < first[left + 1]!; one++) {
      const what = step[one]!;
      if (seen.hidden[what] === 1 && add(to[one]!, right, at, one, -1)) return trace(pairs.size - 1);
      if (seen.accepted[what] === 1) continue;
      let isAnswered = false;
      for (let other = first[right]!; other < first[right + 1]!; other++) {
        const same = step[other]!;
        if (seen.accepted[same] === 1 || !shareInput(seen, what, same)) continue;
        isAnswered = true;
        if (seen.answers[what] !== seen.answers[same]) return trace(at, line(one, other));
        if (add(to[one]!, to[other]!, at, one, other)) return trace(pairs.size - 1);
      }
      const isPublic = seen.inputs[what]!.length > 0;
      if (
        isPublic &&
        !isAnswered &&
        canNothing(graph, seen, right, what) &&
        add(to[one]!, right, at, one, -1)
      ) {
        return trace(pairs.size - 1);
      }
    }
    for (let other = first[right]!; other < first[right + 1]!; other++) {
      const what = step[other]!;
      const isPublic = seen.inputs[what]!.length > 0 && seen.accepted[what] === 0;
      const isAlone = seen.hidden[what] === 1 || (isPublic && canNothing(graph, seen, left, what));
      if (isAlone && add(left, to[other]!, at, -1, other)) return trace(pairs.size - 1);
    }
  }
  return null;
}

const shareInput = ({ inputs }: Observation, one: number, other: number): boolean =>
  one === other || inputs[one]!.some((input) => inputs[other]!.includes(input));

/** Whether the public input of a step changes nothing in a state, because nobody there waits for it. */
function canNothing<P, S extends Labelled>(
  { first, step }: Graph<P, S>,
  seen: Observation,
  state: number,
  what: number,
): boolean {
  for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
    if (shareInput(seen, what, step[edge]!) && seen.inputs[what]!.length > 0) return false;
  }
  return true;
}
