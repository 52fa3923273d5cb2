import type { TestModel } from './model.ts';
import type { Tour } from './problem.ts';

/** More ways than this are not listed: their number grows without bound with their length. */
const mostPaths = 200_000;

/** A shortest way from each state to an end, as edges; `null` where there is none. */
export function waysOut({ size, tail, head, ends }: TestModel): readonly (readonly number[] | null)[] {
  const entering: number[][] = Array.from({ length: size }, () => []);
  for (let edge = 0; edge < tail.length; edge++) entering[head[edge]!]!.push(edge);
  const next = new Int32Array(size).fill(-2);
  const queue = [...ends.keys()].filter((state) => ends[state] === 1);
  for (const state of queue) next[state] = -1;
  for (const state of queue) {
    for (const edge of entering[state]!) {
      const before = tail[edge]!;
      if (next[before] !== -2) continue;
      next[before] = edge;
      queue.push(before);
    }
  }
  return Array.from({ length: size }, (_, state) => {
    if (next[state] === -2) return null;
    const way: number[] = [];
    for (let at = state; next[at]! >= 0; at = head[next[at]!]!) way.push(next[at]!);
    return way;
  });
}

/** The ways of at most `longest` transitions; `null` where there are too many. */
function waysWithin(model: TestModel, longest: number): number[][] | null {
  const { size, tail, head, refused } = model;
  const leaving: number[][] = Array.from({ length: size }, () => []);
  for (let edge = 0; edge < tail.length; edge++) if (refused[edge] === 0) leaving[tail[edge]!]!.push(edge);
  const out = waysOut(model);
  const met = new Uint8Array(size);
  const way: number[] = [];
  const tests: number[][] = [];
  const walk = (state: number): boolean => {
    met[state] = 1;
    let isLongest = true;
    for (const edge of way.length < longest ? leaving[state]! : []) {
      const next = head[edge]!;
      if (met[next] === 1 || out[next] === null) continue;
      isLongest = false;
      way.push(edge);
      if (!walk(next)) return false;
      way.pop();
    }
    if (isLongest) tests.push([...way, ...out[state]!]);
    met[state] = 0;
    return tests.length <= mostPaths;
  };
  return walk(0) ? tests : null;
}

/**
 * Every way from the start that meets no state twice, of at most `longest` transitions; ways that another one begins
 * with are left out, and each is led to an end by a shortest way. Two of them cannot be walked in one test, so no
 * smaller suite begins with all of them. Throws `RangeError` where there are too many, which says how long they may be.
 */
export function loopFreePaths(model: TestModel, longest: number): Tour {
  const tests = waysWithin(model, longest);
  if (tests) return tests;
  let [few, many, count] = [0, longest, 1];
  while (many - few > 1) {
    const length = (few + many) >> 1;
    const found = waysWithin(model, length)?.length;
    if (found === undefined) many = length;
    else [few, count] = [length, found];
  }
  const number = (value: number) => value.toLocaleString('en');
  throw new RangeError(
    `${model.name} has more than ${number(mostPaths)} ways without a loop of at most ${longest} transitions. ` +
      `Of at most ${few} it has ${number(count)}: --path-length ${few}.`,
  );
}
