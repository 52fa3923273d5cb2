import { useEffect, useState } from 'preact/hooks';
import { firstLevel } from '../../../adapters/chart/fold.ts';
import { layoutOf } from '../../../adapters/chart/index.ts';
import type { Layout } from '../../../adapters/chart/types.ts';
import { type ChartSource, pictureOfMachine } from '../data/machines.ts';
import { keyOfOpen, type Open } from '../data/open.ts';
import { positions } from '../data/positions.build.ts';
import { playing } from '../data/recorded.ts';
import { beginningLeft } from './begin-left.ts';
import { elk } from './engine.ts';

export interface LaidOut {
  readonly layout: Layout;
  readonly open: Open;
  readonly source: ChartSource;
}

const known = new WeakMap<ChartSource, Map<string, Promise<Layout>>>();

/** Where everything stands when one state is opened: more than the first picture, so it comes after that. */
type WhenOpened = (typeof import('../data/opened.build.ts'))['whenOpened'];
let whenOpened: WhenOpened = {};

/** Fetches the places of opened states, once the first picture is there. */
export function fetchOpened(): void {
  const fetch = async () => {
    ({ whenOpened } = await import('../data/opened.build.ts'));
  };
  setTimeout(() => void fetch().catch(() => {}), 200);
}

/** What was worked out of a chart when the page was built. */
function recordedOf({ isOfBuild, name }: ChartSource, key: string): string | undefined {
  if (isOfBuild !== true) return undefined;
  return key === 'one' ? positions[name] : whenOpened[name]?.[key];
}

/** A chart with a place for everything; what was laid out once is kept. */
function layoutFor(source: ChartSource, open: Open): Promise<Layout> {
  const asked = keyOfOpen(open);
  const key = asked === keyOfOpen(firstLevel(source.chart)) ? 'one' : asked;
  const kept = known.get(source) ?? new Map<string, Promise<Layout>>();
  known.set(source, kept);
  const recorded = recordedOf(source, key);
  const lay = () =>
    layoutOf(
      pictureOfMachine(source, open),
      beginningLeft(recorded === undefined ? elk() : playing(recorded)),
    );
  const found = kept.get(key) ?? lay();
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
  }, [source, keyOfOpen(open)]);
  return { shown: shown !== null && shown.source === source ? shown : null, failed };
}
