import type { AnyMachineSnapshot } from 'xstate';
import { type Configuration, Configurations } from './configuration.ts';
import { ContextTable } from './context.ts';
import { BoundExceeded, RangeLeft } from './failure.ts';
import { IndexOf } from './grow.ts';
import { keyOf } from './key.ts';
import type { ExploreOptions, MachinePlace, MachineStep } from './machine-graph.ts';
import type { Event, Reaction } from './reaction.ts';

/** What of a context decides: all but `display`. */
export function decides(context: object): object {
  const { display: _, ...rest } = context as { display?: unknown };
  return rest;
}

const many = 2 ** 26;

/** The states found so far, in the order in which they were found: each a configuration and a context, as numbers. */
export class StateRegister {
  readonly contexts: ContextTable;
  readonly configurations: Configurations;
  /** How many states the machine may begin in. */
  begun = 0;
  readonly #keys = new IndexOf();
  /** What decides nothing, of the first snapshot that was found. */
  readonly #shown: (object | undefined)[] = [];
  readonly #places: MachinePlace[] = [];
  readonly #hidden: readonly string[];
  readonly #machine: string;
  readonly #options: Pick<ExploreOptions, 'outOfRange' | 'bound' | 'freezes'>;
  #root: MachinePlace | null = null;

  constructor(machine: string, options: ExploreOptions) {
    this.#machine = machine;
    this.#options = options;
    const { hidden = ['display'], freezes = false } = options;
    this.#hidden = hidden;
    this.contexts = new ContextTable({ hidden, freezes });
    this.configurations = new Configurations(options.results);
  }

  /** How many there are, with the one before all others. */
  get size(): number {
    return this.#keys.size + (this.#root === null ? 0 : 1);
  }

  /** A state before all others, out of which every start leads. */
  root({ context }: AnyMachineSnapshot): void {
    this.#root = {
      value: 'start',
      context: context as object,
      armed: [],
      active: [],
      done: false,
      begins: true,
    };
  }

  /** The number of a state, a new one if it was not met before. */
  visit(next: AnyMachineSnapshot, configuration: Configuration, context: number, cause: string): number {
    const { outOfRange, bound = 50_000 } = this.#options;
    const before = this.#keys.size;
    const found = this.#keys.add(configuration.number * many + context);
    const state = this.#root === null ? found : found + 1;
    if (found < before) return state;
    if (outOfRange) {
      const problem = outOfRange(this.contexts.context(context));
      if (problem !== null) throw new RangeLeft(this.#machine, next.value, cause, problem);
    }
    if (state >= bound) throw new BoundExceeded(this.#machine, bound);
    this.#shown[found] = this.hiddenIn(next.context as object);
    return state;
  }

  configuration(state: number): Configuration {
    return this.configurations.list[Math.floor(this.#key(state) / many)]!;
  }

  /** The number of a state's context. */
  context(state: number): number {
    return this.#key(state) % many;
  }

  shown(state: number): object | undefined {
    return this.#shown[this.#root === null ? state : state - 1];
  }

  /** What of a context decides nothing. */
  hiddenIn(context: object): object | undefined {
    let hidden: Record<string, unknown> | undefined;
    for (const key of this.#hidden) {
      const value = (context as Record<string, unknown>)[key];
      if (value !== undefined) (hidden ??= {})[key] = value;
    }
    return hidden;
  }

  /** A context made anew, with what is only shown. */
  contextOf(state: number): object {
    return Object.assign(this.contexts.context(this.context(state)), this.shown(state));
  }

  /** A state as a line: its value, and what of its context decides. */
  tell(state: number): string {
    const { value, context } = this.place(state);
    return this.#options.freezes === true
      ? keyOf([value, context])
      : JSON.stringify([value, decides(context)]);
  }

  place(state: number): MachinePlace {
    if (this.#root !== null && state === 0) return this.#root;
    return (this.#places[state] ??= this.#placeOf(state));
  }

  #placeOf(state: number): MachinePlace {
    const { snapshot, running, services, answered, done } = this.configuration(state);
    return {
      value: snapshot.value,
      context: this.contextOf(state),
      armed: running,
      active: services.filter(({ id }) => !answered.includes(id)).map(({ id }) => id),
      done,
      begins: state < this.begun,
    };
  }

  #key(state: number): number {
    return this.#keys.key(this.#root === null ? state : state - 1);
  }
}

/** All of a step but its event and what was done. */
export type About = Pick<MachineStep, 'handled' | 'carried' | 'decisive' | 'asked' | 'output' | 'noted'>;

/** The steps met so far: equal ones are one. */
export class StepRegister {
  readonly steps: MachineStep[] = [];
  readonly #found = new Map<string, number>();
  /** Short names of events, the same for equal ones. */
  readonly #names = new Map<string, string>();
  readonly #events = new Map<Event, string>();
  readonly #emitted = new WeakMap<Event, string>();

  /** `about` is made when the step is new; `marked` tells apart what of it does not follow from the rest. */
  note(
    event: Event,
    { emitted, armed, cancelled, started }: Reaction,
    marked: string,
    about: () => About,
  ): number {
    let key = `${this.#nameIn(this.#events, event)} ${marked}`;
    for (const one of emitted) key += ` *${this.#nameIn(this.#emitted, one)}`;
    if (armed.length > 0) key += ` +${armed.join()}`;
    if (cancelled.length > 0) key += ` -${cancelled.join()}`;
    if (started.length > 0) key += ` !${started.join()}`;
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    this.#found.set(key, this.steps.length);
    return (
      this.steps.push({ label: labelOf(event), event, emitted, armed, cancelled, started, ...about() }) - 1
    );
  }

  /** Events are many times the same few objects, so that a short name stands for what is in them. */
  #nameIn(
    known: { get(event: Event): string | undefined; set(event: Event, name: string): unknown },
    event: Event,
  ) {
    const met = known.get(event);
    if (met !== undefined) return met;
    const text = keyOf(event);
    const name = this.#names.get(text) ?? String(this.#names.size);
    this.#names.set(text, name);
    known.set(event, name);
    return name;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** An event as a line: its name, and what of its payload makes a difference. */
function labelOf({ type, ...payload }: Event): string {
  const told = [payload['output'], payload['error'], payload].find(isObject)!;
  const words = Object.entries(told)
    .filter(([, value]) => value !== null && !String(value).startsWith('⟨'))
    .map(([name, value]) => `${name}=${isObject(value) ? keyOf(value) : String(value)}`);
  return [type.replace(/^xstate\.(done|error)\.actor\./, 'answer to '), ...words].join(' ');
}
