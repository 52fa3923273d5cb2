import type { Length } from './deadlines.ts';

/** Deadlines of a state in the order in which they are due, by their numbers. */
export type Order = readonly number[];

/** What a step does to the deadlines: which go on, and which begin. */
export interface Turnover {
  /** For each deadline of before its number afterwards; −1 where it ends. */
  readonly becomes: readonly number[];
  /** Those that begin, the shortest first. */
  readonly beginning: readonly number[];
  /** For each that begins: whether another one is due before it in any case. */
  readonly isBefore: readonly (readonly boolean[])[];
}

/** `sources`: for each deadline afterwards, with its length, its number before; −1 where it begins. */
export function turnoverOf(before: number, sources: Order, lengths: readonly Length[]): Turnover {
  const beginning = [...sources.keys()]
    .filter((one) => sources[one] === -1)
    .toSorted((one, other) => lengths[one]!.least - lengths[other]!.least);
  return {
    becomes: Array.from({ length: before }, (_, one) => sources.indexOf(one)),
    beginning,
    isBefore: beginning.map((one, at) =>
      lengths.map(
        ({ most }, other) =>
          beginning.slice(0, at).includes(other) || (sources[other] !== -1 && most <= lengths[one]!.least),
      ),
    ),
  };
}

/**
 * Every order in which deadlines can be due after a step. One that begins is due after all that run and take no
 * longer, and anywhere among those that take longer.
 */
export function ordersAfter(order: Order, { becomes, beginning, isBefore }: Turnover): readonly Order[] {
  const going = order.flatMap((one) => (becomes[one]! < 0 ? [] : [becomes[one]!]));
  let orders: Order[] = [going];
  for (const [at, one] of beginning.entries()) {
    orders = orders.flatMap((known) => {
      const first = known.findLastIndex((other) => isBefore[at]![other]!) + 1;
      return Array.from({ length: known.length - first + 1 }, (_, shift) =>
        known.toSpliced(first + shift, 0, one),
      );
    });
  }
  return orders;
}

/** Up to this many deadlines at once have a number for their order. */
const most = 12;

/** An order as a number below 2⁴⁸. Throws `RangeError` where too many deadlines run at once. */
export function packed(order: Order): number {
  if (order.length > most) throw new RangeError(`More than ${most} deadlines run at once.`);
  return order.reduce((sum, one) => sum * 16 + one + 1, 0);
}

export function unpacked(code: number): Order {
  const order: number[] = [];
  for (let rest = code; rest > 0; rest = Math.floor(rest / 16)) order.push((rest % 16) - 1);
  return order.toReversed();
}
