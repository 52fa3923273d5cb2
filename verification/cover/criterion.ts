import type { TestModel } from './model.ts';
import type { Problem, Tour } from './problem.ts';

/** What a suite covers. */
export const criteria = ['states', 'transitions', 'refusals', 'pairs'] as const;
export type Criterion = (typeof criteria)[number];

/** How a criterion is posed as a problem of walks, and how its walks read as edges of the model. */
export interface Posed {
  readonly problem: Problem;
  /** What an arc of the problem stands for: the edge that is walked on it, or −1. */
  readonly edge: Int32Array;
  /** How the target of a required arc is called. */
  readonly target: (arc: number) => string;
}

/** A tour of the problem as edges of the model. */
export const asEdges = (tour: Tour, { edge }: Posed): Tour =>
  tour.map((test) => test.map((arc) => edge[arc]!).filter((one) => one >= 0));

/**
 * Poses several criteria at once. States alone are posed on nodes split in two, pairs on the line graph, whose nodes
 * are edges; each of these includes what the criteria below it ask for, when they are asked for too.
 */
export function pose(model: TestModel, wanted: readonly Criterion[], resetPrice: number): Posed {
  if (wanted.includes('pairs')) return posePairs(model, wanted, resetPrice);
  if (wanted.every((one) => one === 'states')) return poseStates(model, resetPrice);
  const { size, tail, head, ends, refused } = model;
  const hasTransitions = wanted.includes('transitions') || wanted.includes('states');
  const hasRefusals = wanted.includes('refusals');
  return {
    problem: {
      size,
      tail,
      head,
      ends,
      price: new Int32Array(tail.length).fill(1),
      required: refused.map((is) => ((is === 1 ? hasRefusals : hasTransitions) ? 1 : 0)),
      resetPrice,
    },
    edge: Int32Array.from(tail.keys()),
    target: (arc) => nameOf(model, arc),
  };
}

/** An edge as a person reads it. */
export const nameOf = ({ tail, head, input, inputs, refused }: TestModel, edge: number): string =>
  `${tail[edge]} ${inputs[input[edge]!]!.event.type} ${refused[edge] === 1 ? 'refused' : `→ ${head[edge]}`}`;

/** Each state is an arc of its own, from where it is entered to where it is left. */
function poseStates({ size, tail, head, ends }: TestModel, resetPrice: number): Posed {
  const count = tail.length;
  const problem: Problem = {
    size: 2 * size,
    tail: new Int32Array(count + size),
    head: new Int32Array(count + size),
    price: new Int32Array(count + size).fill(1, 0, count),
    ends: new Uint8Array(2 * size),
    required: new Uint8Array(count + size).fill(1, count),
    resetPrice,
  };
  for (let arc = 0; arc < count; arc++) {
    problem.tail[arc] = 2 * tail[arc]! + 1;
    problem.head[arc] = 2 * head[arc]!;
  }
  for (let state = 0; state < size; state++) {
    problem.tail[count + state] = 2 * state;
    problem.head[count + state] = 2 * state + 1;
    problem.ends[2 * state + 1] = ends[state]!;
  }
  const edge = new Int32Array(count + size).fill(-1);
  for (let arc = 0; arc < count; arc++) edge[arc] = arc;
  return { problem, edge, target: (arc) => `state ${arc - count}` };
}

/** Every two transitions that can follow each other. Node 0 is the start, node `n + 1` the end of transition `n`. */
function posePairs(model: TestModel, wanted: readonly Criterion[], resetPrice: number): Posed {
  const { size, tail, head, ends, refused } = model;
  const isMeant = (edge: number) => refused[edge] === 0 || wanted.includes('refusals');
  const edges = [...tail.keys()].filter(isMeant);
  const leaving: number[][] = Array.from({ length: size }, () => []);
  for (const [node, edge] of edges.entries()) leaving[tail[edge]!]!.push(node + 1);
  const from: number[] = [];
  const to: number[] = [];
  for (let node = 0; node <= edges.length; node++) {
    const state = node === 0 ? 0 : head[edges[node - 1]!]!;
    for (const next of leaving[state]!) {
      from.push(node);
      to.push(next);
    }
  }
  const problem: Problem = {
    size: edges.length + 1,
    tail: Int32Array.from(from),
    head: Int32Array.from(to),
    price: new Int32Array(from.length).fill(1),
    ends: Uint8Array.from([ends[0]!, ...edges.map((edge) => ends[head[edge]!]!)]),
    required: new Uint8Array(from.length).fill(1),
    resetPrice,
  };
  return {
    problem,
    edge: problem.head.map((node) => edges[node - 1]!),
    target: (arc) =>
      [from[arc]!, to[arc]!]
        .filter((node) => node > 0)
        .map((node) => nameOf(model, edges[node - 1]!))
        .join(', then '),
  };
}
