import { type Graph, traceOf } from '../graph.ts';
import type { MachineStep } from '../machine-graph.ts';
import type { Step } from '../product/step.ts';
import { type About, type Journey, journeyOf } from '../replay/journey.ts';
import type { Difference } from './pairs.ts';
import type { Verdict } from './suites/judge.ts';
import type { Mutant } from './mutant.ts';

/** A property that cried, and how. */
export interface Kill {
  readonly property: string;
  readonly claim: string;
  readonly on: string;
  /** `empty`: its premise is never met any more; `missing`: what must come somewhere never does. */
  readonly how: 'violated' | 'empty' | 'missing';
  /** Length of the shortest trace; none where there is nothing to go to. */
  readonly steps: number | null;
}

/** The shortest way on which a mutant is told apart from the original. */
export interface Apart {
  readonly on: string;
  readonly steps: readonly string[];
  /** What the last step gives in each, or how they look. */
  readonly original: string;
  readonly mutant: string;
  /** The same way on the original, up to where the mutant goes another one. */
  readonly journey: Journey;
}

export type Outcome =
  | { readonly kind: 'invalid'; readonly why: string }
  /** A context left its range, a promise was broken, or a step could not be carried out at all. */
  | { readonly kind: 'range'; readonly why: string }
  | { readonly kind: 'equivalent'; readonly by: 'machine' | 'product' }
  | { readonly kind: 'killed'; readonly by: Kill }
  /** A suite fails on it; so no property was asked. */
  | { readonly kind: 'seen' }
  /** Bisimilar, but it shows or hands on something else: no property sees that. */
  | { readonly kind: 'shown'; readonly apart?: Omit<Apart, 'journey'> }
  | { readonly kind: 'survivor'; readonly apart: Apart };

/** A mutant, and what became of it. */
export interface Judged extends Judgement {
  readonly mutant: Mutant;
}

/** What becomes of a mutant. */
export interface Judgement {
  /** By the properties. */
  readonly outcome: Outcome;
  /** By the suites; `null` where they were not asked, and where there is nothing to play them on. */
  readonly suites: Verdict | null;
}

/** Tells a difference of two graphs. `gives` says what a step gives out, `about` what the first graph is of. */
export function apartOn<S extends MachineStep | Step>(
  on: string,
  one: Graph<unknown, S>,
  other: Graph<unknown, S>,
  { path, edges, states }: Difference,
  gives: (step: S) => string,
  about: About,
): Apart {
  const label = (graph: Graph<unknown, S>, edge: number) => graph.steps[graph.step[edge]!]!.label;
  const last = edges[0] >= 0 ? label(one, edges[0]) : edges[1] >= 0 ? label(other, edges[1]) : null;
  const way = edges[0] >= 0 ? [...path, edges[0]] : path;
  const given = (graph: Graph<unknown, S>, edge: number, state: number) => {
    if (last === null) return graph.tell(state);
    return edge < 0 ? 'it cannot happen' : gives(graph.steps[graph.step[edge]!]!);
  };
  return {
    on,
    steps: [...path.map((edge) => label(one, edge)), ...(last === null ? [] : [last])],
    original: given(one, edges[0], states[0]),
    mutant: given(other, edges[1], states[1]),
    journey: journeyOf(one, traceOf(one, way), about),
  };
}

/** The first sentence of what was thrown. */
export const reasonOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
