import type { Graph, Labelled } from '../graph.ts';
import type { EqualityClaim } from './claim.ts';
import { maskOf } from './finding.ts';

/** What an equality claim says of each step of a graph, as numbers. */
export interface Observation {
  readonly hidden: Uint8Array;
  readonly accepted: Uint8Array;
  /** Numbers of the public inputs a step stands for. */
  readonly inputs: readonly (readonly number[])[];
  readonly answers: Int32Array;
  readonly inputCount: number;
  readonly looks: Int32Array;
}

const numbering = () => {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
  return { numbers, numberOf };
};

/** Reads an equality claim on a graph. */
export function observe<P, S extends Labelled>(graph: Graph<P, S>, claim: EqualityClaim<P, S>): Observation {
  const { numbers, numberOf } = numbering();
  const inputs = graph.steps.map((step) => claim.inputs(step).map(numberOf));
  const answers = numbering();
  const looks = numbering();
  return {
    hidden: maskOf(graph, claim.hidden),
    accepted: maskOf(graph, claim.accepted),
    inputs,
    answers: Int32Array.from(graph.steps, (step) => answers.numberOf(claim.answer(step))),
    inputCount: numbers.size,
    looks: Int32Array.from({ length: graph.size }, (_, state) =>
      looks.numberOf(claim.look(graph.place(state))),
    ),
  };
}
