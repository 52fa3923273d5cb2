import type { Subject } from './promela/agreement.ts';

/** A labelled transition system as JSON: schema `hyrje/lts@1`. State 0 is the start. */
export interface Lts {
  readonly schema: 'hyrje/lts@1';
  readonly name: string;
  /** Each state as a line. */
  readonly states: readonly string[];
  /** What is done on transitions, by index. */
  readonly labels: readonly string[];
  readonly transitions: readonly (readonly [from: number, label: number, to: number])[];
}

/** What was counted and judged, as a list of states and transitions. */
export function toLts({ name, graph }: Subject): Lts {
  if (!graph) throw new RangeError(`${name} is walked without a list of its transitions.`);
  const labels = new Map<string, number>();
  const indexOf = (label: string): number => {
    const known = labels.get(label) ?? labels.size;
    labels.set(label, known);
    return known;
  };
  const transitions = Array.from(
    graph.to,
    (to, edge) => [graph.from[edge]!, indexOf(graph.steps[graph.step[edge]!]!.label), to] as const,
  );
  return {
    schema: 'hyrje/lts@1',
    name,
    states: Array.from({ length: graph.size }, (_, state) => graph.tell(state)),
    labels: [...labels.keys()],
    transitions,
  };
}
