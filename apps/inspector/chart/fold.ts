import { firstLevel } from '../../../adapters/chart/fold.ts';
import type { ChartState } from '../../../adapters/chart/index.ts';
import type { Layout } from '../../../adapters/chart/types.ts';
import type { Open } from '../data/open.ts';

/** What is open after a state was opened or closed. `layout` is what is shown now. */
export function toggled(layout: Layout, path: string): Open {
  const open = new Set(layout.nodes.filter(({ fold }) => fold === 'open').map((node) => node.path));
  if (!open.delete(path)) open.add(path);
  return open;
}

/** What must be open for a state to be seen. */
export function showing(chart: ChartState, open: Open, path: string): Open {
  if (open === 'all' || path === '') return open;
  const above = path.split('.').slice(0, -1);
  const needed = above.map((_, at) => above.slice(0, at + 1).join('.'));
  const now = open === 'one' ? firstLevel(chart) : open;
  return needed.every((one) => now.has(one)) ? open : new Set([...now, ...needed]);
}
