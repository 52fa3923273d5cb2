import type { Clock } from '../../machines/index.ts';

interface Timer {
  readonly name: string;
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
    if (delay !== callLimit) this.#timers.set(this.#made, { name: this.#names.shift() ?? '', run, delay });
    return this.#made;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as number);
  }

  /** Lets a deadline pass. Whether it was running. */
  pass(name: string): boolean {
    const found = [...this.#timers].find(([, timer]) => timer.name === name);
    if (!found) return false;
    this.#timers.delete(found[0]);
    found[1].run();
    return true;
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
