import { type Clock, deviceClock } from '../../machines/index.ts';

interface Timer {
  at: number;
  run: () => void;
  handle: unknown;
}

/** The phone's clock, which the demonstration can move ahead together with the bank's. */
export interface MovableClock extends Clock {
  /** Moves ahead from deadline to deadline in their order, never over one. */
  move(ms: number): Promise<void>;
  /** How far it has been moved, ms. */
  moved(): number;
}

/** Answers that a deadline sets going come in before the next deadline. */
const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
};

export function movableClock(alreadyMoved: number, base: Clock = deviceClock): MovableClock {
  const timers = new Set<Timer>();
  let moved = alreadyMoved;

  const now = () => base.now() + moved;
  const fire = (timer: Timer) => {
    base.clearTimeout(timer.handle);
    if (timers.delete(timer)) timer.run();
  };
  const arm = (timer: Timer) => {
    timer.handle = base.setTimeout(() => fire(timer), Math.max(0, timer.at - now()));
  };
  const nextUntil = (end: number) =>
    [...timers].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];

  return {
    now,
    moved: () => moved,
    setTimeout(run, delay) {
      const timer: Timer = { at: now() + delay, run, handle: null };
      timers.add(timer);
      arm(timer);
      return timer;
    },
    clearTimeout(handle) {
      const timer = handle as Timer | undefined;
      if (!timer || !timers.delete(timer)) return;
      base.clearTimeout(timer.handle);
    },
    async move(ms) {
      const end = now() + ms;
      for (let timer = nextUntil(end); timer; timer = nextUntil(end)) {
        moved += Math.max(0, timer.at - now());
        fire(timer);
        await settle();
      }
      moved += Math.max(0, end - now());
      for (const timer of timers) {
        base.clearTimeout(timer.handle);
        arm(timer);
      }
    },
  };
}
