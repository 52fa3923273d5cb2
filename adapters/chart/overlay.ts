import type { Change, Overlay } from './types.ts';

/** Weights from 1 to 5: each three times as often as the one before. */
export const weightOf = (count: number): number =>
  Math.min(5, 1 + Math.floor(Math.log(Math.max(1, count)) / Math.log(3)));

export const countOf = (keys: readonly string[], walked: ReadonlyMap<string, number>): number =>
  keys.reduce((sum, key) => sum + (walked.get(key) ?? 0), 0);

/** What became of all transitions together: `redirected` where they differ. */
function changeOf(keys: readonly string[], changed: ReadonlyMap<string, Change>): Change | 'unchanged' {
  const [first, ...rest] = new Set(keys.map((key) => changed.get(key) ?? 'unchanged'));
  return rest.length > 0 ? 'redirected' : (first ?? 'unchanged');
}

/** The classes of what stands for some transitions: `is-fired`, `is-walked weight-3`, `is-unwalked`, `is-added` … */
export function transitionClasses(keys: readonly string[], { walked, fired, changed }: Overlay): string[] {
  if (keys.length === 0) return [];
  const count = walked ? countOf(keys, walked) : 0;
  const walking = count > 0 ? ['is-walked', `weight-${weightOf(count)}`] : ['is-unwalked'];
  return [
    ...(walked ? walking : []),
    ...(fired?.some((key) => keys.includes(key)) === true ? ['is-fired'] : []),
    ...(changed ? [`is-${changeOf(keys, changed)}`] : []),
  ];
}

/** The classes of a state: `is-active` where a run is in it or, for a closed state, in a part of it. */
export function stateClasses(path: string, { active, marked }: Overlay): string[] {
  const holds = (paths: readonly string[]) =>
    paths.some((each) => each === path || (path !== '' && each.startsWith(`${path}.`)));
  return [
    ...(active && holds(active) ? ['is-active'] : []),
    ...(marked?.includes(path) === true ? ['is-marked'] : []),
  ];
}
