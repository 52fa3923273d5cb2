import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Story } from './script.ts';

/** What is left free below the last step, px. */
const room = 8;

/** Scrolls no farther than it must, so that the last step is seen below the head that stays in sight. */
function nearest(panel: HTMLElement, side: Element): void {
  const step = panel.querySelector('[aria-current="step"]')?.getBoundingClientRect();
  const head = panel.querySelector('.script-head')?.getBoundingClientRect();
  if (!step || !head) return;
  const { top, bottom } = side.getBoundingClientRect();
  const above = step.top - (top + head.height);
  const below = step.bottom + room - bottom;
  if (above < 0) side.scrollTop += above;
  else if (below > 0) side.scrollTop += Math.min(below, above);
}

/** Keeps in sight what a script panel tells: its last step; its top where it begins, or several steps were taken at once. */
export function useSight(panel: RefObject<HTMLElement | null>, at: number, story: Story): void {
  const before = useRef<{ at: number; story: Story | null }>({ at: 0, story: null });
  useLayoutEffect(() => {
    const isNext = before.current.story === story && Math.abs(at - before.current.at) <= 1;
    before.current = { at, story };
    const side = panel.current?.closest('.side');
    if (!panel.current || !side) return;
    if (!isNext) side.scrollTop = 0;
    else if (side.scrollHeight > side.clientHeight) nearest(panel.current, side);
  }, [at, story]);
}
