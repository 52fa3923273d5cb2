/** The device's clock as a flow uses it: it must never jump when somebody sets the wall clock (R12). */
export interface Clock {
  /** Milliseconds; only differences count. */
  now(): number;
  /** Calls `run` after `delay` ms. The handle goes back to `clearTimeout`. */
  setTimeout(run: () => void, delay: number): unknown;
  clearTimeout(handle: unknown): void;
}

const longest = 2 ** 31 - 1;

/** Monotonic, set once by the wall clock when the module is loaded. */
export const deviceClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (run, delay) => globalThis.setTimeout(run, Math.min(delay, longest)),
  clearTimeout: (handle) => globalThis.clearTimeout(handle as ReturnType<typeof globalThis.setTimeout>),
};
