import type { TestModel } from './model.ts';
import type { Suite, SuiteStep } from './schema.ts';
import { edgeTable } from './separate.ts';

/** The edges of a model that steps of a suite walk; `null` where the model does not do that. */
export function edgesOfSteps(
  model: TestModel,
  { deeds, classes }: Pick<Suite, 'deeds' | 'classes'>,
  steps: readonly SuiteStep[],
): number[] | null {
  const table = edgeTable(model);
  const edges: number[] = [];
  let state = 0;
  for (const step of steps) {
    const input = deeds[step.do] && classes[step.do];
    const edge = input === undefined ? -1 : table[state * model.inputs.length + input]!;
    if (edge < 0) return null;
    edges.push(edge);
    state = model.head[edge]!;
  }
  return edges;
}

/** A shortest way from the start over an edge, as edges. */
export function shortestOver({ size, tail, head, refused }: TestModel, last: number): number[] {
  const leaving: number[][] = Array.from({ length: size }, () => []);
  for (let edge = 0; edge < tail.length; edge++) if (refused[edge] === 0) leaving[tail[edge]!]!.push(edge);
  const by = new Int32Array(size).fill(-1);
  const goal = tail[last]!;
  const queue = [0];
  for (let at = 0; at < queue.length && by[goal] === -1; at++) {
    for (const edge of leaving[queue[at]!]!) {
      const next = head[edge]!;
      if (next === 0 || by[next] !== -1) continue;
      by[next] = edge;
      queue.push(next);
    }
  }
  const way = [last];
  for (let state = goal; state !== 0; state = tail[way[0]!]!) way.unshift(by[state]!);
  return way;
}
