import type { TestModel } from './model.ts';
import type { Tour } from './problem.ts';
import { edgeTable } from './separate.ts';

/** One thing that an implementation does otherwise than the model. */
export interface Fault {
  readonly kind: 'missing' | 'redirected' | 'added';
  readonly edge: number;
  /** Where the edge leads instead. */
  readonly head: number;
}

/**
 * The faults of a kind: a transition that is missing leaves the state as it is, a redirected one leads to another
 * state, and an added one leads on where the model refuses. Of more than `most`, every n-th is taken.
 */
export function faultsOf(model: TestModel, kind: Fault['kind'], most: number): Fault[] {
  const { size, tail, head, refused } = model;
  const edges = [...tail.keys()].filter((edge) => (refused[edge] === 1) === (kind === 'added'));
  if (kind === 'missing') {
    const changing = edges.filter((edge) => head[edge] !== tail[edge]);
    return everyNth(changing.length, most).map((at) => ({
      kind,
      edge: changing[at]!,
      head: tail[changing[at]!]!,
    }));
  }
  return everyNth(edges.length * (size - 1), most).map((at) => {
    const edge = edges[Math.floor(at / (size - 1))]!;
    const other = at % (size - 1);
    return { kind, edge, head: other < head[edge]! ? other : other + 1 };
  });
}

const everyNth = (count: number, most: number): number[] =>
  Array.from({ length: Math.min(count, most) }, (_, index) =>
    Math.floor((index * count) / Math.min(count, most)),
  );

/** For each fault whether some test of the suite sees it. */
export function seenBy(model: TestModel, tests: Tour, faults: readonly Fault[]): boolean[] {
  const { head, input, inputs, refused, observations } = model;
  const table = edgeTable(model);
  const width = inputs.length;
  const places: [test: number, step: number][][] = Array.from({ length: head.length }, () => []);
  const wanted = new Set(faults.map(({ edge }) => edge));
  for (const [test, edges] of tests.entries()) {
    for (const [step, edge] of edges.entries()) if (wanted.has(edge)) places[edge]!.push([test, step]);
  }
  const looksAlike = (one: number, other: number): boolean => {
    if (refused[one] !== refused[other]) return false;
    const [given, expected] = [model.gives(one), model.gives(other)];
    return given === expected || given.join(' ') === expected.join(' ');
  };

  /** Plays the rest of a test on the faulty machine, from where the fault leads. */
  const isSeen = ({ edge: broken, head: wrong, kind }: Fault, [test, step]: [number, number]): boolean => {
    if (kind !== 'redirected' && model.gives(broken).length > 0) return true;
    const edges = tests[test]!;
    let state = wrong;
    for (let at = step; ; at++) {
      if (observations[state] !== observations[head[edges[at]!]!]) return true;
      if (state === head[edges[at]!]! && edges.indexOf(broken, at + 1) < 0) return false;
      const next = edges[at + 1];
      if (next === undefined) return false;
      const taken = table[state * width + input[next]!]!;
      if (taken < 0 || !looksAlike(taken, next)) return true;
      state = taken === broken ? wrong : head[taken]!;
    }
  };
  return faults.map((fault) => places[fault.edge]!.some((place) => isSeen(fault, place)));
}
