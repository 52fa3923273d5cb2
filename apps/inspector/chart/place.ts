import type { Box, Layout } from '../../../adapters/chart/types.ts';

/** Where a state is drawn; of one that is hidden, what it is hidden in. */
export function placeOf({ nodes }: Layout, path: string | null): Box | null {
  for (let at = path; at !== null; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : null) {
    const found = nodes.find((node) => node.path === at);
    if (found) return found.box;
  }
  const start = nodes.find(({ shape }) => shape !== 'machine');
  return path === null ? (start?.box ?? null) : null;
}
