import type { Claim, ExactlyClaim } from './claims/claim.ts';
import { type Finding, maskOf, traceThrough } from './claims/finding.ts';
import { checkObserver } from './claims/observer.ts';
import { checkEdges, checkStates } from './claims/plain.ts';
import { checkReach } from './claims/reach.ts';
import { checkTimed } from './claims/timed.ts';
import { checkEquality } from './claims/two-run.ts';
import type { Graph, Labelled, Trace } from './graph.ts';

/** One claim of a property, checked. */
export interface ClaimVerdict {
  readonly claim: string;
  readonly on: string;
  readonly holds: boolean;
  readonly reached: number;
  readonly example: Trace | null;
  readonly trace: Trace | null;
}

/** A claim holds only when its premise was met: an empty proof is none. */
export function checkClaim<P, S extends Labelled>(
  name: string,
  claim: Claim<P, S>,
  graphs: readonly Graph<P, S>[],
): ClaimVerdict[] {
  if (claim.kind === 'exactly') return [checkExactly(name, claim, graphs)];
  return graphs.slice(0, 1).map((graph) => verdict(name, graph.name, findingOf(graph, claim)));
}

const verdict = (claim: string, on: string, { reached, example, violation }: Finding): ClaimVerdict => ({
  claim,
  on,
  holds: violation === null && reached > 0,
  reached,
  example,
  trace: violation,
});

function findingOf<P, S extends Labelled>(
  graph: Graph<P, S>,
  claim: Exclude<Claim<P, S>, ExactlyClaim<S>>,
): Finding {
  switch (claim.kind) {
    case 'always':
      return checkStates(graph, claim);
    case 'edge':
      return checkEdges(graph, claim);
    case 'observer':
      return checkObserver(graph, claim);
    case 'timed':
      return checkTimed(graph, claim);
    case 'canAlways':
      return checkReach(graph, claim);
    case 'equal':
      return checkEquality(graph, claim);
  }
}

/** Over all graphs together. What is missing has no trace; it is named instead. */
function checkExactly<P, S extends Labelled>(
  name: string,
  claim: ExactlyClaim<S>,
  graphs: readonly Graph<P, S>[],
): ClaimVerdict {
  const met = new Map<string, Trace>();
  for (const graph of graphs) {
    const matters = maskOf(graph, (step) => claim.names(step) !== null);
    for (let edge = 0; edge < graph.step.length; edge++) {
      const what = graph.step[edge]!;
      if (matters[what] === 0) continue;
      matters[what] = 0;
      const found = claim.names(graph.steps[what]!)!;
      if (!met.has(found)) met.set(found, traceThrough(graph, edge));
    }
  }
  const surplus = [...met].filter(([found]) => !claim.expected.includes(found));
  const missing = claim.expected.filter((wanted) => !met.has(wanted));
  const shortest = surplus.map(([, trace]) => trace).toSorted((a, b) => a.steps.length - b.steps.length)[0];
  const absent = missing.length > 0 ? { steps: [], end: `never: ${missing.join(', ')}` } : null;
  return verdict(name, graphs.map((graph) => graph.name).join(' and '), {
    reached: met.size,
    example: [...met.values()][0] ?? null,
    violation: shortest ?? absent,
  });
}
