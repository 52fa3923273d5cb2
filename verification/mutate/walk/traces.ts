import { type AnyStateMachine, assign } from 'xstate';
import { blinded } from '../../blind.ts';
import type { MachineGraph } from '../../machine-graph.ts';
import { Stepper } from '../../stepper.ts';
import { noted } from '../assigned.ts';
import { listOf } from '../site.ts';
import { type Drawing, nodesOf, partAt, redrawn } from '../drawing.ts';

/** What went on inside a sound machine on each edge: states that were entered or left, assignments that were made. */
export interface Traces {
  /** `passes state.path` and `does action`. */
  of(edge: number): ReadonlySet<string>;
}

const known = new WeakMap<MachineGraph, Traces>();
const nothing: ReadonlySet<string> = new Set();

/** The machine with a mark on each entry and exit, and on each assignment. */
function marked(machine: AnyStateMachine, mark: (text: string) => void): AnyStateMachine {
  const drawn = redrawn(machine, (drawing) => {
    for (const { path } of nodesOf(machine)) {
      const state: Drawing = partAt(drawing, path);
      const passes = () => mark(`passes ${path.join('.')}`);
      const named = Object.assign(passes, { isMark: true });
      state.entry = [named, ...listOf(state.entry)];
      state.exit = [named, ...listOf(state.exit)];
    }
  });
  const actions = machine.implementations.actions as Record<string, { type?: string; assignment?: unknown }>;
  const assigning = Object.entries(actions)
    .filter(([, { type }]) => type === 'xstate.assign')
    .map(([name, { assignment }]) => [
      name,
      assign((args, params) => {
        mark(`does ${name}`);
        return noted(assignment, args as never, params) as never;
      }),
    ]);
  return drawn.provide({ actions: Object.fromEntries(assigning) } as never);
}

interface Marking {
  readonly exec?: { isMark?: boolean } & (() => void);
}

/** Walks every edge of a sound machine again, with marks. Once for each graph. */
export function tracesOf(graph: MachineGraph, original: AnyStateMachine): Traces {
  const found = known.get(graph);
  if (found) return found;
  let marks = new Set<string>();
  const { machine } = blinded(marked(original, (text) => marks.add(text)));
  const stepper = new Stepper(machine);
  const sets: ReadonlySet<string>[] = [nothing];
  const numbers = new Map<string, number>([['', 0]]);
  const of = new Int32Array(graph.to.length);
  for (let state = 0; state < graph.size; state++) {
    const place = graph.place(state);
    const isBefore =
      place.value === 'start' && graph.steps[graph.step[graph.first[state]!]!]?.event.type === 'flow.start';
    const snapshot = isBefore
      ? null
      : machine.resolveState({ value: place.value as never, context: place.context });
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      const { event, handled } = graph.steps[graph.step[edge]!]!;
      if (!handled || snapshot === null) continue;
      marks = new Set();
      stepper.step(snapshot, event);
      for (const { exec } of stepper.actions as unknown as readonly Marking[]) if (exec?.isMark) exec();
      const key = [...marks].toSorted().join('\n');
      const number = numbers.get(key) ?? sets.push(marks) - 1;
      numbers.set(key, number);
      of[edge] = number;
    }
  }
  const traces: Traces = { of: (edge) => sets[of[edge]!]! };
  known.set(graph, traces);
  return traces;
}
