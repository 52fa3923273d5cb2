import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  initialTransition,
  type StateValue,
  transition,
} from 'xstate';

/** A pending `after`: the event it delivers, when by the bank's clock (ms), and its place among equal moments. */
export interface Deadline {
  event: string;
  at: number;
  order: number;
}

/** All that a row needs to restore a machine: an authority has no history, children or delayed raises but `after`. */
export interface Durable {
  value: StateValue;
  context: object;
  deadlines: readonly Deadline[];
}

export interface DurableStep<Emitted> {
  state: Durable;
  emitted: Emitted[];
}

interface Done {
  type: string;
  params?: unknown;
}

/**
 * Runs XState machines without actors, for a database: the row keeps absolute deadlines, because xstate restarts
 * `after` on every re-entry and loses it on restore.
 *
 * `nextOrder` numbers the deadlines of one store in the order in which they are armed.
 */
export function durableHost<Emitted extends { type: string }>(nextOrder: () => number) {
  const settle = (
    snapshot: AnyMachineSnapshot,
    actions: readonly Done[],
    before: readonly Deadline[],
    now: number,
  ) => {
    const deadlines = new Map(before.map((deadline) => [deadline.event, deadline]));
    const emitted: Emitted[] = [];
    for (const { type, params } of actions) {
      if (type === 'xstate.emit') emitted.push((params as { event: Emitted }).event);
      else if (type === 'xstate.cancel') deadlines.delete((params as { sendId: string }).sendId);
      else if (type === 'xstate.raise') {
        const { event, delay } = params as { event: { type: string }; delay?: number };
        if (delay !== undefined) {
          deadlines.delete(event.type);
          deadlines.set(event.type, { event: event.type, at: now + delay, order: nextOrder() });
        }
      } else throw new Error(`An authority machine only emits and waits; it tried ${type}.`);
    }
    const { value, context } = snapshot;
    return { state: { value, context, deadlines: [...deadlines.values()] } as Durable, emitted };
  };

  return {
    start(machine: AnyStateMachine, now: number): DurableStep<Emitted> {
      const [snapshot, actions] = initialTransition(machine);
      return settle(snapshot, actions, [], now);
    },
    /** One event at `now`. The timer that delivered it, if one did, is no longer pending. */
    step(
      machine: AnyStateMachine,
      state: Durable,
      event: { type: string },
      now: number,
    ): DurableStep<Emitted> {
      const restored = machine.resolveState({ value: state.value, context: state.context });
      const [snapshot, actions] = transition(machine, restored, event);
      const pending = state.deadlines.filter((deadline) => deadline.event !== event.type);
      return settle(snapshot, actions, pending, now);
    },
  };
}

/** The deadline that falls due first, at or before `now`: by moment, then by the order of arming. */
export function firstDue<Owner>(
  rows: Iterable<{ owner: Owner; state: Durable }>,
  now: number,
): { owner: Owner; deadline: Deadline } | undefined {
  let first: { owner: Owner; deadline: Deadline } | undefined;
  for (const { owner, state } of rows) {
    for (const deadline of state.deadlines) {
      if (deadline.at > now) continue;
      const earlier =
        !first ||
        deadline.at < first.deadline.at ||
        (deadline.at === first.deadline.at && deadline.order < first.deadline.order);
      if (earlier) first = { owner, deadline };
    }
  }
  return first;
}
