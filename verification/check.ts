import type { Claim, ExactlyClaim } from './claims/claim.ts';
import { type Finding, maskOf, traceThrough } from './claims/finding.ts';
import { checkObserver } from './claims/observer.ts';
import { checkEdges, checkStates } from './claims/plain.ts';
import { checkLeadsTo } from './claims/leads-to.ts';
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
  /** What `trace` is of. */
  readonly graph?: Graph<unknown, Labelled> | null;
}

/** On one graph. A claim holds only when its premise was met: an empty proof is none. */
export function checkClaim<P, S extends Labelled>(
  name: string,
  claim: Claim<P, S>,
  graph: Graph<P, S>,
): ClaimVerdict {
  return verdict(name, graph.name, graph, findingOf(graph, claim));
}

/**
 * On several graphs together: what is named `exactly` may be found in any of them; what must hold must hold in each,
 * and it is enough when its premise is met in one.
 */
export function checkTogether<P, S extends Labelled>(
  name: string,
  claim: Claim<P, S>,
  graphs: readonly Graph<P, S>[],
): ClaimVerdict {
  const on = graphs.length > 3 ? `${graphs.length} graphs` : graphs.map((graph) => graph.name).join(' and ');
  if (claim.kind === 'exactly') return verdict(name, on, null, findExactly(claim, graphs));
  const findings = graphs.map((graph) => ({ graph, ...findingOf(graph, claim) }));
  const broken = findings.find(({ violation }) => violation !== null);
  return verdict(name, broken?.graph.name ?? on, broken?.graph ?? null, {
    reached: findings.reduce((sum, { reached }) => sum + reached, 0),
    example: findings.find(({ example }) => example !== null)?.example ?? null,
    violation: broken?.violation ?? null,
  });
}

const verdict = (
  claim: string,
  on: string,
  graph: Graph<unknown, Labelled> | null,
  { reached, example, violation }: Finding,
): ClaimVerdict => ({
  claim,
  on,
  holds: violation === null && reached > 0,
  reached,
  example,
  trace: violation,
  graph: violation === null ? null : graph,
});

function findingOf<P, S extends Labelled>(graph: Graph<P, S>, claim: Claim<P, S>): Finding {
  switch (claim.kind) {
    case 'always':
      return checkStates(graph, claim);
    case 'edge':
      return checkEdges(graph, claim);
    case 'observer':
      return checkObserver(graph, claim);
    case 'timed':
      return checkTimed(graph, claim);
    case 'leadsTo':
      return checkLeadsTo(graph, claim);
    case 'canAlways':
      return checkReach(graph, claim);
    case 'equal':
      return checkEquality(graph, claim);
    case 'exactly':
      return findExactly(claim, [graph]);
  }
}

/** What is missing has no trace; it is named instead. */
function findExactly<P, S extends Labelled>(claim: ExactlyClaim<S>, graphs: readonly Graph<P, S>[]): Finding {
  const met = new Map<string, Trace>();
  for (const graph of graphs) {
    const matters = maskOf(graph, (step) => claim.names(step).length > 0);
    for (let edge = 0; edge < graph.step.length; edge++) {
      const what = graph.step[edge]!;
      if (matters[what] === 0) continue;
      matters[what] = 0;
      for (const found of claim.names(graph.steps[what]!)) {
        if (!met.has(found)) met.set(found, traceThrough(graph, edge));
      }
    }
  }
  const surplus = [...met].filter(([found]) => !claim.expected.includes(found));
  const missing = claim.expected.filter((wanted) => !met.has(wanted));
  const shortest = surplus.map(([, trace]) => trace).toSorted((a, b) => a.steps.length - b.steps.length)[0];
  const absent = missing.length > 0 ? { steps: [], path: [], end: `never: ${missing.join(', ')}` } : null;
  return {
    reached: met.size,
    example: [...met.values()][0] ?? null,
    violation: shortest ?? absent,
  };
}
