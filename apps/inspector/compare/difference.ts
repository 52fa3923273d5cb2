import { type ChartState, type ChartTransition, statesOf } from '../../../adapters/chart/index.ts';
import type { Change } from '../../../adapters/chart/types.ts';

/** What became of a transition. `altered`: it leads where it did, and does something else on the way. */
export interface WayChange {
  readonly what: Change | 'altered';
  /** As it is now; of one that was removed, as it was. */
  readonly way: ChartTransition;
  readonly before: ChartTransition | null;
}

/** A state that is in both versions, and is not the same in itself: what it does on entry and exit, or asks for. */
export interface StateChange {
  readonly path: string;
  readonly before: ChartState;
  readonly now: ChartState;
}

/** How two versions of a chart differ. */
export interface Difference {
  readonly addedStates: readonly string[];
  readonly removedStates: readonly string[];
  readonly alteredStates: readonly StateChange[];
  readonly ways: readonly WayChange[];
  /** Both in one: what is now, and what was removed, under keys of its own. */
  readonly merged: ChartState;
  /** For the chart: what became of each transition, by its key in `merged`. */
  readonly changed: ReadonlyMap<string, Change>;
}

const removedKey = (key: string) => `removed ${key}`;

/** What makes a transition the same one: where it begins, what makes it happen, on which condition. */
const signature = ({ source, event, guard }: ChartTransition): string => `${source} ${event} ${guard ?? ''}`;

const targetOf = ({ targets, reenter }: ChartTransition) => `${targets.join(' ')} ${String(reenter)}`;
const doingOf = ({ actions, order }: ChartTransition) => `${actions.join(' ')} ${order ?? ''}`;

const waysOf = (chart: ChartState) => statesOf(chart).flatMap(({ transitions }) => transitions);

/** Each transition beside the one that it was; those that nothing fits are left over. */
function paired(before: ChartState, after: ChartState) {
  const left = new Map<string, ChartTransition[]>();
  for (const way of waysOf(before)) left.set(signature(way), [...(left.get(signature(way)) ?? []), way]);
  const pairs = waysOf(after).map((way) => {
    const rest = left.get(signature(way)) ?? [];
    const same = rest.findIndex((one) => targetOf(one) === targetOf(way));
    const [was = null] = rest.splice(Math.max(0, same), 1);
    return { way, was };
  });
  return { pairs, gone: [...left.values()].flat() };
}

function changeOf(way: ChartTransition, was: ChartTransition | null): WayChange['what'] | null {
  if (!was) return 'added';
  if (targetOf(way) !== targetOf(was)) return 'redirected';
  return doingOf(way) === doingOf(was) ? null : 'altered';
}

/** What is of a state itself, as one text: not its ways, and not its children. */
const selfOf = ({ type, initial, entry, exit, invokes, tags }: ChartState) =>
  JSON.stringify([type, initial, entry, exit, invokes, tags]);

const renamed = (state: ChartState): ChartState => ({
  ...state,
  transitions: state.transitions.map((way) => ({ ...way, key: removedKey(way.key) })),
  children: state.children.map(renamed),
});

/** Both charts in one; a transition whose target is gone as well still has it, because what was removed is drawn. */
function merge(
  after: ChartState,
  before: ChartState | undefined,
  gone: ReadonlySet<ChartTransition>,
): ChartState {
  if (!before) return after;
  const old = new Map(before.children.map((child) => [child.key, child]));
  const children = after.children.map((child) => merge(child, old.get(child.key), gone));
  const kept = new Set(after.children.map(({ key }) => key));
  const removed = before.children.filter(({ key }) => !kept.has(key)).map(renamed);
  const ways = before.transitions
    .filter((way) => gone.has(way))
    .map((way) => ({ ...way, key: removedKey(way.key) }));
  return {
    ...after,
    type: after.type === 'atomic' && removed.length > 0 ? 'compound' : after.type,
    transitions: [...after.transitions, ...ways],
    children: [...children, ...removed],
  };
}

/** What is different in the later of two versions of a chart. */
export function differenceOf(before: ChartState, after: ChartState): Difference {
  const { pairs, gone } = paired(before, after);
  const changes = pairs.flatMap(({ way, was }): WayChange[] => {
    const what = changeOf(way, was);
    return what === null ? [] : [{ what, way, before: was }];
  });
  const removed = gone.map((way): WayChange => ({ what: 'removed', way, before: way }));
  const byPath = (chart: ChartState) => new Map(statesOf(chart).map((state) => [state.path, state]));
  const [was, is] = [byPath(before), byPath(after)];
  return {
    addedStates: [...is.keys()].filter((path) => !was.has(path)),
    removedStates: [...was.keys()].filter((path) => !is.has(path)),
    alteredStates: [...is].flatMap(([path, now]) => {
      const old = was.get(path);
      return old && selfOf(old) !== selfOf(now) ? [{ path, before: old, now }] : [];
    }),
    ways: [...changes, ...removed],
    merged: merge(after, before, new Set(gone)),
    changed: new Map([
      ...changes.map(({ what, way }) => [way.key, what === 'altered' ? 'redirected' : what] as const),
      ...removed.map(({ way }) => [removedKey(way.key), 'removed' as const] as const),
    ]),
  };
}
