import type { Clock } from '../../machines/ports/clock.ts';

interface Waiting {
  at: number;
  order: number;
  run: () => void;
}

/** A clock that stands still until it is moved, and then stops at every deadline on its way. */
export interface SteppedClock extends Clock {
  /** Moves by `ms`, from deadline to deadline. */
  move(ms: number): void;
  /** The same, and lets promises settle at each stop. */
  advance(ms: number): Promise<void>;
  /** When the pending timers are due, the earliest first. */
  pending(): number[];
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** `start` in ms since 1970; unless given, noon of an impossible-to-confuse day. */
export function steppedClock(start = Date.UTC(2030, 0, 1, 12)): SteppedClock {
  const waiting = new Set<Waiting>();
  let now = start;
  let order = 0;

  const next = (until: number): Waiting | undefined =>
    [...waiting].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  const fire = (timer: Waiting) => {
    waiting.delete(timer);
    now = Math.max(now, timer.at);
    timer.run();
  };

  return {
    now: () => now,
    setTimeout(run, delay) {
      const timer = { at: now + Math.max(0, delay), order: ++order, run };
      waiting.add(timer);
      return timer;
    },
    clearTimeout: (handle) => void waiting.delete(handle as Waiting),
    move(ms) {
      const until = now + ms;
      for (let timer = next(until); timer; timer = next(until)) fire(timer);
      now = until;
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let timer = next(until); timer; timer = next(until)) {
        fire(timer);
        await settle();
      }
      now = until;
    },
    pending: () => [...waiting].map(({ at }) => at).toSorted((a, b) => a - b),
  };
}
