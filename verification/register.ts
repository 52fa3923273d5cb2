import { type AnyMachineSnapshot, type AnyStateMachine, getStateNodes, type StateValue } from 'xstate';
import type { ExploreOptions, MachinePlace, MachineStep } from './machine-graph.ts';
import { BoundExceeded, RangeLeft } from './failure.ts';
import { keyOf } from './key.ts';
import type { Event, Reaction } from './reaction.ts';

/** What of a context decides: all but `display`. */
export function decides(context: object): object {
  const { display: _, ...rest } = context as { display?: unknown };
  return rest;
}

/** The services that run in a state: the id of the invoke, and the name of the socket. */
export const servicesIn = ({ machine, value }: AnyMachineSnapshot): { id: string; source: string }[] =>
  getStateNodes((machine as AnyStateMachine).root, value as StateValue).flatMap(({ invoke }) =>
    invoke.map(({ id, src }) => ({ id, source: String(src) })),
  );

/** The states found so far, in the order in which they were found. */
export class StateRegister {
  readonly snapshots: AnyMachineSnapshot[] = [];
  readonly places: MachinePlace[] = [];
  readonly #found = new Map<string, number>();
  readonly #texts = new WeakMap<object, string>();
  readonly #machine: string;
  readonly #options: Pick<ExploreOptions, 'outOfRange' | 'bound'>;

  constructor(machine: string, options: Pick<ExploreOptions, 'outOfRange' | 'bound'>) {
    this.#machine = machine;
    this.#options = options;
  }

  #textOf(context: object): string {
    const text = this.#texts.get(context) ?? keyOf(decides(context));
    this.#texts.set(context, text);
    return text;
  }

  /** A state before all others, out of which every start leads. */
  root(first: AnyMachineSnapshot): void {
    const { context } = first as { context: object };
    this.places.push({ value: 'start', context, armed: [], active: [], done: false, begins: true });
    this.snapshots.push(first);
  }

  /** The number of a state, a new one if it was not met before. */
  visit(snapshot: AnyMachineSnapshot, armed: readonly string[], cause: string, begins = false): number {
    const { outOfRange, bound = 50_000 } = this.#options;
    const context = decides(snapshot.context as object);
    const key = `${keyOf(snapshot.value)} ${this.#textOf(snapshot.context as object)} ${armed.join(' ')}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const problem = outOfRange?.(context) ?? null;
    if (problem !== null) throw new RangeLeft(this.#machine, snapshot.value, cause, problem);
    if (this.snapshots.length >= bound) throw new BoundExceeded(this.#machine, bound);
    this.#found.set(key, this.snapshots.length);
    this.places.push({
      value: snapshot.value,
      context: snapshot.context as object,
      armed,
      active: servicesIn(snapshot).map(({ id }) => id),
      done: snapshot.status !== 'active',
      begins,
    });
    return this.snapshots.push(snapshot) - 1;
  }
}

/** The steps met so far: equal ones are one. */
export class StepRegister {
  readonly steps: MachineStep[] = [];
  readonly #found = new Map<string, number>();
  readonly #events = new WeakMap<Event, string>();

  note(
    event: Event,
    reaction: Reaction,
    more: Pick<MachineStep, 'handled' | 'carried' | 'decisive' | 'asked' | 'output'>,
  ): number {
    const { emitted, armed, cancelled, started } = reaction;
    const known = this.#events.get(event) ?? keyOf(event);
    this.#events.set(event, known);
    const key = known + JSON.stringify([emitted, armed, cancelled, started, more]);
    const place = this.#found.get(key) ?? this.steps.length;
    if (place === this.steps.length) {
      this.steps.push({ label: labelOf(event), event, emitted, armed, cancelled, started, ...more });
      this.#found.set(key, place);
    }
    return place;
  }
}

/** An event as a line: its name, and what of its payload makes a difference. */
function labelOf({ type, ...payload }: Event): string {
  const told = 'output' in payload ? payload.output : 'error' in payload ? payload.error : payload;
  const words = Object.entries(told as object)
    .filter(([, value]) => value !== null && !String(value).startsWith('⟨'))
    .map(([name, value]) => `${name}=${String(value)}`);
  return [type.replace(/^xstate\.(done|error)\.actor\./, 'answer to '), ...words].join(' ');
}
