import * as highs from 'highs';
import type { Problem } from '../../verification/cover/problem.ts';
import { withDesk } from '../../verification/cover/tour.ts';

interface Solver {
  solve(problem: string): { readonly Status: string; readonly ObjectiveValue: number };
}

/** HiGHS. Its types say CommonJS; what Node imports is a module with one function. */
export const solverOf = (): Promise<Solver> =>
  (highs as unknown as { default: () => Promise<Solver> }).default();

/** The least cost of a whole-numbered circulation that takes each required arc, as the solver finds it. */
export function leastFlow(solver: Solver, problem: Problem): number {
  const { size, tail, head, price, required } = withDesk(problem);
  const arcs = [...tail.keys()];
  const sum = (parts: readonly string[]) => (parts.length === 0 ? '0 x0' : parts.join(' '));
  const balance = Array.from({ length: size }, (_, node) => {
    const parts = arcs.flatMap((arc) => {
      if (tail[arc] === head[arc]) return [];
      if (tail[arc] === node) return [`- x${arc}`];
      return head[arc] === node ? [`+ x${arc}`] : [];
    });
    return ` b${node}: ${sum(parts)} = 0`;
  });
  const text = [
    'Minimize',
    ` cost: ${sum(arcs.map((arc) => `+ ${price[arc]} x${arc}`))}`,
    'Subject To',
    ...balance,
    'Bounds',
    ...arcs.map((arc) => ` x${arc} >= ${required[arc]}`),
    'General',
    ` ${arcs.map((arc) => `x${arc}`).join(' ')}`,
    'End',
  ];
  const { Status, ObjectiveValue } = solver.solve(text.join('\n'));
  if (Status !== 'Optimal') throw new Error(`The solver says ${Status}.`);
  return Math.round(ObjectiveValue);
}

/** The least cost of tests that take an arc of each group, by trying everything: breadth-first over what was covered. */
export function leastWalks(
  { tail, head, ends, resetPrice }: Problem,
  groups: readonly (readonly number[])[],
): number {
  const all = (1 << groups.length) - 1;
  const gained = (arc: number) =>
    groups.reduce((mask, arcs, at) => (arcs.includes(arc) ? mask | (1 << at) : mask), 0);
  const layers: [node: number, mask: number][][] = [];
  const seen = new Set<string>();
  (layers[resetPrice] ??= []).push([0, 0]);
  for (let cost = 0; cost < 400; cost++) {
    const layer = layers[cost] ?? [];
    for (const [node, mask] of layer) {
      if (seen.has(`${node} ${mask}`)) continue;
      seen.add(`${node} ${mask}`);
      if (ends[node] === 1 && mask === all) return cost;
      if (ends[node] === 1) (resetPrice === 0 ? layer : (layers[cost + resetPrice] ??= [])).push([0, mask]);
      for (let arc = 0; arc < tail.length; arc++) {
        if (tail[arc] === node) (layers[cost + 1] ??= []).push([head[arc]!, mask | gained(arc)]);
      }
    }
  }
  throw new Error('No walks cover the groups.');
}
