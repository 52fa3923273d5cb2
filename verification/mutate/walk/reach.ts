import type { MachineGraph } from '../../machine-graph.ts';
import type { AnyStateMachine } from 'xstate';
import type { Reach } from '../mutant.ts';
import { tracesOf } from './traces.ts';

/** Whether a state value is in the state under a path of names. */
const isInside = (value: unknown, path: readonly string[]): boolean =>
  path.every((name, at) => {
    const here = path
      .slice(0, at)
      .reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value);
    return typeof here === 'string'
      ? here === name && at === path.length - 1
      : here !== undefined && name in (here as object);
  });

interface Values {
  /** The values of a graph's states, equal ones once, and which of them each state has. */
  readonly list: readonly unknown[];
  readonly of: Int32Array;
}

const known = new WeakMap<MachineGraph, Values>();

function valuesOf(graph: MachineGraph): Values {
  const found = known.get(graph);
  if (found) return found;
  const numbers = new Map<string, number>();
  const list: unknown[] = [];
  const of = Int32Array.from({ length: graph.size }, (_, state) => {
    const { value } = graph.place(state);
    const key = JSON.stringify(value);
    const number = numbers.get(key) ?? list.push(value) - 1;
    numbers.set(key, number);
    return number;
  });
  const values = { list, of };
  known.set(graph, values);
  return values;
}

/** Which edges of a sound machine a fault may change; all others are those of the mutant, too. */
export function touchedIn(
  graph: MachineGraph,
  machine: AnyStateMachine,
  reach: Reach | null,
): (edge: number) => boolean {
  if (reach === null) return () => true;
  const { from, step, steps } = graph;
  if (reach.of === 'action') {
    const traces = tracesOf(graph, machine);
    return (edge) => traces.of(edge).has(`does ${reach.name}`);
  }
  const values = valuesOf(graph);
  const inside = Uint8Array.from(values.list, (value) => (isInside(value, reach.path) ? 1 : 0));
  if (reach.of === 'event') {
    const isMeant = Uint8Array.from(steps, ({ event }) => (reach.events.includes(event.type) ? 1 : 0));
    return (edge) => isMeant[step[edge]!] === 1 && inside[values.of[from[edge]!]!] === 1;
  }
  const traces = tracesOf(graph, machine);
  const passing = `passes ${reach.path.join('.')}`;
  return (edge) => inside[values.of[from[edge]!]!] === 1 || traces.of(edge).has(passing);
}
