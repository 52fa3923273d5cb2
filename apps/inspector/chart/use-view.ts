import { useRef, useState } from 'preact/hooks';
import type { Layout } from '../../../adapters/chart/types.ts';
import { toggled } from './fold.ts';
import type { Open } from '../data/open.ts';
import type { Zoom } from './zoom.ts';

/** How a chart is looked at: what is open, and how large; with what a toolbar needs to change it. */
export function useView() {
  const [open, turn] = useState<Open>('one');
  const [zoom, magnify] = useState<Zoom>('read');
  const layout = useRef<Layout | null>(null);
  const scale = useRef(1);
  return {
    view: {
      open,
      zoom,
      onScale(next: number) {
        scale.current = next;
      },
      onZoom: magnify,
    },
    layout,
    turn,
    fold(path: string) {
      if (layout.current) turn(toggled(layout.current, path));
    },
    shown(next: Layout) {
      layout.current = next;
    },
    tools: {
      zoom,
      scale: () => scale.current,
      allOpen: open === 'all',
      onZoom: magnify,
      onOpenAll: (isOpen: boolean) => turn(isOpen ? 'all' : 'one'),
    },
  };
}
