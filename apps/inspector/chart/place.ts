import type { Box, Layout, Point } from '../../../adapters/chart/types.ts';

/** Where a state is drawn; of one that is hidden, what it is hidden in. */
export function placeOf({ nodes }: Layout, path: string): Box | null {
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const found = nodes.find((node) => node.path === at);
    if (found) return found.box;
  }
  return null;
}

/** Where a machine begins, or the first of its regions. */
export function startOf({ dots, nodes }: Layout): Point {
  const [dot] = dots;
  const first = nodes.find(({ shape }) => shape !== 'machine');
  return dot ?? first?.box ?? { x: 0, y: 0 };
}
