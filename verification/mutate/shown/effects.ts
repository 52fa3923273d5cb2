import { type AnyStateMachine, assign } from 'xstate';
import { blinded } from '../../blind.ts';
import type { ExploreOptions, MachineGraph } from '../../machine-graph.ts';
import { Stepper } from '../../stepper.ts';
import { noted } from '../assigned.ts';
import type { Mutant } from '../mutant.ts';
import { actionSitesOf } from '../site.ts';
import { isBeforeAll } from '../walk/known.ts';

interface Implementation {
  readonly type?: string;
  readonly assignment?: unknown;
}

const actionsOf = (machine: AnyStateMachine): Record<string, Implementation> =>
  machine.implementations.actions as Record<string, Implementation>;

/** Assignments by name that may write what is shown: each whose keys are not written down, or that has the key. */
const writersIn = (machine: AnyStateMachine): ReadonlySet<string> =>
  new Set(
    Object.entries(actionsOf(machine))
      .filter(([, { type, assignment }]) => type === 'xstate.assign' && mayShow(assignment))
      .map(([name]) => name),
  );

const mayShow = (assignment: unknown): boolean =>
  typeof assignment === 'function' || 'display' in (assignment as object);

/** Whether every action of a machine is named, so that a list of names says what was done. */
const areNamed = (machine: AnyStateMachine): boolean =>
  actionSitesOf(machine).every(({ actions }) =>
    actions.every((action) => {
      const name = typeof action === 'string' ? action : (action as Implementation).type;
      return name !== undefined && name in actionsOf(machine);
    }),
  );

/** A machine that tells which assignments it makes, with which parameters, of those that may write what is shown. */
class Teller {
  readonly #stepper: Stepper;
  #told: string[] = [];

  constructor(original: AnyStateMachine, writers: ReadonlySet<string>) {
    const telling = Object.entries(actionsOf(original))
      .filter(([name]) => writers.has(name))
      .map(([name, { assignment }]) => [
        name,
        assign((args, params) => {
          this.#told.push(`${name} ${JSON.stringify(params ?? null)}`);
          return noted(assignment, args as never, params) as never;
        }),
      ]);
    this.#stepper = new Stepper(
      blinded(original.provide({ actions: Object.fromEntries(telling) } as never)).machine,
    );
  }

  begin(input: unknown): string {
    this.#told = [];
    this.#stepper.start(input);
    return this.#told.join('\n');
  }

  step(place: object, event: { readonly type: string }): string {
    this.#told = [];
    this.#stepper.step(this.#stepper.machine.resolveState(place as never), event);
    return this.#told.join('\n');
  }
}

/**
 * A short way to prove that a mutant is the same in all that it shows. Given that its graph is that of the original, it
 * is where it makes the same assignments to what is shown in the same order: what they write follows from the event, and
 * from what was shown before.
 */
export class Effects {
  readonly #graph: MachineGraph;
  readonly #options: ExploreOptions;
  readonly #writers: ReadonlySet<string>;
  readonly #original: Teller;
  readonly #areNamed: boolean;

  constructor(machine: AnyStateMachine, graph: MachineGraph, options: ExploreOptions) {
    this.#graph = graph;
    this.#options = options;
    this.#writers = writersIn(machine);
    this.#original = new Teller(machine, this.#writers);
    this.#areNamed = areNamed(machine);
  }

  /** Whether it is proved; of a mutant with the graph of the original. `touched`: the edges that its fault may change. */
  areSame(mutant: Mutant, machine: AnyStateMachine, touched: (edge: number) => boolean): boolean {
    const { operator, diff, reach } = mutant;
    if (!this.#areNamed || (operator === 'off-assign' && String(diff.before) === 'display')) return false;
    const teller = new Teller(machine, this.#writers);
    const starts = reach?.of === 'event' ? [] : (this.#options.starts ?? [undefined]);
    if (starts.some((input) => teller.begin(input) !== this.#original.begin(input))) return false;
    const { first, size, step, steps } = this.#graph;
    for (let state = isBeforeAll(this.#graph, 0) ? 1 : 0; state < size; state++) {
      for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
        if (!touched(edge)) continue;
        const [place, { event }] = [this.#graph.place(state), steps[step[edge]!]!];
        if (teller.step(place, event) !== this.#original.step(place, event)) return false;
      }
    }
    return true;
  }
}
