import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Which rows of a long list are near what is seen. */
export interface Window {
  readonly first: number;
  /** The one behind the last. */
  readonly end: number;
}

/** Rows above and below that are drawn as well. */
const spare = 8;

/** The rows of a scrolled box that are worth drawing, all `height` px high. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, height: number): Window {
  const [seen, look] = useState({ top: 0, rows: 20 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const follow = () => {
      const top = Math.floor(element.scrollTop / height);
      const rows = Math.ceil(element.clientHeight / height);
      look((before) => (before.top === top && before.rows === rows ? before : { top, rows }));
    };
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    element.addEventListener('scroll', follow, { passive: true });
    follow();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', follow);
    };
  }, [height]);
  const first = Math.max(0, Math.min(seen.top, count) - spare);
  return { first, end: Math.min(count, seen.top + seen.rows + spare) };
}
