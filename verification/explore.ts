import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, transition } from 'xstate';
import { blinded } from './blind.ts';
import { GraphBuilder } from './graph.ts';
import type { ExploreOptions, MachineGraph } from './machine-graph.ts';
import { type Event, reactionTo } from './reaction.ts';
import { decides, servicesIn, StateRegister, StepRegister } from './register.ts';

/**
 * Walks a machine breadth-first by XState's own pure `transition`, over every reached state and every event that may
 * come there: what others send, results of the services that run, and timers that are armed.
 *
 * Throws `BoundExceeded`, `RangeLeft`, and `DisplayRead` inside XState's own error about a guard.
 */
export function explore(original: AnyStateMachine, options: ExploreOptions): MachineGraph {
  const { events, isPromised, marks = [] } = options;
  const since = performance.now();
  const machine = blinded(original);
  const builder = new GraphBuilder();
  const found = new StateRegister(machine.id, options);
  const done = new StepRegister();
  const offeredBy = offers(options.results);
  let refusals = 0;

  const marksIn = (context: object): readonly string[] => {
    if (marks.length === 0) return marks;
    const text = JSON.stringify(context);
    return marks.filter((mark) => text.includes(mark));
  };

  const [start, begun] = initialTransition(machine);
  found.visit(start, reactionTo(begun, []).armedAfter, 'the start');
  for (let state = 0; state < found.snapshots.length; state++) {
    const snapshot = found.snapshots[state]!;
    const { armed, done: isDone } = found.places[state]!;
    builder.open();
    if (isDone) continue;
    for (const event of [...events, ...offeredBy(snapshot, armed)]) {
      if (isPromised?.(event, snapshot.context as object) === false) continue;
      const [next, actions] = transition(machine, snapshot, event);
      const pending = armed.filter((timer) => timer !== event.type);
      const { armedAfter, ...reaction } = reactionTo(actions, pending);
      const to = found.visit(next, armedAfter, event.type);
      const handled = to !== state || actions.length > 0 || isHandled(machine, snapshot, event);
      if (!handled) refusals++;
      const carried = marksIn(next.context as object);
      const decisive = marksIn(decides(next.context as object));
      builder.edge(to, done.note(event, reaction, { handled, carried, decisive }));
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

const isHandled = (machine: AnyStateMachine, snapshot: AnyMachineSnapshot, event: Event): boolean =>
  ((machine.getTransitionData(snapshot, event) as readonly unknown[] | undefined) ?? []).length > 0;
