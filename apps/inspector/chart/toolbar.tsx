import type { ComponentChildren } from 'preact';
import type { Say } from '../words/index.ts';
import { type Zoom, within } from './zoom.ts';

interface ToolbarProps {
  zoom: Zoom;
  /** How large it is drawn now. */
  scale: () => number;
  allOpen: boolean;
  say: Say;
  onZoom(zoom: Zoom): void;
  onOpenAll(isOpen: boolean): void;
  children?: ComponentChildren;
}

const step = 1.25;

/** What is done to a chart as a whole. */
export const Toolbar = ({ zoom, scale, allOpen, say, onZoom, onOpenAll, children }: ToolbarProps) => (
  <div class="toolbar" role="group" aria-label={say('chart.tools')}>
    <button
      type="button"
      class="tool square"
      aria-label={say('chart.out')}
      onClick={() => onZoom(within(scale() / step))}
    >
      −
    </button>
    <button
      type="button"
      class="tool square"
      aria-label={say('chart.in')}
      onClick={() => onZoom(within(scale() * step))}
    >
      +
    </button>
    <button
      type="button"
      class="tool"
      data-tool="whole"
      aria-pressed={zoom === 'whole'}
      onClick={() => onZoom(zoom === 'whole' ? 'read' : 'whole')}
    >
      {say('chart.whole')}
    </button>
    <button type="button" class="tool" data-tool="open-all" onClick={() => onOpenAll(!allOpen)}>
      {say(allOpen ? 'chart.closeAll' : 'chart.openAll')}
    </button>
    {children}
  </div>
);
