/** How large a chart is: as large as can be read, whole, or by a factor. */
export type Zoom = number | 'read' | 'whole';

interface Size {
  readonly width: number;
  readonly height: number;
}

const smallest = 0.1;
const largest = 3;
/** Below this nothing can be read. */
const readable = 0.62;

export const within = (scale: number): number => Math.min(largest, Math.max(smallest, scale));

/** The factor by which a chart fits a pane: whole, or not smaller than can be read. */
export function fitting(chart: Size, pane: Size, zoom: 'read' | 'whole'): number {
  if (pane.width === 0 || pane.height === 0) return 1;
  const wide = (pane.width - 8) / chart.width;
  const whole = Math.min(wide, (pane.height - 8) / chart.height, 1);
  return within(zoom === 'whole' ? whole : Math.min(1, Math.max(readable, wide)));
}
