import { arcsBy, reachable } from './network.ts';
import { costOf, type Problem, type Tour } from './problem.ts';
import { transship } from './transshipment.ts';
import { eulerCircuit } from './euler.ts';
import { joined } from './join.ts';

/** Why no smaller suite exists: numbers that anybody can check (`verifyCertificate`). */
export interface Certificate {
  /** No tests that walk what is required cost less. */
  readonly bound: number;
  /** One number a node, and one more for the desk at which every test is given out and handed in. */
  readonly potential: Int32Array;
}

export interface Cover {
  readonly tour: Tour;
  readonly cost: number;
  readonly certificate: Certificate;
  /** Required arcs that no test can walk and then end. */
  readonly impossible: readonly number[];
}

/**
 * Tests that walk every required arc, at the least cost. Each test is given out at a desk, walks from node 0 to an end
 * and is handed in: so tests are one circulation in which every required arc carries at least one unit, and so does
 * the giving out. The cheapest circulation is a transshipment of what the required arcs leave unbalanced; its dual
 * potentials are the certificate. The circulation is walked as one Euler circuit.
 *
 * Where required arcs do not hang together, the circulation may fall apart; its parts are then joined by the cheapest
 * detours, and the cost may exceed the bound (the rural postman problem, NP-hard).
 */
export function coverOf(problem: Problem): Cover {
  const { size } = problem;
  const { walkable, impossible } = walkableOf(problem);
  const network = withDesk({ ...problem, required: walkable });
  const surplus = new Int32Array(network.size);
  for (let arc = 0; arc < network.tail.length; arc++) {
    if (network.required[arc] === 0) continue;
    surplus[network.tail[arc]!]!--;
    surplus[network.head[arc]!]!++;
  }
  const { flow, potential } = transship(network, surplus);
  const times = flow.map((extra, arc) => extra + network.required[arc]!);
  const whole = joined(network, times, size);
  const circuit = eulerCircuit(network, whole, size);
  const tour = testsOf(circuit, problem.tail.length, network.tail, size);
  return {
    tour,
    cost: costOf(tour, problem),
    certificate: { bound: boundOf({ ...problem, required: walkable }, potential), potential },
    impossible,
  };
}

/** The required arcs on a way from node 0 to an end, and the others. */
export function walkableOf({ size, tail, head, ends, required }: Problem) {
  const forth = reachable(arcsBy(size, tail), head, [0]);
  const endings = [...ends.keys()].filter((node) => ends[node] === 1);
  const back = reachable(arcsBy(size, head), tail, endings);
  const walkable = required.map((is, arc) => is & forth[tail[arc]!]! & back[head[arc]!]!);
  const impossible = [...required.keys()].filter((arc) => required[arc] === 1 && walkable[arc] === 0);
  return { walkable, impossible };
}

/** The problem with the desk as its last node: arcs from every end to it, and the giving out from it to node 0. */
export function withDesk({ size, tail, head, price, ends, required, resetPrice }: Problem) {
  const endings = [...ends.keys()].filter((node) => ends[node] === 1);
  const count = tail.length;
  const all = count + endings.length + 1;
  const desk = size;
  const network = {
    size: size + 1,
    tail: new Int32Array(all),
    head: new Int32Array(all),
    price: new Int32Array(all),
    required: new Uint8Array(all),
  };
  network.tail.set(tail);
  network.head.set(head);
  network.price.set(price);
  network.required.set(required);
  network.tail.set(endings, count);
  network.head.fill(desk, count, all - 1);
  network.tail[all - 1] = desk;
  network.head[all - 1] = 0;
  network.price[all - 1] = resetPrice;
  network.required[all - 1] = 1;
  return network;
}

/** What the required arcs cost by themselves, and what carrying their imbalance costs at these potentials. */
export function boundOf({ tail, head, price, required, resetPrice }: Problem, potential: Int32Array): number {
  const desk = potential.length - 1;
  let bound = resetPrice + (potential[desk]! - potential[0]!);
  for (let arc = 0; arc < tail.length; arc++) {
    if (required[arc] === 1) bound += price[arc]! + (potential[tail[arc]!]! - potential[head[arc]!]!);
  }
  return bound;
}

/** The circuit, cut at the desk. */
function testsOf(circuit: readonly number[], count: number, tail: Int32Array, desk: number): Tour {
  const tests: number[][] = [];
  for (const arc of circuit) {
    if (tail[arc] === desk) tests.push([]);
    else if (arc < count) tests.at(-1)!.push(arc);
  }
  return tests;
}
