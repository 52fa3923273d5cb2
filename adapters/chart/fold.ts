import { type ChartState, statesOf } from './read.ts';
import type { Expanded } from './types.ts';

/** Below so many visible states the next level is opened too: two boxes tell nobody anything. */
const fewest = 4;

/** With more the next level is left closed, however few there are now. */
const most = 16;

/** The states that appear when some are opened; the regions of a parallel state are opened with it. */
function below(states: readonly ChartState[], open: Set<string>): ChartState[] {
  return states.flatMap(({ type, path, children }) => {
    open.add(path);
    const regions = type === 'parallel' ? children.filter((child) => child.children.length > 0) : [];
    return [...children.filter((child) => !regions.includes(child)), ...below(regions, open)];
  });
}

/** The paths that are open when a chart shows its first level, or enough levels to show anything. */
export function firstLevel(chart: ChartState): ReadonlySet<string> {
  const open = new Set<string>();
  let shown = below([chart], open);
  while (shown.length < fewest) {
    const more = new Set(open);
    const closed = shown.filter(({ children }) => children.length > 0);
    const next = [...shown.filter(({ children }) => children.length === 0), ...below(closed, more)];
    if (closed.length === 0 || next.length > most) break;
    for (const path of more) open.add(path);
    shown = next;
  }
  return open;
}

/** Which states are drawn open. The machine itself always is; a state in a closed one is not. */
export function openedIn(chart: ChartState, expanded: Expanded): ReadonlySet<string> {
  if (expanded === 'one') return firstLevel(chart);
  const open = new Set<string>();
  const visit = (state: ChartState) => {
    if (state.children.length === 0) return;
    if (state.path !== '' && expanded !== 'all' && !expanded.has(state.path)) return;
    open.add(state.path);
    for (const child of state.children) visit(child);
  };
  visit(chart);
  return open;
}

/** The visible state that stands for each state: itself, or the closed state around it. */
export function standIns(chart: ChartState, open: ReadonlySet<string>): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  const visit = (state: ChartState) => {
    shown.set(state.path, state.path);
    if (open.has(state.path)) for (const child of state.children) visit(child);
    else for (const { path } of statesOf(state)) shown.set(path, state.path);
  };
  visit(chart);
  return shown;
}
