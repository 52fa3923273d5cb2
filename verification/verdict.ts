import { type ClaimVerdict, checkClaim, checkTogether } from './check.ts';
import type { Policy } from '../machines/vocabulary/policy/index.ts';
import type { Trace } from './graph.ts';
import type { Slice } from './product/slice.ts';
import { type SliceName, slices } from './product/slices.ts';
import type { Property } from './property.ts';
import type { Subjects } from './subjects.ts';

/** A property, checked on everything it speaks of. */
export interface Verdict {
  readonly id: string;
  readonly clause: string;
  readonly statement: Property['statement'];
  readonly formal: string;
  /** `unsaid`: it claims nothing of these graphs. */
  readonly verdict: 'holds' | 'violated' | 'vacuous' | 'unsaid';
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

const sliceNames = Object.keys(slices) as SliceName[];
const switches = ['verdict.mode', 'lock.permanent'] as const;

/** Whether a slice has a policy of its own that is not the one asked about: then it says nothing here. */
const isOfAnother = (name: SliceName, policy: Policy): boolean => {
  const { limits = {} }: Slice = slices[name];
  return switches.some((key) => key in limits && limits[key] !== policy[key]);
};

/** Whether a property claims something of a slice under a policy. */
export const isSaidOf = (property: Property, name: SliceName, policy: Policy): boolean =>
  property.everywhere !== undefined || (property[name] !== undefined && !isOfAnother(name, policy));

/** What a property claims, each claim with the graphs it is checked on. */
function checksOf(property: Property, subjects: Subjects) {
  const graphs = new Set<{ size: number; to: Int32Array }>();
  const looksAt = <G extends { size: number; to: Int32Array }>(graph: G): G => {
    graphs.add(graph);
    return graph;
  };
  const onSlices = sliceNames.flatMap((name) => {
    const claimsUnder = property[name];
    if (!claimsUnder || isOfAnother(name, subjects.policy)) return [];
    const graph = looksAt(subjects.slice(name));
    const claims = claimsUnder(graph.policy);
    return Object.entries(claims).map(
      ([said, claim]) =>
        () =>
          checkClaim(said, claim, graph),
    );
  });
  const everywhere = Object.entries(property.everywhere?.(subjects.policy) ?? {});
  const all =
    everywhere.length > 0
      ? [...sliceNames.map((name) => subjects.slice(name)), ...subjects.companions()]
      : [];
  for (const graph of all) looksAt(graph);
  const flows = property.flow || property.flows ? subjects.flows() : [];
  for (const flow of flows) looksAt(flow);
  const onFlows = flows.flatMap((flow) =>
    Object.entries(property.flow?.(flow.name) ?? {}).map(
      ([said, claim]) =>
        () =>
          checkClaim(said, claim, flow),
    ),
  );
  const together = flows.length > 0 ? Object.entries(property.flows?.() ?? {}) : [];
  return {
    graphs: [...graphs],
    checks: [
      ...onSlices,
      ...everywhere.map(
        ([said, claim]) =>
          () =>
            checkTogether(said, claim, all),
      ),
      ...onFlows,
      ...together.map(
        ([said, claim]) =>
          () =>
            checkTogether(said, claim, flows),
      ),
    ],
  };
}

/** Checks one property. The time to build the graphs is not counted. */
export function checkProperty(property: Property, subjects: Subjects): Verdict {
  const { graphs, checks } = checksOf(property, subjects);
  const begun = performance.now();
  const claims = checks.map((check) => check());
  const ms = performance.now() - begun;

  const broken = claims.flatMap(({ trace }) => (trace ? [trace] : []));
  const least = claims.toSorted((a, b) => a.reached - b.reached)[0];
  const { id, clause, statement, formal } = property;
  return {
    id,
    clause,
    statement,
    formal,
    verdict: verdictOf(claims, broken.length > 0),
    states: graphs.reduce((sum, { size }) => sum + size, 0),
    transitions: graphs.reduce((sum, { to }) => sum + to.length, 0),
    ms,
    reached: least?.reached ?? 0,
    example: least?.example ?? null,
    trace: broken.toSorted((a, b) => a.steps.length - b.steps.length)[0] ?? null,
    claims,
  };
}

/** What claims that were checked on the same graphs come to. */
export function verdictOf(claims: readonly ClaimVerdict[], isBroken: boolean): Verdict['verdict'] {
  if (isBroken) return 'violated';
  if (claims.length === 0) return 'unsaid';
  return claims.every(({ holds }) => holds) ? 'holds' : 'vacuous';
}
