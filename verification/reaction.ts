/** An event as XState takes it. */
export interface Event {
  readonly type: string;
  readonly [payload: string]: unknown;
}

/** What a machine gave out on one event, in order. */
export interface Reaction {
  readonly emitted: readonly Event[];
  readonly armed: readonly string[];
  readonly cancelled: readonly string[];
  /** Services that were started, by the id of their invoke. */
  readonly started: readonly string[];
}

/** An action as a pure transition gives it out. */
export interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** What comes by itself later: of an `after` the type of its event is its name. */
export interface Timer {
  readonly name: string;
  readonly event: Event;
}

interface Given {
  readonly event: Event;
  readonly delay?: number;
  readonly sendId?: string;
  readonly id?: string;
  readonly to?: unknown;
}

/** A reaction, and the timers that run after it; `null` when they are those from before. */
export interface Read {
  readonly reaction: Reaction;
  readonly running: readonly string[] | null;
}

const none: Read = { reaction: { emitted: [], armed: [], cancelled: [], started: [] }, running: null };
/** What is done about an event that nobody listens to. */
export const unmoved = none.reaction;

/** A name is the id by which a delayed event can be cancelled; without one, the event itself. */
const nameOf = ({ id, event }: Given): string =>
  id ?? (Object.keys(event).length > 1 ? JSON.stringify(event) : event.type);

/** Reads actions; `arm` is told of each timer, `isSelf` says whether a message goes to the machine itself. */
export function reactionReader(arm: (timer: Timer) => void, isSelf: (actor: unknown) => boolean) {
  return (actions: readonly Action[], runningBefore: readonly string[]): Read => {
    if (actions.length === 0) return none;
    const running = new Set(runningBefore);
    const emitted: Event[] = [];
    const armed: string[] = [];
    const cancelled: string[] = [];
    const started: string[] = [];
    let isSame = true;
    for (const { type, params } of actions) {
      const given = params as Given;
      if (type === 'xstate.emit') emitted.push(given.event);
      else if (
        type === 'xstate.raise' ? given.delay !== undefined : type === 'xstate.sendTo' && isSelf(given.to)
      ) {
        const name = nameOf(given);
        arm({ name, event: given.event });
        running.add(name);
        armed.push(name);
        isSame = false;
      } else if (type === 'xstate.cancel') {
        if (running.delete(given.sendId!)) {
          cancelled.push(given.sendId!);
          isSame = false;
        }
      } else if (type === 'xstate.spawnChild') started.push(given.id!);
    }
    return {
      reaction: { emitted, armed, cancelled, started },
      running: isSame ? null : [...running].toSorted(),
    };
  };
}
