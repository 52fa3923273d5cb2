import type { run, runEvent, runTimer } from '../../machines/authority/index.ts';

/** The authority's router, with what a device feels. Tests pass broken ones. */
export interface PairRouter {
  readonly run: typeof run<number, number>;
  readonly runTimer: typeof runTimer<number, number>;
  readonly runEvent: typeof runEvent<number, number>;
}
