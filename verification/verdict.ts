import { type ClaimVerdict, checkClaim } from './check.ts';
import type { Trace } from './graph.ts';
import type { Property } from './property.ts';
import type { Subjects } from './subjects.ts';

/** A property, checked on everything it speaks of. */
export interface Verdict {
  readonly id: string;
  readonly clause: string;
  readonly statement: Property['statement'];
  readonly verdict: 'holds' | 'violated' | 'vacuous';
  /** Of the graphs that were looked at. */
  readonly states: number;
  readonly transitions: number;
  readonly ms: number;
  /** How often the premises were met, least of all claims. 0 means that a claim says nothing. */
  readonly reached: number;
  /** A way to meet the premise. */
  readonly example: Trace | null;
  /** The shortest way to break it. */
  readonly trace: Trace | null;
  readonly claims: readonly ClaimVerdict[];
}

/** Checks one property. The time to build the graphs is not counted. */
export function checkProperty(property: Property, subjects: Subjects): Verdict {
  const { policy } = subjects;
  const authority = property.authority?.(policy) ?? {};
  const closure = property.closure?.(policy) ?? {};
  const flow = property.flow?.() ?? {};
  const bothModes = Object.values(authority).some(({ kind }) => kind === 'exactly');
  const products = property.authority
    ? [subjects.authority(), ...(bothModes ? [subjects.otherMode()] : [])]
    : [];
  const closures = property.closure ? [subjects.closure()] : [];
  const flows = property.flow ? subjects.flows() : [];
  const graphs = [...products, ...closures, ...flows];

  const begun = performance.now();
  const claims = [
    ...Object.entries(authority).flatMap(([name, claim]) => checkClaim(name, claim, products)),
    ...Object.entries(closure).flatMap(([name, claim]) => checkClaim(name, claim, closures)),
    ...flows.flatMap((graph) =>
      Object.entries(flow).flatMap(([name, claim]) => checkClaim(name, claim, [graph])),
    ),
  ];
  const ms = performance.now() - begun;

  const broken = claims.flatMap(({ trace }) => (trace ? [trace] : []));
  const least = claims.toSorted((a, b) => a.reached - b.reached)[0];
  return {
    id: property.id,
    clause: property.clause,
    statement: property.statement,
    verdict: broken.length > 0 ? 'violated' : claims.every(({ holds }) => holds) ? 'holds' : 'vacuous',
    states: graphs.reduce((sum, { size }) => sum + size, 0),
    transitions: graphs.reduce((sum, { to }) => sum + to.length, 0),
    ms,
    reached: least?.reached ?? 0,
    example: least?.example ?? null,
    trace: broken.toSorted((a, b) => a.steps.length - b.steps.length)[0] ?? null,
    claims,
  };
}
