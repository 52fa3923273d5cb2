import { arcsBy, type Incidence, type Network } from './network.ts';

/** A cheapest way to carry what nodes have too much of to where it is missing. */
export interface Transshipment {
  /** How often each arc is used. */
  readonly flow: Int32Array;
  /**
   * The dual solution: `potential[head] − potential[tail] ≤ price` on every arc. By weak duality no transport costs
   * less than Σ surplus × −potential, and this one costs exactly that.
   */
  readonly potential: Int32Array;
  readonly cost: number;
}

/** What nodes have too much of cannot be carried to where it is missing. */
export class Unreachable extends Error {
  readonly nodes: readonly number[];

  constructor(nodes: readonly number[]) {
    super(`Nothing can be carried on from ${nodes.length} nodes, the first of which is ${nodes[0]}.`);
    this.name = 'Unreachable';
    this.nodes = nodes;
  }
}

const far = 0x3fff_ffff;

/**
 * Minimum-cost flow without capacities by the primal-dual method: shortest distances at reduced prices lift the
 * potentials, then blocking flows along arcs of reduced price 0 carry all that can be carried at this distance.
 * Prices are small whole numbers, so there are few distances, and hence few rounds.
 *
 * `surplus`: how many more units leave each node than enter it; its sum is 0. Throws `Unreachable`.
 */
export function transship(network: Network, surplus: Int32Array): Transshipment {
  const round = new Round(network, surplus.slice());
  while (round.isOpen()) {
    round.lift();
    while (round.layer()) round.push();
  }
  const { flow, potential } = round;
  let cost = 0;
  for (let arc = 0; arc < flow.length; arc++) cost += flow[arc]! * network.price[arc]!;
  return { flow, potential, cost };
}

class Round {
  readonly flow: Int32Array;
  readonly potential: Int32Array;
  readonly #network: Network;
  readonly #rest: Int32Array;
  readonly #out: Incidence;
  readonly #in: Incidence;
  readonly #level: Int32Array;
  readonly #next: Int32Array;
  readonly #queue: Int32Array;

  constructor(network: Network, rest: Int32Array) {
    const { size, tail, head } = network;
    this.#network = network;
    this.#rest = rest;
    this.flow = new Int32Array(tail.length);
    this.potential = new Int32Array(size);
    this.#out = arcsBy(size, tail);
    this.#in = arcsBy(size, head);
    this.#level = new Int32Array(size);
    this.#next = new Int32Array(size);
    this.#queue = new Int32Array(size);
  }

  isOpen(): boolean {
    return this.#rest.some((left) => left > 0);
  }

  /** Lifts every potential by the distance from what is left over, so that a nearest place that lacks has distance 0. */
  lift(): void {
    const { size, tail, head, price } = this.#network;
    const distance = new Int32Array(size).fill(far);
    const buckets: number[][] = [[]];
    for (let node = 0; node < size; node++) {
      if (this.#rest[node]! <= 0) continue;
      distance[node] = 0;
      buckets[0]!.push(node);
    }
    let nearest = far;
    const offer = (node: number, at: number): void => {
      if (at >= distance[node]!) return;
      distance[node] = at;
      (buckets[at] ??= []).push(node);
    };
    for (let at = 0; at < buckets.length && at <= nearest; at++) {
      const bucket = buckets[at] ?? [];
      for (let index = 0; index < bucket.length; index++) {
        const node = bucket[index]!;
        if (distance[node] !== at) continue;
        if (this.#rest[node]! < 0) nearest = at;
        for (let one = this.#out.first[node]!; one < this.#out.first[node + 1]!; one++) {
          const arc = this.#out.arcs[one]!;
          const other = head[arc]!;
          offer(other, at + price[arc]! + this.potential[node]! - this.potential[other]!);
        }
        for (let one = this.#in.first[node]!; one < this.#in.first[node + 1]!; one++) {
          const arc = this.#in.arcs[one]!;
          if (this.flow[arc]! > 0) offer(tail[arc]!, at);
        }
      }
    }
    if (nearest === far) {
      throw new Unreachable([...this.#rest.keys()].filter((node) => this.#rest[node]! > 0));
    }
    for (let node = 0; node < size; node++) this.potential[node]! += Math.min(distance[node]!, nearest);
  }

  #isTight(arc: number): boolean {
    const { tail, head, price } = this.#network;
    const difference = this.potential[head[arc]!]! - this.potential[tail[arc]!]!;
    return price[arc] === difference;
  }

  /** Numbers the nodes by their distance over arcs of reduced price 0. Whether any place that lacks is among them. */
  layer(): boolean {
    const { size, tail, head } = this.#network;
    this.#level.fill(-1);
    let end = 0;
    for (let node = 0; node < size; node++) {
      this.#next[node] = 0;
      if (this.#rest[node]! > 0) {
        this.#level[node] = 0;
        this.#queue[end++] = node;
      }
    }
    let isMet = false;
    const visit = (node: number, level: number): void => {
      if (this.#level[node]! >= 0) return;
      this.#level[node] = level;
      this.#queue[end++] = node;
    };
    for (let at = 0; at < end; at++) {
      const node = this.#queue[at]!;
      if (this.#rest[node]! < 0) isMet = true;
      const level = this.#level[node]! + 1;
      for (let one = this.#out.first[node]!; one < this.#out.first[node + 1]!; one++) {
        const arc = this.#out.arcs[one]!;
        if (this.#isTight(arc)) visit(head[arc]!, level);
      }
      for (let one = this.#in.first[node]!; one < this.#in.first[node + 1]!; one++) {
        const arc = this.#in.arcs[one]!;
        if (this.flow[arc]! > 0) visit(tail[arc]!, level);
      }
    }
    return isMet;
  }

  /** A blocking flow: along the layers until nothing more gets through. */
  push(): void {
    for (let node = 0; node < this.#network.size; node++) {
      while (this.#rest[node]! > 0 && this.#pushFrom(node));
    }
  }

  /** Carries what fits along one path. Arcs walked backwards are noted as `~arc`: they give back what they carry. */
  #pushFrom(start: number): boolean {
    const { tail, head } = this.#network;
    const path: number[] = [];
    let node = start;
    while (this.#rest[node]! >= 0) {
      const step = this.#stepFrom(node);
      if (step !== null) {
        path.push(step);
        node = step < 0 ? tail[~step]! : head[step]!;
        continue;
      }
      if (node === start) return false;
      const last = path.pop()!;
      node = last < 0 ? head[~last]! : tail[last]!;
      this.#next[node]!++;
    }
    let units = Math.min(this.#rest[start]!, -this.#rest[node]!);
    for (const step of path) if (step < 0) units = Math.min(units, this.flow[~step]!);
    for (const step of path) this.flow[step < 0 ? ~step : step]! += step < 0 ? -units : units;
    this.#rest[start]! -= units;
    this.#rest[node]! += units;
    return true;
  }

  /** The next arc to a deeper layer; arcs that lead nowhere are not tried again in this layering. */
  #stepFrom(node: number): number | null {
    const { tail, head } = this.#network;
    const level = this.#level[node]! + 1;
    const leaving = this.#out.first[node + 1]! - this.#out.first[node]!;
    const entering = this.#in.first[node + 1]! - this.#in.first[node]!;
    for (; this.#next[node]! < leaving + entering; this.#next[node]!++) {
      const index = this.#next[node]!;
      if (index < leaving) {
        const arc = this.#out.arcs[this.#out.first[node]! + index]!;
        if (this.#level[head[arc]!] === level && this.#isTight(arc)) return arc;
      } else {
        const arc = this.#in.arcs[this.#in.first[node]! + index - leaving]!;
        if (this.flow[arc]! > 0 && this.#level[tail[arc]!] === level) return ~arc;
      }
    }
    return null;
  }
}
