import { type Graph, type Labelled, type Trace, traceOf } from '../graph.ts';
import type { LeadsToClaim } from './claim.ts';
import { strongComponents } from './components.ts';
import { type Finding, statesWhere, traceTo } from './finding.ts';

/** The fair actions of a graph, by number: which step takes one, and which ones a step begins to wait for anew. */
interface Fairness {
  readonly takes: Int32Array;
  readonly renews: readonly (readonly number[])[];
  readonly count: number;
}

function fairnessOf<P, S extends Labelled>(
  { steps }: Graph<P, S>,
  { fair }: Pick<LeadsToClaim<P, S>, 'fair'>,
): Fairness {
  const numbers = new Map<string, number>();
  const numberOf = (action: string): number => {
    const number = numbers.get(action) ?? numbers.size;
    numbers.set(action, number);
    return number;
  };
  const takes = Int32Array.from(steps, (step) => {
    const action = fair.takes(step);
    return action === null ? -1 : numberOf(action);
  });
  const renews = steps.map((step) => fair.renews(step).map(numberOf));
  return { takes, renews, count: numbers.size };
}

/**
 * The states in which a run may stay for ever without the goal: those of a strongly connected component of the states
 * without it in which every fair action is taken, begun anew, or not possible in some state. A state alone counts
 * too: nobody has to do anything.
 */
function stays<P, S extends Labelled>(
  graph: Graph<P, S>,
  without: Uint8Array,
  fairness: Fairness,
): Uint8Array {
  const { size, first, to, step } = graph;
  const { of, count } = strongComponents(graph, without);
  const members = new Int32Array(count);
  /** For each component and fair action: in how many states it is possible; −1 once it is taken or begun anew. */
  const possible = new Int32Array(count * fairness.count);
  const seenIn = new Int32Array(fairness.count).fill(-1);
  for (let state = 0; state < size; state++) {
    const component = of[state]!;
    if (component < 0) continue;
    members[component]!++;
    const row = component * fairness.count;
    for (let edge = first[state]!; edge < first[state + 1]!; edge++) {
      const what = step[edge]!;
      const inside = of[to[edge]!] === component;
      if (inside) for (const action of fairness.renews[what]!) possible[row + action] = -1;
      const action = fairness.takes[what]!;
      if (action < 0 || possible[row + action] === -1) continue;
      if (inside) possible[row + action] = -1;
      else if (seenIn[action] !== state) possible[row + action]!++;
      seenIn[action] = state;
    }
  }
  const isUnfair = (component: number): boolean => {
    for (let action = 0; action < fairness.count; action++) {
      if (possible[component * fairness.count + action] === members[component]) return true;
    }
    return false;
  };
  const unfair = Uint8Array.from({ length: count }, (_, component) => (isUnfair(component) ? 1 : 0));
  return Uint8Array.from(of, (component) => (component >= 0 && unfair[component] === 0 ? 1 : 0));
}

/** Looks for the nearest run that comes to `when`, and then stays fairly where the goal is not. */
export function checkLeadsTo<P, S extends Labelled>(graph: Graph<P, S>, claim: LeadsToClaim<P, S>): Finding {
  const { size, first, to } = graph;
  const meant = statesWhere(graph, claim.when);
  const without = statesWhere(graph, claim.goal).map((isGoal) => 1 - isGoal);
  const staying = stays(graph, without, fairnessOf(graph, claim));
  let reached = 0;
  for (let state = 0; state < size; state++) reached += meant[state]!;

  /** Breadth-first; a state counts twice, before it is to lead anywhere and after. */
  const parent = new Int32Array(2 * size).fill(-2);
  const via = new Int32Array(2 * size);
  const queue = new Int32Array(2 * size);
  let tail = 0;
  const visit = (state: number, isDue: number, from: number, edge: number): void => {
    const at = 2 * state + (without[state]! & (isDue | meant[state]!));
    if (parent[at] !== -2) return;
    parent[at] = from;
    via[at] = edge;
    queue[tail++] = at;
  };
  const trace = (end: number): Trace => {
    const way: number[] = [];
    for (let at = end; parent[at]! >= 0; at = parent[at]!) way.push(via[at]!);
    return traceOf(graph, way.toReversed());
  };
  visit(0, 0, -1, -1);
  let violation: Trace | null = null;
  for (let head = 0; head < tail && !violation; head++) {
    const at = queue[head]!;
    const [state, isDue] = [at >> 1, at & 1];
    if (isDue === 1 && staying[state] === 1) violation = trace(at);
    for (let edge = first[state]!; edge < first[state + 1]!; edge++) visit(to[edge]!, isDue, at, edge);
  }
  const example = meant.indexOf(1);
  return { reached, example: example < 0 ? null : traceTo(graph, example), violation };
}
