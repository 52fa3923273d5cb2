import { type AnyMachineSnapshot, type AnyStateMachine, getStateNodes } from 'xstate';
import type { ExploreOptions, MachinePlace } from '../../machine-graph.ts';
import type { Event, Reaction } from '../../reaction.ts';
import { Stepper } from '../../stepper.ts';
import { isSilent } from '../silence.ts';

interface Given {
  readonly type: string;
  readonly params: {
    readonly event?: Event;
    readonly delay?: number;
    readonly sendId?: string;
    readonly id?: string;
  };
}

/** What the active states alone say. */
interface Shape {
  readonly services: readonly { readonly id: string; readonly source: string }[];
  readonly listens: (type: string) => boolean;
}

/** What one event does. */
export interface Move {
  readonly after: MachinePlace;
  readonly given: Reaction;
  readonly asked: readonly string[];
  readonly output: unknown;
  /** Whether any transition was taken, or anything was done. */
  readonly acted: boolean;
  /** Whether that was nothing but transitions that lead nowhere and do nothing: a customer's event is refused then. */
  readonly idle: boolean;
}

/** Steps a mutant, by places rather than by snapshots. */
export class Mover {
  readonly #machine: AnyStateMachine;
  readonly #options: ExploreOptions;
  readonly #stepper: Stepper;
  readonly #shapes = new Map<string, Shape>();
  readonly #snapshots = new Map<string, AnyMachineSnapshot>();

  constructor(machine: AnyStateMachine, options: ExploreOptions) {
    this.#machine = machine;
    this.#options = options;
    this.#stepper = new Stepper(machine);
  }

  get name(): string {
    return this.#machine.id;
  }

  /** Where the machine begins with an input. */
  begin(input: unknown): Move {
    const next = this.#stepper.start(input);
    if (next.status === 'error') throw next.error;
    return { ...this.#move(next, null, { type: 'xstate.init' }, true), acted: true, idle: false };
  }

  /** What the last event made the machine do, as XState has it. */
  get actions(): readonly unknown[] {
    return this.#stepper.actions;
  }

  snapshotOf({ value, context }: MachinePlace): AnyMachineSnapshot {
    const key = JSON.stringify(value);
    const known = this.#snapshots.get(key) ?? this.#machine.resolveState({ value, context } as never);
    this.#snapshots.set(key, known);
    return { ...known, context } as AnyMachineSnapshot;
  }

  /** `null` when nobody listens. */
  take(place: MachinePlace, snapshot: AnyMachineSnapshot, event: Event): Move | null {
    if (!this.#shapeOf(place.value).listens(event.type)) return null;
    return this.#move(this.#stepper.step(snapshot, event), place, event, false);
  }

  /** Everything that may come to a place. */
  *eventsAt({ value, context, armed, active }: MachinePlace): Iterable<Event> {
    const { events, isPromised, results } = this.#options;
    for (const event of events) if (isPromised?.(event, context) !== false) yield event;
    for (const { id, source } of this.#shapeOf(value).services) {
      if (active.includes(id)) yield* results?.(source, id) ?? [];
    }
    for (const type of armed) yield { type };
  }

  #move(next: AnyMachineSnapshot, place: MachinePlace | null, event: Event, begins: boolean): Move {
    const actions = this.#stepper.actions as unknown as readonly Given[];
    const { taken, passed } = this.#stepper;
    const running = place?.armed.filter((timer) => timer !== event.type) ?? [];
    const reaction = this.#reaction(actions, running);
    const { services } = this.#shapeOf(next.value);
    const answered = /^xstate\.(?:done|error)\.actor\.(?<id>.*)$/.exec(event.type)?.groups?.['id'];
    const isWaiting = (id: string) => place?.active.includes(id) === true && id !== answered;
    const { running: armed, ...given } = reaction;
    return {
      after: {
        value: next.value,
        context: next.context as object,
        armed,
        active: services.map(({ id }) => id).filter((id) => given.started.includes(id) || isWaiting(id)),
        done: next.status !== 'active',
        begins,
      },
      given,
      asked: services.filter(({ id }) => given.started.includes(id)).map(({ source }) => source),
      output: (next.output as unknown) ?? null,
      acted: actions.length > 0 || taken > 0,
      idle: actions.length === 0 && passed.every(isSilent),
    };
  }

  /** Whether any active state says anything of an event of this type. An error that nobody hears stops the machine. */
  #shapeOf(value: unknown): Shape {
    const key = JSON.stringify(value);
    const known = this.#shapes.get(key);
    if (known) return known;
    const nodes = getStateNodes(this.#machine.root, value as never);
    const types = new Set(nodes.flatMap(({ ownEvents }) => ownEvents as string[]));
    const shape: Shape = {
      services: nodes.flatMap(({ invoke }) => invoke.map(({ id, src }) => ({ id, source: String(src) }))),
      listens: (type) => types.has(type) || types.has('*') || type.startsWith('xstate.error.actor.'),
    };
    this.#shapes.set(key, shape);
    return shape;
  }

  #reaction(actions: readonly Given[], running: readonly string[]) {
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
}
