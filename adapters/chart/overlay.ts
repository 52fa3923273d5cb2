import type { Overlay } from './types.ts';

/** Weights from 1 to 5: each three times as often as the one before. */
export const weightOf = (count: number): number =>
  Math.min(5, 1 + Math.floor(Math.log(Math.max(1, count)) / Math.log(3)));

export const countOf = (keys: readonly string[], walked: ReadonlyMap<string, number>): number =>
  keys.reduce((sum, key) => sum + (walked.get(key) ?? 0), 0);

/** The classes of what stands for some transitions: `is-fired`, `is-walked weight-3`, `is-unwalked`, `is-added` … */
export function transitionClasses(keys: readonly string[], { walked, fired, changed }: Overlay): string[] {
  if (keys.length === 0) return [];
  const count = walked ? countOf(keys, walked) : 0;
  const walking = count > 0 ? ['is-walked', `weight-${weightOf(count)}`] : ['is-unwalked'];
  const changes = new Set(keys.flatMap((key) => changed?.get(key) ?? []));
  return [
    ...(walked ? walking : []),
    ...(fired?.some((key) => keys.includes(key)) === true ? ['is-fired'] : []),
    ...(changed ? [...changes].map((change) => `is-${change}`) : []),
    ...(changed && changes.size === 0 ? ['is-unchanged'] : []),
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
