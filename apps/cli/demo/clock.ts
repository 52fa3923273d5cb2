import { setImmediate as breathe } from 'node:timers/promises';
import type { Clock } from '../../../machines/ports/clock.ts';

interface Timer {
  at: number;
  run: () => void;
}

/** The demo's time, for the flow and for the bank. */
export interface DemoClock extends Clock {
  /** Moves `ms` ahead, from deadline to deadline in their order, never over one. */
  skip(ms: number): Promise<void>;
}

/**
 * `running` goes with the real time and can be moved ahead; otherwise it stands still until it is moved. Only one real
 * timer is pending at a time, for the deadline that comes first, and it keeps no process alive.
 */
export function createDemoClock(startAt: number, running: boolean): DemoClock {
  const timers = new Set<Timer>();
  const begun = performance.now();
  let moved = 0;
  let alarm: NodeJS.Timeout | undefined;

  const now = () => startAt + moved + (running ? performance.now() - begun : 0);
  const first = () => [...timers].toSorted((one, other) => one.at - other.at)[0];
  const ring = (timer: Timer) => {
    timers.delete(timer);
    timer.run();
  };
  const arm = () => {
    clearTimeout(alarm);
    const next = running ? first() : undefined;
    if (next === undefined) return;
    const wait = Math.min(Math.max(0, next.at - now()), 2 ** 31 - 1);
    alarm = setTimeout(() => {
      if (next.at <= now() && timers.has(next)) ring(next);
      arm();
    }, Math.ceil(wait)).unref();
  };

  return {
    now,
    setTimeout(run, delay) {
      const timer = { at: now() + delay, run };
      timers.add(timer);
      arm();
      return timer;
    },
    clearTimeout(handle) {
      timers.delete(handle as Timer);
      arm();
    },
    async skip(ms) {
      const end = now() + ms;
      for (let next = first(); next !== undefined && next.at <= end; next = first()) {
        moved += Math.max(0, next.at - now());
        ring(next);
        await breathe();
      }
      moved += Math.max(0, end - now());
      arm();
    },
  };
}
