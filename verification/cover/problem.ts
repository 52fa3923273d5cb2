/** What is to be walked, and what it may cost. */
export interface Problem {
  /** Nodes are numbered from 0, the start of every test. */
  readonly size: number;
  readonly tail: Int32Array;
  readonly head: Int32Array;
  /** What walking each arc costs; a whole number, at least 0. */
  readonly price: Int32Array;
  /** Where a test may end: 1 for each such node. */
  readonly ends: Uint8Array;
  /** The arcs that some test must walk: 1 for each. */
  readonly required: Uint8Array;
  /** What beginning a test costs, in steps; a whole number, at least 0. */
  readonly resetPrice: number;
}

/** Tests as arcs, each from node 0 to an end. */
export type Tour = readonly (readonly number[])[];

/** What tests cost: their arcs, and `resetPrice` for each of them. */
export const costOf = (tour: Tour, { price, resetPrice }: Problem): number =>
  tour.reduce((sum, test) => sum + test.reduce((all, arc) => all + price[arc]!, resetPrice), 0);
