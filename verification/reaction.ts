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

interface Action {
  readonly type: string;
  readonly params?: unknown;
}

/** Reads the actions of one pure transition, and which timers run after it. */
export function reactionTo(
  actions: readonly Action[],
  armedBefore: readonly string[],
): Reaction & { armedAfter: readonly string[] } {
  const running = new Set(armedBefore);
  const emitted: Event[] = [];
  const armed: string[] = [];
  const cancelled: string[] = [];
  const started: string[] = [];
  for (const { type, params } of actions) {
    const given = params as { event?: Event; delay?: number; sendId?: string; id?: string };
    if (type === 'xstate.emit') emitted.push(given.event!);
    else if (type === 'xstate.raise' && given.delay !== undefined) {
      running.add(given.event!.type);
      armed.push(given.event!.type);
    } else if (type === 'xstate.cancel') {
      if (running.delete(given.sendId!)) cancelled.push(given.sendId!);
    } else if (type === 'xstate.spawnChild') started.push(given.id!);
  }
  return { emitted, armed, cancelled, started, armedAfter: [...running].toSorted() };
}
