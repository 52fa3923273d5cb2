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
  /** What is seen is a table: nothing can be made larger or opened. */
  isTable?: boolean;
  children?: ComponentChildren;
}

const step = 1.25;

/** What is done to a chart as a whole. */
export const Toolbar = ({ isTable = false, say, children, ...tools }: ToolbarProps) => (
  <div class="toolbar" role="group" aria-label={say('chart.tools')}>
    {!isTable && <ChartTools {...tools} say={say} />}
    {children}
  </div>
);

const ChartTools = ({ zoom, scale, allOpen, say, onZoom, onOpenAll }: ToolbarProps) => (
  <>
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
  </>
);
