import type { Timing } from './parts.ts';

/** Takes at least `floor` ms, whatever comes of `work`, so that the time it took says nothing (ASVS 6.3.8). */
export async function atLeast<T>(timing: Timing, floor: number, work: () => Promise<T>): Promise<T> {
  const begun = timing.now();
  try {
    return await work();
  } finally {
    const rest = begun + floor - timing.now();
    if (rest > 0) await timing.sleep(rest);
  }
}

/** The process's own monotonic time. */
export const processTiming: Timing = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
