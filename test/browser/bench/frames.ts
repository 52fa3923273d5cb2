import type { Page } from 'playwright-core';

/** How long the frames of a page took while something went on, and how long its program kept it busy. */
export interface Frames {
  readonly count: number;
  /** The longest, ms. */
  readonly longest: number;
  /** Longer than 100 ms. */
  readonly dropped: number;
  /** Time that the processor spent on the page's own thread, ms: the rest of the machine does not matter to it. */
  readonly busy: number;
  /** The longest that its program ran without letting the page draw, ms by the wall. */
  readonly longestTask: number;
}

const watch = `
  globalThis.frames_ = { times: [], tasks: [], stop: false };
  new PerformanceObserver((list) => globalThis.frames_.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ entryTypes: ['longtask'] });
  let last = performance.now();
  const frame = (now) => {
    if (globalThis.frames_.stop) return;
    globalThis.frames_.times.push(now - last);
    last = now;
    globalThis.onframe_?.();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
`;

/** Watches the frames of a page while something goes on in it. `eachFrame`: a script that runs in every frame. */
export async function framesDuring(
  page: Page,
  eachFrame: string,
  work: () => Promise<void>,
): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await busy();
  await page.evaluate(`globalThis.onframe_ = () => { ${eachFrame} }; ${watch}`);
  await work();
  const { times, tasks } = await page.evaluate<{ times: number[]; tasks: number[] }>(
    'globalThis.frames_.stop = true, globalThis.frames_',
  );
  const after = await busy();
  await session.detach();
  return {
    count: times.length,
    longest: Math.round(Math.max(...times)),
    dropped: times.filter((time) => time > 100).length,
    busy: Math.round(after - before),
    longestTask: Math.round(Math.max(0, ...tasks)),
  };
}
