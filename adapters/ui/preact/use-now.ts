import { useLayoutEffect, useState } from 'preact/hooks';
import type { Clock } from '../../../machines/index.ts';
import { untilNextSecond } from '../countdown.ts';

/** The time, told again whenever one of these countdowns shows another second. */
export function useNow(clock: Clock, ends: readonly number[]): number {
  const [, tick] = useState(0);
  const now = clock.now();
  useLayoutEffect(() => {
    const wait = untilNextSecond(ends, clock.now());
    if (wait === null) return undefined;
    const handle = clock.setTimeout(() => tick((ticks) => ticks + 1), wait);
    return () => clock.clearTimeout(handle);
  });
  return now;
}
