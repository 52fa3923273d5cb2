import type { MachineGraph } from '../../machine-graph.ts';
import { keyOf } from '../../key.ts';
import { type Listen, type Observe, type TestModel, testModelOf } from '../model.ts';
import { type Insider, type Noted, readNoted, type Written } from './watch.ts';

/**
 * A machine as its makers see it: what a tester sees, and besides which configuration of states it is in, which
 * transitions of its definition a step takes, and what guards say. States and classes of events that differ in these
 * are apart, so that each edge always does the same inside.
 */
export interface Inside {
  readonly model: TestModel;
  /** Every transition of the definition. */
  readonly written: readonly Written[];
  /** What goes on inside on an edge. */
  noted(edge: number): Noted;
  /** What went on before the first step. */
  readonly opening: Noted;
  /** The configuration of states in each state of the model, as JSON. */
  readonly configurations: readonly string[];
}

/** Folds a graph that an insider watched. */
export function insideOf(graph: MachineGraph, insider: Insider, observe: Observe, listen?: Listen): Inside {
  const configurationOf = (state: number): string => keyOf(graph.place(state).value);
  const model = testModelOf(graph, observe, listen, configurationOf);
  const known = new Map<string, Noted>();
  const read = (text: string): Noted => {
    const found = known.get(text) ?? readNoted(text);
    known.set(text, found);
    return found;
  };
  return {
    model,
    written: insider.written,
    noted: (edge) => read(model.noted(edge)),
    opening: read(graph.opening),
    configurations: Array.from(model.example, configurationOf),
  };
}
