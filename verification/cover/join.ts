import { arcsBy, type Incidence, type Network } from './network.ts';

/**
 * The circulation with every part of it joined to `start`, by a cheapest way there and back for each. Gives `times`
 * itself when nothing has to be joined.
 */
export function joined(network: Network, times: Int32Array, start: number): Int32Array {
  const out = arcsBy(network.size, network.tail);
  const result = times.slice();
  const partOf = (from: number): Uint8Array => {
    const isIn = new Uint8Array(network.size);
    const queue = [from];
    isIn[from] = 1;
    for (const node of queue) {
      for (let one = out.first[node]!; one < out.first[node + 1]!; one++) {
        const arc = out.arcs[one]!;
        const other = network.head[arc]!;
        if (result[arc] === 0 || isIn[other] === 1) continue;
        isIn[other] = 1;
        queue.push(other);
      }
    }
    return isIn;
  };
  for (;;) {
    const isIn = partOf(start);
    const strays = new Uint8Array(network.size);
    let isWhole = true;
    for (let arc = 0; arc < result.length; arc++) {
      if (result[arc] === 0 || isIn[network.tail[arc]!] === 1) continue;
      strays[network.tail[arc]!] = 1;
      isWhole = false;
    }
    if (isWhole) return result;
    const there = cheapestWay(network, out, isIn, strays);
    const met = network.head[there.at(-1)!]!;
    const back = cheapestWay(
      network,
      out,
      onlyOne(network.size, met),
      onlyOne(network.size, network.tail[there[0]!]!),
    );
    for (const arc of [...there, ...back]) result[arc]!++;
  }
}

const onlyOne = (size: number, node: number): Uint8Array => {
  const set = new Uint8Array(size);
  set[node] = 1;
  return set;
};

/** The arcs of a cheapest way from one set of nodes to another; prices are small whole numbers. */
function cheapestWay(network: Network, out: Incidence, from: Uint8Array, to: Uint8Array): number[] {
  const { size, tail, head, price } = network;
  const via = new Int32Array(size).fill(-1);
  const distance = new Int32Array(size).fill(0x3fff_ffff);
  const buckets: number[][] = [[]];
  for (let node = 0; node < size; node++) {
    if (from[node] === 0) continue;
    distance[node] = 0;
    buckets[0]!.push(node);
  }
  for (let at = 0; at < buckets.length; at++) {
    const bucket = buckets[at] ?? [];
    for (let index = 0; index < bucket.length; index++) {
      const node = bucket[index]!;
      if (distance[node] !== at) continue;
      if (to[node] === 1) return wayBack(via, tail, node);
      for (let one = out.first[node]!; one < out.first[node + 1]!; one++) {
        const arc = out.arcs[one]!;
        const other = head[arc]!;
        if (at + price[arc]! >= distance[other]!) continue;
        distance[other] = at + price[arc]!;
        via[other] = arc;
        (buckets[distance[other]!] ??= []).push(other);
      }
    }
  }
  throw new Error('No way leads from one part of the tests to another.');
}

function wayBack(via: Int32Array, tail: Int32Array, end: number): number[] {
  const way: number[] = [];
  for (let node = end; via[node]! >= 0; node = tail[via[node]!]!) way.push(via[node]!);
  return way.toReversed();
}
