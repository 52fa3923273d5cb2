import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  getStateNodes,
  initialTransition,
  transition,
} from 'xstate';
import { blinded } from './blind.ts';
import { GraphBuilder } from './graph.ts';
import type { ExploreOptions, MachineGraph } from './machine-graph.ts';
import { type Event, type Reaction, reactionTo } from './reaction.ts';
import { decides, servicesIn, StateRegister, StepRegister } from './register.ts';

/**
 * Walks a machine breadth-first by XState's own pure `transition`, over every reached state and every event that may
 * come there: what others send, results of the services that run, and timers that are armed.
 *
 * Throws `BoundExceeded`, `RangeLeft`, and `DisplayRead` inside XState's own error about a guard.
 */
export function explore(original: AnyStateMachine, options: ExploreOptions): MachineGraph {
  const { events, isPromised, marks = [], starts = [], timeless = [] } = options;
  const since = performance.now();
  const machine = blinded(original);
  const builder = new GraphBuilder();
  const found = new StateRegister(machine.id, options);
  const done = new StepRegister();
  const offeredBy = offers(options.results);
  const listens = listener();
  let refusals = 0;

  const marksIn = (context: object): readonly string[] => {
    if (marks.length === 0) return marks;
    const text = JSON.stringify(context);
    return marks.filter((mark) => text.includes(mark));
  };
  const marksAt = ({ context }: { context: unknown }, state: number) => {
    if (context === found.places[state]!.context) return (markedAt[state] ??= marksOf(context as object));
    return marksOf(context as object);
  };
  const markedAt: ReturnType<typeof marksOf>[] = [];
  const marksOf = (context: object) => ({
    carried: marksIn(context),
    decisive: marksIn(decides(context)),
  });

  const reactionOf = (actions: Parameters<typeof reactionTo>[0], pending: readonly string[]) => {
    const { armedAfter, armed, ...reaction } = reactionTo(actions, pending);
    const counts = (timer: string) => !timeless.some((delay) => timer.startsWith(`xstate.after.${delay}.`));
    return { armedAfter: armedAfter.filter(counts), reaction: { ...reaction, armed: armed.filter(counts) } };
  };
  const noteStep = (
    next: AnyMachineSnapshot,
    to: number,
    event: Event,
    reaction: Reaction,
    handled: boolean,
  ) => {
    const asked =
      reaction.started.length === 0
        ? []
        : servicesIn(next)
            .filter(({ id }) => reaction.started.includes(id))
            .map(({ source }) => source);
    const output: unknown = next.output ?? null;
    builder.edge(to, done.note(event, reaction, { handled, ...marksAt(next, to), asked, output }));
  };

  /** Nobody listens: the same step for the same event, as long as nothing marked is there. */
  const refused = new WeakMap<Event, number>();
  const refuse = (state: number, event: Event) => {
    const seen = marksAt(found.snapshots[state]!, state);
    const known = seen.carried.length === 0 ? refused.get(event) : undefined;
    const more = { handled: false, ...seen, asked: [], output: null };
    const step = known ?? done.note(event, unmoved, more);
    if (seen.carried.length === 0) refused.set(event, step);
    builder.edge(state, step);
  };

  if (starts.length > 1) {
    found.root(initialTransition(machine, starts[0])[0]);
    builder.open();
    for (const input of starts) {
      const [next, actions] = initialTransition(machine, input);
      const { armedAfter, reaction } = reactionOf(actions, []);
      const to = found.visit(next, armedAfter, 'the start', true);
      noteStep(next, to, { type: 'flow.start', ...(input as object) }, reaction, true);
    }
  } else {
    const [start, begun] = initialTransition(machine, starts[0]);
    found.visit(start, reactionOf(begun, []).armedAfter, 'the start', true);
  }

  for (let state = starts.length > 1 ? 1 : 0; state < found.snapshots.length; state++) {
    const snapshot = found.snapshots[state]!;
    const { armed, done: isDone } = found.places[state]!;
    builder.open();
    if (isDone) continue;
    for (const event of [...events, ...offeredBy(snapshot, armed)]) {
      if (isPromised?.(event, snapshot.context as object) === false) continue;
      if (!listens(snapshot, event)) {
        refusals++;
        refuse(state, event);
        continue;
      }
      const [next, actions] = transition(machine, snapshot, event);
      const pending = armed.filter((timer) => timer !== event.type);
      const { armedAfter, reaction } = reactionOf(actions, pending);
      const to = found.visit(next, armedAfter, event.type);
      const handled = to !== state || actions.length > 0 || isHandled(machine, snapshot, event);
      if (!handled) refusals++;
      noteStep(next, to, event, reaction, handled);
    }
  }
  const built = builder.build();
  const { places } = found;
  return {
    name: machine.id,
    ...built,
    steps: done.steps,
    place: (state) => places[state]!,
    tell: (state) => JSON.stringify([places[state]!.value, decides(places[state]!.context)]),
    transitions: built.to.length - refusals,
    refusals,
    ms: performance.now() - since,
  };
}

/** The results of running services and the armed timers of a state, as events; one object for equal ones. */
function offers(results: ExploreOptions['results']) {
  const known = new Map<string, readonly Event[]>();
  const remember = (name: string, make: () => readonly Event[]): readonly Event[] => {
    const events = known.get(name) ?? make();
    known.set(name, events);
    return events;
  };
  return (snapshot: AnyMachineSnapshot, armed: readonly string[]): Event[] => [
    ...servicesIn(snapshot).flatMap(({ id, source }) =>
      remember(`${id} ${source}`, () => results?.(source, id) ?? []),
    ),
    ...armed.flatMap((type) => remember(type, () => [{ type }])),
  ];
}

const unmoved: Reaction = { emitted: [], armed: [], cancelled: [], started: [] };

/** Whether any active state says anything of an event of this type. */
function listener() {
  const known = new WeakMap<object, ReadonlySet<string>>();
  return (snapshot: AnyMachineSnapshot, { type }: Event): boolean => {
    let types = known.get(snapshot);
    if (!types) {
      const nodes = getStateNodes((snapshot.machine as AnyStateMachine).root, snapshot.value);
      types = new Set(nodes.flatMap(({ ownEvents }) => ownEvents as string[]));
      known.set(snapshot, types);
    }
    return types.has(type) || types.has('*');
  };
}

const isHandled = (machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: Event): boolean =>
  ((machine.getTransitionData(snapshot, event) as readonly unknown[] | undefined) ?? []).length > 0;
