import type { Clock } from '../../machines/index.ts';

/** A deadline that runs. `at`: by the clock, ms. */
export interface Deadline {
  readonly name: string;
  readonly at: number;
}

interface Timer extends Deadline {
  readonly run: () => void;
  /** ms. */
  readonly delay: number;
}

/** The limit of calls, ms: no deadline has this length. It never passes; a test lets a call fail instead. */
export const callLimit = 29_999.5;

/** A clock that stands still: a deadline passes when a test says so. */
export class HandClock implements Clock {
  readonly #timers = new Map<number, Timer>();
  #made = 0;
  /** What the next timers are for, in their order. */
  readonly #names: string[] = [];

  now(): number {
    return 0;
  }

  /** A timer comes of this name. */
  expect(name: string): void {
    this.#names.push(name);
  }

  setTimeout(run: () => void, delay: number): number {
    this.#made++;
    if (delay !== callLimit) {
      const at = this.now() + delay;
      this.#timers.set(this.#made, { name: this.#names.shift() ?? '', run, delay, at });
    }
    return this.#made;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Lets a deadline pass. Whether it was running. */
  pass(name: string): boolean {
    const found = [...this.#timers].find(([, timer]) => timer.name === name);
    if (!found) return false;
    const [handle, timer] = found;
    this.#timers.delete(handle);
    this.reach(timer.at);
    timer.run();
    return true;
  }

  /** A deadline passes that is due then, ms; a clock that stands still stays where it is. */
  protected reach(_at: number): void {}

  /** The deadlines that run, the next to pass first. */
  deadlines(): Deadline[] {
    return [...this.#timers.values()]
      .map(({ name, at }) => ({ name, at }))
      .toSorted((one, other) => one.at - other.at);
  }

  /** The deadlines that run, each with its length from when it was set, ms; sorted. */
  lengths(): string[] {
    return [...this.#timers.values()].map(({ name, delay }) => `${name} ${delay}`).toSorted();
  }

  /** The deadlines that run, sorted. */
  running(): string[] {
    return [...this.#timers.values()].map(({ name }) => name).toSorted();
  }
}
