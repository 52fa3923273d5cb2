import { type Ask, isAsk, type Leaf, type Model, type Tree } from './model.ts';

/** What a place of the table says, where it is not the number of a variable to ask for. */
export const marks = { unmet: -1, impossible: -2, leaf: -3, holds: -4, broken: -5 } as const;

/**
 * The decisions of a model as one table of numbers. At a place is the number of a variable, followed by the place to
 * go to for each of its values; or a mark. `leaf` is followed by how many variables are put, each with its value, and
 * how many places follow, and these. Equal decisions stand there once.
 */
export interface Tables {
  readonly numbers: readonly number[];
  /** For each option and each invariant, the place where its decision begins. */
  readonly options: readonly number[];
  readonly invariants: readonly number[];
}

export function tablesOf({ variables, options, invariants }: Model): Tables {
  const numbers: number[] = [];
  const known = new Map<string, number>();
  const note = (row: readonly number[]): number => {
    const key = row.join(' ');
    const place = known.get(key) ?? numbers.length;
    if (place === numbers.length) {
      known.set(key, place);
      for (const one of row) numbers.push(one);
    }
    return place;
  };
  const placed = new Map<object, number>();
  const unmet = note([marks.unmet]);
  const impossible = note([marks.impossible]);

  const leaf = ({ puts, follows }: Leaf): number =>
    note([marks.leaf, puts.length, ...puts.flat(), follows.length, ...follows.map((tree) => place(tree))]);
  const place = (tree: Tree<Leaf | boolean> | undefined): number => {
    if (tree === undefined) return unmet;
    if (tree === null) return impossible;
    if (typeof tree === 'boolean') return note([tree ? marks.holds : marks.broken]);
    const before = placed.get(tree);
    if (before !== undefined) return before;
    const found = isAsk(tree) ? ask(tree) : leaf(tree);
    placed.set(tree, found);
    return found;
  };
  const ask = (tree: Ask<Leaf | boolean>): number => {
    const next = Array.from({ length: variables[tree.variable]!.size }, (_, value) =>
      place(tree.next[value]),
    );
    return next.every((one) => one === next[0]) ? next[0]! : note([tree.variable, ...next]);
  };
  return {
    options: options.map(({ tree }) => place(tree)),
    invariants: invariants.map(({ tree }) => place(tree)),
    numbers,
  };
}
