import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import { alphabetOf } from '../../machines/authority/alphabet.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { MachineGraph } from '../machine-graph.ts';
import { lint, type LintFinding } from '../lint/index.ts';
import { componentsOf } from '../product/component.ts';
import { type SliceName, smallLimits } from '../product/slices.ts';
import type { Property } from '../property.ts';
import type { WalkableFlow } from '../subjects.ts';
import type { Configuration } from './configuration.ts';
import { type Part, proveAuthority, proveFlows } from './prove.ts';
import type { Size } from './schema.ts';

/** One machine: what it is alone, what is probably not meant, and what is proved of it. */
export interface Alone extends Part {
  readonly findings: readonly LintFinding[];
  /** The slice that stands for everything around it, for a machine of the authority. */
  readonly slice: SliceName | null;
}

/** The smallest slice in which a machine does all that it can. */
const sliceOf: Readonly<Record<Kind, SliceName>> = {
  account: 'closure',
  visible: 'authority',
  login: 'authority',
  code: 'authority',
  session: 'authority',
  credential: 'enrolment',
  reauth: 'verifiko',
  enrolment: 'enrolment',
  recovery: 'recovery',
  reset: 'recovery',
};

/** Claims that need other machines beside this one are left out: what is found only somewhere, or never met here. */
function ofOne({ properties, sizes }: Part): Part {
  const met = properties.flatMap(({ id, part }) => {
    const claims = part.claims.filter(({ reached }) => reached > 0);
    if (claims.length === 0) return [];
    const verdict = part.violations.length > 0 ? ('violated' as const) : ('holds' as const);
    const reached = Math.min(...claims.map((claim) => claim.reached));
    return [{ id, part: { ...part, claims, verdict, reached } }];
  });
  return { sizes, properties: met };
}

/** Explores one flow, lints it, and checks what is said of it. */
export async function proveFlow(
  flow: WalkableFlow,
  properties: readonly Property[],
  limits: Policy,
): Promise<Alone> {
  const each = properties.map((property): Property => ({
    ...property,
    flows: () => withoutExactly(property),
  }));
  const graphs: MachineGraph[] = [];
  const onFlow = (graph: MachineGraph) => graphs.push(graph);
  const part = await proveFlows([flow], { limits, properties: each, onFlow });
  return { ...ofOne(part), findings: lint(graphs, flow.machine), slice: null };
}

const withoutExactly = ({ flows }: Property) =>
  Object.fromEntries(Object.entries(flows?.() ?? {}).filter(([, { kind }]) => kind !== 'exactly'));

/** Explores one machine of the authority, lints it, and checks its slice under small limits. */
export async function proveKind(kind: Kind, properties: readonly Property[], policy: Policy): Promise<Alone> {
  const slice = sliceOf[kind];
  const authority = createAuthority(policy);
  const alphabet = (one: Kind) => (one === kind ? alphabetOf(one) : []);
  const { graph, size: folded } = componentsOf({ authority, alphabet })[kind];
  const { size: states, transitions, refusals, ms } = graph;
  const alone: Size = { kind: 'machine', name: kind, under: null, states, transitions, refusals, folded, ms };
  const limits = { ...policy, ...smallLimits };
  const under: Configuration = { mode: policy['verdict.mode'], permanent: slice === 'closure' };
  const about = properties.map(({ id, clause, statement, formal, [slice]: claims }): Property => {
    return { id, clause, statement, formal, ...(claims && { [slice]: claims }) };
  });
  const part = ofOne(await proveAuthority(under, { limits, properties: about }));
  return {
    sizes: [alone, ...part.sizes],
    properties: part.properties,
    findings: lint(graph, authority.machines[kind] as unknown as AnyStateMachine),
    slice,
  };
}
