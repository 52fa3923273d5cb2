/** Puts variables to new values, and what of other variables follows, read before anything is put. */
export interface Leaf {
  readonly puts: readonly (readonly [variable: number, value: number])[];
  readonly follows: readonly Tree<Leaf>[];
}

/** Asks for the value of one variable; what was never met is left out. */
export interface Ask<L> {
  readonly variable: number;
  readonly next: readonly (Tree<L> | undefined)[];
}

/** A decision over the variables of a model. `null`: it cannot happen. */
export type Tree<L> = Ask<L> | L | null;

export const isAsk = <L>(tree: Tree<L>): tree is Ask<L> =>
  typeof tree === 'object' && tree !== null && 'variable' in tree;

/** Something to hold in every state, as a decision. */
export interface Invariant {
  readonly name: string;
  readonly tree: Tree<boolean>;
}

/** A transition system as variables and options: what is exported. Every variable starts at 0. */
export interface Model {
  readonly name: string;
  /** Each has the values from 0 to below `size`. */
  readonly variables: readonly { readonly name: string; readonly size: number }[];
  readonly options: readonly { readonly label: string; readonly tree: Tree<Leaf> }[];
  readonly invariants: readonly Invariant[];
}

class Asked extends Error {
  readonly variable: number;

  constructor(variable: number) {
    super('asked');
    this.variable = variable;
  }
}

/** A predicate as a decision: asked for every value of every variable that it reads. */
export function decisionOf(
  sizes: readonly number[],
  holds: (read: (variable: number) => number) => boolean,
): Tree<boolean> {
  const known = new Map<number, number>();
  const read = (variable: number): number => {
    const value = known.get(variable);
    if (value === undefined) throw new Asked(variable);
    return value;
  };
  const decide = (): Tree<boolean> => {
    let variable: number;
    try {
      return holds(read);
    } catch (cause) {
      if (!(cause instanceof Asked)) throw cause;
      ({ variable } = cause);
    }
    const next = Array.from({ length: sizes[variable]! }, (_, value) => {
      known.set(variable, value);
      return decide();
    });
    known.delete(variable);
    return { variable, next };
  };
  return decide();
}
