import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Layout } from '../../../adapters/chart/types.ts';
import { placeOf, startOf } from './place.ts';
import type { Zoom } from './zoom.ts';

interface Looked {
  readonly layout: Layout | null;
  readonly path: string | null;
  readonly scale: number;
  readonly zoom: Zoom;
}

/** Where the beginning of a machine is seen: so far from the left, as a part of the pane, and from the top, px. */
const begin = { across: 0.38, down: 96 } as const;
/** Of a state that is higher the upper part is brought into the middle, px. */
const tall = 400;

/** When only the size changes, what was in the middle stays there; not when the chart was seen as a whole. */
const isLarger = (was: Looked | null, { layout, path, zoom }: Looked): was is Looked =>
  was?.layout === layout && was.path === path && !(was.zoom === 'whole' && zoom === 'read');

/** Brings a state into the middle of the pane, or where the machine begins to the top. */
export function useCentre(pane: RefObject<HTMLDivElement | null>, looked: Looked): void {
  const before = useRef<Looked | null>(null);
  const { layout, path, scale, zoom } = looked;
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element || !layout) return;
    const was = before.current;
    before.current = looked;
    const [across, down] = [element.clientWidth / 2, element.clientHeight / 2];
    if (isLarger(was, looked)) {
      const ratio = scale / was.scale;
      element.scrollTo(
        (element.scrollLeft + across) * ratio - across,
        (element.scrollTop + down) * ratio - down,
      );
      return;
    }
    const box = path === null ? null : placeOf(layout, path);
    if (box) {
      element.scrollTo(
        (box.x + box.width / 2) * scale - across,
        (box.y + Math.min(box.height, tall) / 2) * scale - down,
      );
      return;
    }
    if (path !== null) return;
    const { x, y } = startOf(layout);
    element.scrollTo(x * scale - element.clientWidth * begin.across, y * scale - begin.down);
  }, [layout, path, scale, zoom]);
}
