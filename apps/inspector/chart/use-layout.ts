import { useEffect, useState } from 'preact/hooks';
import { layoutOf } from '../../../adapters/chart/index.ts';
import type { Layout } from '../../../adapters/chart/types.ts';
import { type ChartSource, pictureOfMachine } from '../data/machines.ts';
import { positions } from '../data/positions.build.ts';
import { playing } from '../data/recorded.ts';
import { elk } from './engine.ts';

/** Which states are open: one level, all, or those at these paths. */
export type Open = ReadonlySet<string> | 'all' | 'one';

export interface LaidOut {
  readonly layout: Layout;
  readonly open: Open;
  readonly source: ChartSource;
}

const known = new WeakMap<ChartSource, Map<string, Promise<Layout>>>();

const keyOf = (open: Open): string => (typeof open === 'string' ? open : [...open].toSorted().join(' '));

/** A chart with a place for everything; what was laid out once is kept. */
function layoutFor(source: ChartSource, open: Open): Promise<Layout> {
  const key = keyOf(open);
  const kept = known.get(source) ?? new Map<string, Promise<Layout>>();
  known.set(source, kept);
  const picture = pictureOfMachine(source, open);
  const recorded = source.isOfBuild === true && open === 'one' ? positions[source.name] : undefined;
  const found = kept.get(key) ?? layoutOf(picture, recorded ? playing(recorded) : elk());
  kept.set(key, found);
  return found;
}

/** Lays a chart out before somebody asks for it. */
export const prepare = (source: ChartSource, open: Open): void => {
  layoutFor(source, open).catch(() => {});
};

/** The layout of a chart; while another is made, the one before. `failed`: the last one could not be made. */
export function useLayout(source: ChartSource, open: Open): { shown: LaidOut | null; failed: boolean } {
  const [shown, show] = useState<LaidOut | null>(null);
  const [failed, fail] = useState(false);
  useEffect(() => {
    let isWanted = true;
    fail(false);
    layoutFor(source, open).then(
      (layout) => isWanted && show({ layout, open, source }),
      () => isWanted && fail(true),
    );
    return () => {
      isWanted = false;
    };
  }, [source, keyOf(open)]);
  return { shown: shown !== null && shown.source === source ? shown : null, failed };
}
