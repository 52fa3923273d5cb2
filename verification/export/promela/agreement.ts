import type { Graph, Labelled } from '../../graph.ts';
import { wayTo } from '../../graph.ts';
import { decisionOf, type Invariant, type Model } from './model.ts';
import { runSpin, type SpinOptions } from './spin.ts';
import { toPromela } from './text.ts';

/** Something that both count and judge. */
export interface Subject {
  readonly kind: 'machine' | 'flow' | 'slice' | 'two devices';
  readonly name: string;
  /** With the invariants that are claimed of it. */
  readonly model: Model;
  /** Its transitions, where they are listed: not of two devices. */
  readonly graph: Graph<unknown, Labelled> | null;
  readonly states: number;
  readonly transitions: number;
  /** Our verdict of each invariant of the model, by name. */
  readonly verdicts: Readonly<Record<string, boolean>>;
  /** One of the states that are farthest from the start, by its variables, and how far. */
  readonly farthest: { readonly values: readonly number[]; readonly distance: number };
}

/** What both found. */
export interface Agreement {
  readonly kind: Subject['kind'];
  readonly name: string;
  readonly states: { readonly ours: number; readonly spins: number };
  readonly transitions: { readonly ours: number; readonly spins: number };
  /** Whether every invariant holds; how many there are. */
  readonly holds: { readonly ours: boolean; readonly spins: boolean; readonly of: number };
  /** The length of a shortest way to break "the farthest state is never met". */
  readonly length: { readonly ours: number; readonly spins: number | null };
  readonly agrees: boolean;
}

/** Holds everywhere but in one state. */
function never(model: Model, values: readonly number[]): Invariant {
  const sizes = model.variables.map(({ size }) => size);
  return {
    name: 'the farthest state is never met',
    tree: decisionOf(sizes, (read) => values.some((value, variable) => read(variable) !== value)),
  };
}

/** Lets Spin count and judge one subject, and compares. Throws `SpinMissing` and `SpinFailed`. */
export async function agreementOn(subject: Subject, options: SpinOptions = {}): Promise<Agreement> {
  const { kind, name, model, states, transitions, verdicts, farthest } = subject;
  const whole = await runSpin(toPromela(model), { ...options, goesOn: true });
  const broken = { ...model, invariants: [never(model, farthest.values)] };
  const { length } = await runSpin(toPromela(broken), { ...options, goesOn: false });
  const ours = Object.values(verdicts).every(Boolean);
  const spins = whole.errors === 0;
  return {
    kind,
    name,
    states: { ours: states, spins: whole.states },
    transitions: { ours: transitions, spins: whole.transitions },
    holds: { ours, spins, of: model.invariants.length },
    length: { ours: farthest.distance, spins: length },
    agrees:
      states === whole.states &&
      transitions === whole.transitions &&
      ours === spins &&
      length === farthest.distance,
  };
}

/** The last state that was found, and how far it is. */
export function farthestIn(graph: Graph<unknown, Labelled>): { state: number; distance: number } {
  const state = graph.size - 1;
  return { state, distance: wayTo(graph, state).length };
}
