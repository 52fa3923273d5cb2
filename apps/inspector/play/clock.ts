import type { Clock } from '../../../machines/index.ts';
import { callLimit } from '../../drivers/clock.ts';

/** A deadline that runs. `at`: by the clock, ms. */
export interface Deadline {
  readonly name: string;
  readonly at: number;
}

interface Timer extends Deadline {
  readonly run: () => void;
}

/** A morning in Tirana. */
const morning = Date.UTC(2026, 0, 15, 8, 41);

/** A clock that stands still until somebody moves it, and knows what its timers are for. */
export class PlayClock implements Clock {
  readonly #timers = new Map<number, Timer>();
  readonly #names: string[] = [];
  #made = 0;
  #now: number;

  /** `now`: where it stands at first, ms. */
  constructor(now = morning) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** A timer comes of this name. */
  expect(name: string): void {
    this.#names.push(name);
  }

  setTimeout(run: () => void, delay: number): number {
    this.#made++;
    if (delay !== callLimit) {
      this.#timers.set(this.#made, { name: this.#names.shift() ?? '', at: this.#now + delay, run });
    }
    return this.#made;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Moves on to a deadline and lets it pass. Whether it was running. */
  pass(name: string): boolean {
    const found = [...this.#timers].find(([, timer]) => timer.name === name);
    if (!found) return false;
    const [handle, timer] = found;
    this.#timers.delete(handle);
    this.#now = Math.max(this.#now, timer.at);
    timer.run();
    return true;
  }

  /** What runs, the next to pass first. */
  running(): Deadline[] {
    return [...this.#timers.values()]
      .map(({ name, at }) => ({ name, at }))
      .toSorted((one, other) => one.at - other.at);
  }
}

/** The time as a screen shows it: it stands still, so that nothing ticks. */
export const still = (clock: PlayClock): Clock => ({
  now: () => clock.now(),
  setTimeout: () => 0,
  clearTimeout: () => {},
});
