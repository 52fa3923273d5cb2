import type { LayoutEngine } from './layout.ts';

type Constructor = new () => LayoutEngine;

/** The layout engine in this process; a page runs it in a worker instead. Needs the package elkjs. */
export async function elkHere(): Promise<LayoutEngine> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  return new (Elk as unknown as Constructor)();
}
