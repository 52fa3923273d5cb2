import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { blinded } from './blind.ts';
import type { Configuration, Offer } from './configuration.ts';
import { firedIn } from './fired.ts';
import { GraphBuilder } from './graph.ts';
import { keyOf } from './key.ts';
import type { ExploreOptions, MachineGraph, Watch } from './machine-graph.ts';
import { MarkFinder } from './marks.ts';
import { type Event, reactionReader, type Read, unmoved } from './reaction.ts';
import { StateRegister, StepRegister } from './register.ts';
import { Stepper } from './stepper.ts';

/**
 * Walks a machine breadth-first by XState's own pure `transition`, over every reached state and every event that may
 * come there: what others send, results of the services that run, and timers that are armed.
 *
 * Throws `BoundExceeded`, `RangeLeft`, and `DisplayRead` inside XState's own error about a guard.
 */
export function explore(original: AnyStateMachine, options: ExploreOptions): MachineGraph {
  const walk = new Exploration(original, options);
  walk.run();
  return walk.graph();
}

/** A walk that can be looked at when it was given up. */
export class Exploration {
  /** What is being tried. */
  readonly at: { state: number; event: Event | null } = { state: -1, event: null };
  readonly states: StateRegister;
  readonly #steps = new StepRegister();
  readonly #stepper: Stepper;
  readonly #builder = new GraphBuilder();
  readonly #marks: MarkFinder;
  readonly #options: ExploreOptions;
  readonly #said: MachineGraph['said'];
  readonly #begun = performance.now();
  readonly #read: ReturnType<typeof reactionReader>;
  readonly #events: readonly Offer[];
  readonly #watch: Watch | undefined;
  #opening = '';
  /** Steps without a reaction, by what is marked and whether they were handled. */
  readonly #known = new Map<Event, number[]>();
  #refusals = 0;

  constructor(original: AnyStateMachine, options: ExploreOptions) {
    const isShown = options.hidden?.includes('display') ?? true;
    const { machine, said } = blinded(original, isShown ? 'display' : undefined);
    this.#options = options;
    this.#said = said;
    this.#events = options.events.map((event) => ({ event }));
    this.#watch = options.watch?.(machine);
    this.#stepper = new Stepper(machine);
    this.states = new StateRegister(machine.id, options);
    this.#marks = new MarkFinder(options.marks ?? [], this.states.contexts);
    this.#read = reactionReader(
      (timer) => this.states.configurations.arm(timer),
      (actor) => this.#stepper.isSelf(actor),
    );
  }

  /** Walks to the end. */
  run(): void {
    const { starts = [], onState } = this.#options;
    this.#begin(starts);
    for (let state = starts.length > 1 ? 1 : 0; state < this.states.size; state++) {
      onState?.(state, this.states.size);
      this.#builder.open();
      const configuration = this.states.configuration(state);
      if (!configuration.done) this.#leave(state, configuration);
    }
  }

  graph(): MachineGraph {
    const built = this.#builder.build();
    const { states } = this;
    return {
      name: this.#stepper.machine.id,
      ...built,
      steps: this.#steps.steps,
      place: (state) => states.place(state),
      tell: (state) => states.tell(state),
      transitions: built.to.length - this.#refusals,
      refusals: this.#refusals,
      said: this.#said,
      fired: firedIn(this.#stepper.fired),
      opening: this.#opening,
      ms: performance.now() - this.#begun,
    };
  }

  #begin(starts: readonly unknown[]): void {
    const first = this.#stepper.start(starts[0]);
    if (starts.length > 1) {
      this.states.root(first);
      this.#builder.open();
    }
    for (const input of starts.length > 0 ? starts : [undefined]) {
      const next = this.#stepper.start(input);
      if (next.status === 'error') throw next.error;
      const read = this.#readStep([]);
      const configuration = this.states.configurations.of(next, read.running ?? [], []);
      const context = this.states.contexts.numberOf(next.context as object);
      const to = this.states.visit(next, configuration, context, 'the start');
      if (starts.length > 1) {
        this.#note(
          to,
          { type: 'flow.start', ...(input as object) },
          next,
          context,
          configuration,
          read,
          true,
        );
      } else this.#opening = this.#watch?.(this.#stepper.passed) ?? '';
    }
    this.states.begun = this.states.size;
  }

  #leave(state: number, configuration: Configuration): void {
    const { isPromised } = this.#options;
    const context = this.states.contextOf(state);
    const from = this.states.context(state);
    const snapshot = { ...configuration.snapshot, context };
    for (const offers of [this.#events, configuration.offers]) {
      for (const offer of offers) {
        const { event } = offer;
        if (isPromised?.(event, context) === false) continue;
        if (configuration.listens(event.type)) this.#take(state, configuration, snapshot, from, offer);
        else {
          this.#refusals++;
          this.#refuse(state, event, from);
        }
      }
    }
  }

  #take(
    state: number,
    { running, answered }: Configuration,
    snapshot: AnyMachineSnapshot,
    from: number,
    { event, timer, answers }: Offer,
  ): void {
    this.at.state = state;
    this.at.event = event;
    const next = this.#stepper.step(snapshot, event);
    const pending = timer === undefined ? running : running.filter((name) => name !== timer);
    const read = this.#readStep(pending);
    const { started } = read.reaction;
    const had = answers === undefined ? answered : [...answered, answers];
    const answeredAfter = had.length === 0 ? had : had.filter((id) => !started.includes(id));
    const configuration = this.states.configurations.of(next, read.running ?? pending, answeredAfter);
    const context =
      next.context === snapshot.context ? from : this.states.contexts.numberOf(next.context as object);
    const to = this.states.visit(next, configuration, context, event.type);
    const handled = to !== state || this.#stepper.actions.length > 0 || this.#stepper.taken > 0;
    if (!handled) this.#refusals++;
    this.#note(to, event, next, context, configuration, read, handled);
  }

  #readStep(running: readonly string[]): Read {
    const read = this.#read(this.#stepper.actions, running);
    const { timeless = [] } = this.#options;
    if (timeless.length === 0) return read;
    const counts = (timer: string) => !timeless.some((delay) => timer.startsWith(`xstate.after.${delay}.`));
    return {
      reaction: { ...read.reaction, armed: read.reaction.armed.filter(counts) },
      running: read.running?.filter(counts) ?? null,
    };
  }

  #note(
    to: number,
    event: Event,
    next: AnyMachineSnapshot,
    context: number,
    { services }: Configuration,
    { reaction }: Read,
    handled: boolean,
  ): void {
    const { carried, decisive } = this.#marks.in(context, next.context as object);
    const noted = this.#watch?.(this.#stepper.passed) ?? '';
    if (reaction === unmoved && next.output === undefined && noted === '') {
      this.#builder.edge(to, this.#plain(event, carried, decisive, handled));
      return;
    }
    const output: unknown = next.output ?? null;
    const told = output === null ? '' : keyOf(output);
    const asked =
      reaction.started.length === 0
        ? reaction.started
        : services.filter(({ id }) => reaction.started.includes(id)).map(({ source }) => source);
    const about = `${handled ? 1 : 0}${carried},${decisive}${told}${asked.join()}${noted}`;
    const step = this.#steps.note(event, reaction, about, () => ({
      handled,
      carried: this.#marks.list(carried),
      decisive: this.#marks.list(decisive),
      asked,
      output,
      ...(noted !== '' && { noted }),
    }));
    this.#builder.edge(to, step);
  }

  /** Nobody listens. */
  #refuse(state: number, event: Event, context: number): void {
    const { carried, decisive } = this.#marks.in(context, this.states.shown(state) ?? {});
    this.#builder.edge(state, this.#plain(event, carried, decisive, false));
  }

  /** The step of an event on which nothing is given out: many times the same. */
  #plain(event: Event, carried: number, decisive: number, handled: boolean): number {
    let known = this.#known.get(event);
    if (!known) this.#known.set(event, (known = []));
    const marks = this.#options.marks?.length ?? 0;
    const key = 2 * ((carried << marks) | decisive) + (handled ? 1 : 0);
    return (known[key] ??= this.#steps.note(
      event,
      unmoved,
      `${handled ? 1 : 0}${carried},${decisive}`,
      () => ({
        handled,
        carried: this.#marks.list(carried),
        decisive: this.#marks.list(decisive),
        asked: [],
        output: null,
      }),
    ));
  }
}
