import { accessOf, withoutPrefixes } from './complete.ts';
import { type Fault, faultsOf, seenBy } from './faults.ts';
import type { TestModel } from './model.ts';
import type { Tour } from './problem.ts';

export const faultKinds = ['missing', 'redirected', 'added'] as const;
/** Of each kind the share of faults that some test sees, 0 to 1; `null` where there is no such fault. */
export type Kills = Readonly<Record<Fault['kind'], number | null>>;

/** How many faults tests see; of each kind at most `most` are tried. */
export function killsOf(model: TestModel, tests: Tour, most: number): Kills {
  const share = (kind: Fault['kind']): number | null => {
    const faults = model.size > 1 || kind === 'missing' ? faultsOf(model, kind, most) : [];
    if (faults.length === 0) return null;
    return seenBy(model, tests, faults).filter(Boolean).length / faults.length;
  };
  return { missing: share('missing'), redirected: share('redirected'), added: share('added') };
}

/** The share of transitions, refusals left out, that tests walk, 0 to 1. */
export function coverageOf({ refused }: TestModel, tests: Tour): number {
  const walked = new Set(tests.flat().filter((edge) => refused[edge] === 0));
  const all = refused.reduce((sum, is) => sum + (1 - is), 0);
  return all === 0 ? 1 : walked.size / all;
}

/** A shortest way to each state, those left out that another one begins with: what path generators commonly give. */
export const shortestPaths = (model: TestModel): Tour => withoutPrefixes(accessOf(model));

/** Random walks of `steps` steps in all, each until an end or `longest` steps; the same for the same seed. */
export function randomWalks(
  { size, tail, head, ends }: TestModel,
  steps: number,
  longest: number,
  seed: number,
): Tour {
  const leaving: number[][] = Array.from({ length: size }, () => []);
  for (let edge = 0; edge < tail.length; edge++) leaving[tail[edge]!]!.push(edge);
  const next = mulberry32(seed);
  const tests: number[][] = [];
  let left = steps;
  while (left > 0 && leaving[0]!.length > 0) {
    const test: number[] = [];
    for (let state = 0; left > 0 && test.length < longest; left--) {
      const edges = leaving[state]!;
      const isOver = edges.length === 0 || (ends[state] === 1 && test.length > 0 && next() < 0.01);
      if (isOver) break;
      const edge = edges[Math.floor(next() * edges.length)]!;
      test.push(edge);
      state = head[edge]!;
    }
    tests.push(test);
  }
  return tests;
}

/** Numbers from 0 to below 1, the same for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
