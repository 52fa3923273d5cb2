import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  initialTransition,
  type StateValue,
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

const nothing = () => {};
const scopes = new WeakMap<AnyStateMachine, Omit<AnyActorScope, 'actionExecutor'>>();

/**
 * xstate's `transition`, which makes an actor for each step only to hand it over. Authority machines have no children
 * and no system of their own, so that one actor does for all steps of a machine.
 */
function transition(
  machine: AnyStateMachine,
  before: AnyMachineSnapshot,
  event: { type: string },
): [AnyMachineSnapshot, Done[]] {
  let scope = scopes.get(machine);
  if (!scope) {
    const self = createActor(machine);
    const inert = {
      id: '',
      sessionId: '',
      logger: nothing,
      defer: nothing,
      stopChild: nothing,
      emit: nothing,
    };
    scope = { ...inert, self, system: self.system };
    scopes.set(machine, scope);
  }
  const done: Done[] = [];
  const actionExecutor: AnyActorScope['actionExecutor'] = (action) => void done.push(action);
  return [machine.transition(before, event, { ...scope, actionExecutor }) as AnyMachineSnapshot, done];
}

const starts = new WeakMap<AnyStateMachine, [AnyMachineSnapshot, Done[]]>();

/** How a machine starts, which is always the same. */
function startOf(machine: AnyStateMachine): [AnyMachineSnapshot, Done[]] {
  const start = starts.get(machine) ?? (initialTransition(machine) as [AnyMachineSnapshot, Done[]]);
  starts.set(machine, start);
  return start;
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
      const [snapshot, actions] = startOf(machine);
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
