import { type AnyStateMachine, getStateNodes } from 'xstate';
import { blinded } from '../blind.ts';
import { explore } from '../explore.ts';
import { BoundExceeded, RangeLeft } from '../failure.ts';
import { GraphBuilder } from '../graph.ts';
import { keyOf } from '../key.ts';
import type { ExploreOptions, MachineGraph, MachinePlace, MachineStep } from '../machine-graph.ts';
import type { Event } from '../reaction.ts';
import { Stepper } from '../stepper.ts';
import type { Mutant } from './mutant.ts';

function decides(context: { display?: unknown }): object {
  const { display: _, ...rest } = context;
  return rest;
}

const placeKey = ({ value, context, armed, active, done }: MachinePlace): string =>
  keyOf([value, decides(context), armed, active, done]);

function stepKey(step: MachineStep): string {
  const { label: _, ...rest } = step;
  return keyOf(rest);
}

/** What of a graph is asked for again and again. */
interface Index {
  readonly states: ReadonlyMap<string, number>;
  readonly steps: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<string, string>;
}

const indices = new WeakMap<MachineGraph, Index>();

function indexOf(graph: MachineGraph): Index {
  const known = indices.get(graph);
  if (known) return known;
  const from = 'start';
  const index = {
    states: new Map(
      Array.from({ length: graph.size }, (_, state) => state)
        .filter((state) => graph.place(state).value !== from)
        .map((state) => [placeKey(graph.place(state)), state]),
    ),
    steps: new Map(graph.steps.map((step, at) => [stepKey(step), at])),
    labels: new Map(graph.steps.map(({ event, label }) => [keyOf(event), label])),
  };
  indices.set(graph, index);
  return index;
}

const isInside = (value: unknown, path: readonly string[]): boolean =>
  path.every((name, at) => {
    const here = path
      .slice(0, at)
      .reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value);
    return typeof here === 'string'
      ? here === name && at === path.length - 1
      : here !== undefined && name in (here as object);
  });

const servicesOf = (machine: AnyStateMachine, value: unknown) =>
  getStateNodes(machine.root, value as never).flatMap(({ invoke }) =>
    invoke.map(({ id, src }) => ({ id, source: String(src) })),
  );

/** One mutant's walk, where all that the fault does not touch is taken from the walk of the original. */
class Again {
  readonly #machine: AnyStateMachine;
  readonly #original: MachineGraph;
  readonly #options: ExploreOptions;
  readonly #index: Index;
  readonly #places: MachinePlace[] = [];
  /** The state of the original that is the same, or −1. */
  readonly #same: number[] = [];
  readonly #found = new Map<string, number>();
  /** For each state of the original the one that is the same. */
  readonly #numbers: Int32Array;
  readonly #steps: MachineStep[];
  readonly #newSteps = new Map<string, number>();
  readonly #builder = new GraphBuilder();
  readonly #stepper: Stepper;

  constructor(original: MachineGraph, machine: AnyStateMachine, options: ExploreOptions) {
    this.#machine = machine;
    this.#stepper = new Stepper(machine);
    this.#original = original;
    this.#options = options;
    this.#index = indexOf(original);
    this.#numbers = new Int32Array(original.size).fill(-1);
    this.#steps = [...original.steps];
  }

  run({ path, event: touched }: NonNullable<Mutant['where']>): MachineGraph {
    const { first, to, step, steps } = this.#original;
    this.#known(0);
    for (let state = 0; state < this.#places.length; state++) {
      this.#builder.open();
      const same = this.#same[state]!;
      const place = this.#places[state]!;
      if (same < 0) {
        if (!place.done) for (const event of this.#events(place)) this.#take(state, event);
        continue;
      }
      const isTouched = isInside(place.value, path);
      for (let edge = first[same]!; edge < first[same + 1]!; edge++) {
        const { event } = steps[step[edge]!]!;
        if (isTouched && event.type === touched) this.#take(state, event);
        else this.#builder.edge(this.#known(to[edge]!), step[edge]!);
      }
    }
    const built = this.#builder.build();
    const places = this.#places;
    return {
      ...this.#original,
      ...built,
      steps: this.#steps,
      place: (state) => places[state]!,
      tell: (state) => JSON.stringify([places[state]!.value, decides(places[state]!.context)]),
    };
  }

  /** The number of a state of the original. */
  #known(state: number): number {
    const number = this.#numbers[state]!;
    return number >= 0 ? number : (this.#numbers[state] = this.#add(this.#original.place(state), state));
  }

  #add(place: MachinePlace, same: number): number {
    this.#same.push(same);
    return this.#places.push(place) - 1;
  }

  #visit(place: MachinePlace, cause: string): number {
    const key = placeKey(place);
    const same = this.#index.states.get(key);
    if (same !== undefined) return this.#known(same);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const { outOfRange, bound = 50_000 } = this.#options;
    const problem = outOfRange?.(decides(place.context)) ?? null;
    if (problem !== null) throw new RangeLeft(this.#machine.id, place.value, cause, problem);
    if (this.#places.length >= bound) throw new BoundExceeded(this.#machine.id, bound);
    const number = this.#add(place, -1);
    this.#found.set(key, number);
    return number;
  }

  /** Everything that may come to a state that the original never had. */
  *#events({ value, context, armed, active }: MachinePlace): Iterable<Event> {
    const { events, isPromised, results } = this.#options;
    for (const event of events) if (isPromised?.(event, context) !== false) yield event;
    for (const { id, source } of servicesOf(this.#machine, value)) {
      if (active.includes(id)) yield* results?.(source, id) ?? [];
    }
    for (const type of armed) yield { type };
  }

  #take(state: number, event: Event): void {
    const place = this.#places[state]!;
    const snapshot = this.#machine.resolveState({ value: place.value, context: place.context } as never);
    if (!this.#listens(place.value, event.type)) {
      this.#note(
        state,
        this.#seen({ ...unmoved, event, handled: false, asked: [], output: null }, place.context),
      );
      return;
    }
    const next = this.#stepper.step(snapshot, event);
    const actions = this.#stepper.actions as unknown as readonly Action[];
    const reaction = this.#reaction(
      actions,
      place.armed.filter((timer) => timer !== event.type),
    );
    const services = servicesOf(this.#machine, next.value);
    const answered = /^xstate\.(?:done|error)\.actor\.(?<id>.*)$/.exec(event.type)?.groups?.['id'];
    const isWaiting = (id: string) => place.active.includes(id) && id !== answered;
    const after: MachinePlace = {
      value: next.value,
      context: next.context as object,
      armed: reaction.running,
      active: services.map(({ id }) => id).filter((id) => reaction.started.includes(id) || isWaiting(id)),
      done: next.status !== 'active',
      begins: false,
    };
    const to = this.#visit(after, event.type);
    const handled = to !== state || actions.length > 0 || this.#stepper.taken > 0;
    const { running: _, ...given } = reaction;
    const asked = services.filter(({ id }) => given.started.includes(id)).map(({ source }) => source);
    const output = (next.output as unknown) ?? null;
    this.#note(to, this.#seen({ ...given, event, handled, asked, output }, after.context));
  }

  /** With the marks that are in the context afterwards. */
  #seen(step: Omit<MachineStep, 'label' | 'carried' | 'decisive'>, context: object): MachineStep {
    const { marks = [] } = this.#options;
    const within = (part: object) => {
      const text = marks.length > 0 ? JSON.stringify(part) : '';
      return marks.filter((mark) => text.includes(mark));
    };
    return { ...step, label: '', carried: within(context), decisive: within(decides(context)) };
  }

  /** Whether any active state says anything of an event of this type. An error that nobody hears stops the machine. */
  #listens(value: unknown, type: string): boolean {
    if (type.startsWith('xstate.error.actor.')) return true;
    const nodes = getStateNodes(this.#machine.root, value as never);
    return nodes.some(({ ownEvents }) => (ownEvents as string[]).some((one) => one === type || one === '*'));
  }

  #reaction(actions: readonly Action[], running: readonly string[]) {
    const { timeless = [] } = this.#options;
    const left = new Set(running);
    const emitted: Event[] = [];
    const armed: string[] = [];
    const cancelled: string[] = [];
    const started: string[] = [];
    for (const { type, params } of actions) {
      if (type === 'xstate.emit') emitted.push(params.event!);
      else if (type === 'xstate.raise' && params.delay !== undefined) {
        const timer = params.event!.type;
        if (timeless.some((delay) => timer.startsWith(`xstate.after.${delay}.`))) continue;
        left.add(timer);
        armed.push(timer);
      } else if (type === 'xstate.cancel') {
        if (left.delete(params.sendId!)) cancelled.push(params.sendId!);
      } else if (type === 'xstate.spawnChild') started.push(params.id!);
    }
    return { emitted, armed, cancelled, started, running: [...left].toSorted() };
  }

  #note(to: number, step: MachineStep): void {
    const key = stepKey(step);
    let number = this.#index.steps.get(key) ?? this.#newSteps.get(key);
    if (number === undefined) {
      const label = this.#index.labels.get(keyOf(step.event)) ?? step.event.type;
      number = this.#steps.push({ ...step, label }) - 1;
      this.#newSteps.set(key, number);
    }
    this.#builder.edge(to, number);
  }
}

const unmoved = { emitted: [], armed: [], cancelled: [], started: [] } as const;

interface Action {
  readonly type: string;
  readonly params: {
    readonly event?: Event;
    readonly delay?: number;
    readonly sendId?: string;
    readonly id?: string;
  };
}

/**
 * Walks a mutant. Where its fault only changes what one event means in one state, every step that is not that one is
 * taken from the walk of the original: the graph is the same as that of a whole walk.
 */
export function exploreMutant(
  original: MachineGraph,
  machine: AnyStateMachine,
  where: Mutant['where'],
  options: ExploreOptions,
): MachineGraph {
  if (!where) return explore(machine, options);
  const { machine: blind } = blinded(machine);
  return new Again(original, blind, options).run(where);
}
