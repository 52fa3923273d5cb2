import { arcsBy } from '../network.ts';
import { withDesk } from '../tour.ts';
import { type Covering, type DeskNetwork, groupsByArc } from './covering.ts';
import { negativeCycles } from './cycles.ts';
import { type Column, Master } from './simplex.ts';

/**
 * Why no walks cost less: what each group is worth at least, the last being the first test itself, in parts of `scale`;
 * and a number for each node and the desk, in the same parts, so that on every arc the difference between its ends and
 * what its groups are worth are together at most its price.
 */
export interface Worth {
  readonly scale: number;
  readonly weights: Int32Array;
  readonly potential: Int32Array;
}

/** A certificate, and how often the cheapest fractional walks take each arc. */
export interface Relaxed {
  readonly worth: Worth;
  readonly times: Float64Array;
}

const scale = 10_000;
/** After as many rounds the bound is what it is by then. */
const mostRounds = 1500;

/** What the weights prove: whole steps, since walks cost whole steps. */
export const boundBy = ({ scale: parts, weights }: Pick<Worth, 'scale' | 'weights'>): number =>
  Math.ceil(weights.reduce((sum, weight) => sum + weight, 0) / parts);

/**
 * The linear relaxation of a covering: cycles, those of tests leading over the desk, cover each group once in all.
 * Cycles are found when they are worth more than they cost (column generation); when there are none left, or after many
 * rounds, what the groups are worth is rounded down until no arc contradicts it.
 */
export function relax(covering: Covering): Relaxed {
  const network = withDesk(covering.problem);
  const byArc = groupsByArc(covering, network);
  const asked = [...covering.groups.keys(), covering.groups.length].filter(
    (group) => !isLoops(covering.groups[group] ?? [], network, byArc),
  );
  const { worth, times } = generated(network, covering, byArc, asked);
  return { worth: proved(worth, network, byArc), times };
}

/** Whether a group is loops that are in no other: it is then worth one of them, and nothing else depends on it. */
const isLoops = (arcs: readonly number[], { tail, head }: DeskNetwork, byArc: ByArc): boolean =>
  arcs.length > 0 && arcs.every((arc) => tail[arc] === head[arc] && byArc[arc]!.length === 1);

/** What the groups that are `asked` are worth; the others are worth 1. */
function generated(network: DeskNetwork, { groups }: Covering, byArc: ByArc, asked: readonly number[]) {
  const row = new Int32Array(groups.length + 1).fill(-1);
  for (const [index, group] of asked.entries()) row[group] = index;
  const rows: ByArc = byArc.map((list) => list.map((group) => row[group]!).filter((one) => one >= 0));
  const starts = nearest(
    network,
    asked.map((group) => groups[group] ?? [network.tail.length - 1]),
  );
  const master = new Master(starts.cost);
  const found: (readonly number[])[] = [];
  const add = (cycle: readonly number[]): void => {
    master.add(columnOf(cycle, network, rows));
    found.push(cycle);
  };
  for (const cycle of starts.cycles) add(cycle);
  let worth = master.solve();
  for (let round = 0; round < mostRounds; round++) {
    const { cycles } = negativeCycles(network, reducedBy(worth, network, rows), 1e-6);
    if (cycles === null) break;
    for (const cycle of cycles) add(cycle);
    worth = master.solve();
  }
  const times = new Float64Array(network.tail.length);
  for (const [column, used] of master.used().entries()) {
    if (used < 1e-6) continue;
    for (const arc of found[column - asked.length] ?? starts.cycles[column]!) times[arc]! += used;
  }
  return { worth: Float64Array.from(row, (index) => (index < 0 ? 1 : worth[index]!)), times };
}

type ByArc = readonly (readonly number[])[];

const reducedBy = (worth: ArrayLike<number>, { price }: DeskNetwork, byArc: ByArc) =>
  Float64Array.from(price, (one, arc) => one - byArc[arc]!.reduce((sum, group) => sum + worth[group]!, 0));

function columnOf(cycle: readonly number[], { price }: DeskNetwork, byArc: ByArc): Column {
  const times = new Map<number, number>();
  let cost = 0;
  for (const arc of cycle) {
    cost += price[arc]!;
    for (const group of byArc[arc]!) times.set(group, (times.get(group) ?? 0) + 1);
  }
  return { cost, rows: [...times.keys()], times: [...times.values()] };
}

/** For each group the cheapest test that covers it. */
function nearest(network: DeskNetwork, groups: readonly (readonly number[])[]) {
  const { tail, head, price } = network;
  const desk = network.size - 1;
  const there = waysFrom(network, tail, head, desk);
  const back = waysFrom(network, head, tail, desk);
  const through = (arc: number) => there.distance[tail[arc]!]! + price[arc]! + back.distance[head[arc]!]!;
  const all = groups.map((arcs) => arcs.reduce((best, arc) => (through(arc) < through(best) ? arc : best)));
  return {
    cost: all.map(through),
    cycles: all.map((arc) => [...there.way(tail[arc]!).toReversed(), arc, ...back.way(head[arc]!)]),
  };
}

/** Cheapest ways from the desk, or to it when the ends of arcs are given the other way round. */
function waysFrom({ size, price }: DeskNetwork, tail: Int32Array, head: Int32Array, desk: number) {
  const out = arcsBy(size, tail);
  const distance = new Float64Array(size).fill(Infinity);
  const via = new Int32Array(size).fill(-1);
  distance[desk] = 0;
  const queue = [desk];
  for (const node of queue) {
    for (let one = out.first[node]!; one < out.first[node + 1]!; one++) {
      const arc = out.arcs[one]!;
      const other = head[arc]!;
      if (distance[node]! + price[arc]! >= distance[other]!) continue;
      distance[other] = distance[node]! + price[arc]!;
      via[other] = arc;
      queue.push(other);
    }
  }
  const way = (node: number): number[] => {
    const arcs: number[] = [];
    for (let at = node; via[at]! >= 0; at = tail[via[at]!]!) arcs.push(via[at]!);
    return arcs;
  };
  return { distance, way };
}

/** Whole numbers that prove a bound: what was found, rounded down, and lessened until no cycle contradicts it. */
function proved(worth: Float64Array, network: DeskNetwork, byArc: ByArc): Worth {
  for (let share = 1; ; share *= 0.98) {
    const weights = Int32Array.from(worth, (one) => Math.max(0, Math.floor(one * share * scale + 1e-3)));
    const price = Float64Array.from(
      network.price,
      (one, arc) => one * scale - byArc[arc]!.reduce((sum, group) => sum + weights[group]!, 0),
    );
    const { distance } = negativeCycles(network, price, 0);
    if (distance !== null) return { scale, weights, potential: Int32Array.from(distance) };
  }
}
