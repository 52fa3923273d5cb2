import type { SliceName } from '../product/slices.ts';
import type { ProductGraph } from '../product/walk.ts';
import type { Subjects } from '../subjects.ts';
import { timedGraph } from './walk.ts';

/** More states than this, each with the order of its deadlines, are a failure. */
const bound = 5_000_000;

/** The same subjects, but the slices hold only what clocks bring about. */
export function byClock(subjects: Subjects): Subjects {
  const timed = new Map<SliceName, ProductGraph>();
  let companions: readonly ProductGraph[] | undefined;
  return {
    ...subjects,
    slice(name) {
      const graph = timed.get(name) ?? timedGraph(subjects.slice(name), bound);
      timed.set(name, graph);
      return graph;
    },
    companions: () => (companions ??= subjects.companions().map((graph) => timedGraph(graph, bound))),
  };
}
