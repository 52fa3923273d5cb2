import { arcsBy } from './network.ts';

/**
 * A closed walk from `start` that takes each arc exactly `times` often (Hierholzer, without recursion). The arcs must
 * balance at every node and hang together with `start`; a walk that misses some is an error.
 */
export function eulerCircuit(
  { size, tail, head }: { size: number; tail: Int32Array; head: Int32Array },
  times: Int32Array,
  start: number,
): number[] {
  const { first, arcs } = arcsBy(size, tail);
  const left = times.slice();
  const next = first.slice(0, size);
  const stack: number[] = [];
  const circuit: number[] = [];
  let node = start;
  for (;;) {
    while (next[node]! < first[node + 1]! && left[arcs[next[node]!]!] === 0) next[node]!++;
    if (next[node]! < first[node + 1]!) {
      const arc = arcs[next[node]!]!;
      left[arc]!--;
      stack.push(arc);
      node = head[arc]!;
      continue;
    }
    const arc = stack.pop();
    if (arc === undefined) break;
    circuit.push(arc);
    node = tail[arc]!;
  }
  const whole = times.reduce((sum, count) => sum + count, 0);
  if (circuit.length !== whole) throw new Error(`Of ${whole} arcs only ${circuit.length} hang together.`);
  return circuit.toReversed();
}
