import { BoundExceeded } from '../failure.ts';
import { GraphBuilder } from '../graph.ts';
import type { Step } from '../product/step.ts';
import type { ProductGraph } from '../product/walk.ts';
import { type Deadline, Deadlines } from './deadlines.ts';
import { ordersAfter, packed, type Turnover, turnoverOf, unpacked } from './orders.ts';

const isSame = (one: Deadline, other: Deadline) => one.slot === other.slot && one.timer === other.timer;

/**
 * A product with the order in which its deadlines are due: only the first one may pass. So it has each state as often as
 * there are such orders, and none that no clock brings about. Products themselves are untimed (decision 13). Throws
 * `BoundExceeded`.
 */
export function timedGraph(graph: ProductGraph, bound: number): ProductGraph {
  const deadlines = new Deadlines(graph.inputs, graph.policy);
  const known: (readonly Deadline[] | undefined)[] = [];
  const deadlinesAt = (state: number) => (known[state] ??= deadlines.in(graph.place(state)));
  const turnovers: (Turnover | undefined)[] = [];
  const turnoverAt = (edge: number): Turnover => {
    const before = deadlinesAt(graph.from[edge]!);
    const after = deadlinesAt(graph.to[edge]!);
    const step = graph.steps[graph.step[edge]!]!;
    return turnoverOf(
      before.length,
      after.map((one) => sourceOf(one, before, step)),
      after.map((one) => deadlines.lengthOf(one)),
    );
  };

  const begun = performance.now();
  const builder = new GraphBuilder();
  const numbers: (Map<number, number> | undefined)[] = [];
  const states: number[] = [];
  const codes: number[] = [];
  const numberOf = (state: number, code: number): number => {
    const here = (numbers[state] ??= new Map());
    const number = here.get(code);
    if (number !== undefined) return number;
    if (states.length >= bound) throw new BoundExceeded(`${graph.name} by the clock`, bound);
    here.set(code, states.length);
    codes.push(code);
    return states.push(state) - 1;
  };

  numberOf(0, packed([...deadlinesAt(0).keys()]));
  for (let at = 0; at < states.length; at++) {
    builder.open();
    const state = states[at]!;
    const order = unpacked(codes[at]!);
    const first = deadlinesAt(state)[order[0] ?? -1];
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      const step = graph.step[edge]!;
      const { input } = graph.steps[step]!;
      if (input.origin === 'timer' && (first?.slot !== input.to || first.timer !== input.timer)) continue;
      for (const next of ordersAfter(order, (turnovers[edge] ??= turnoverAt(edge)))) {
        builder.edge(numberOf(graph.to[edge]!, packed(next)), step);
      }
    }
  }
  return {
    ...graph,
    ...builder.build(),
    codeOf: (number) => graph.codeOf(states[number]!),
    place: (number) => graph.place(states[number]!),
    tell: (number) => graph.tell(states[number]!),
    ms: performance.now() - begun,
  };
}

/** Which deadline of before goes on as this one; −1 where it begins. A session that becomes the earlier one keeps its own. */
function sourceOf(one: Deadline, before: readonly Deadline[], { armed }: Step): number {
  if (armed.some((anew) => isSame(anew, one))) return -1;
  const same = before.findIndex((other) => isSame(other, one));
  if (same >= 0 || one.slot !== 'older') return same;
  return before.findIndex((other) => isSame(other, { ...one, slot: 'session' }));
}
