import { createAuthority } from '../machines/authority/index.ts';
import type { FlowDefinition } from '../machines/flows/definition.ts';
import type { Policy } from '../machines/vocabulary/policy/index.ts';
import type { MachineGraph } from './machine-graph.ts';
import { exploreFlow } from './flow.ts';
import { componentsOf, type Parts } from './product/component.ts';
import { type ProductGraph, type ProductOptions, walkProduct } from './product/walk.ts';

/** The smallest policy in which every rule of the authority still bites: for second opinions and broken machines. */
export const smallLimits = {
  'lock.maxFailures': 2,
  'visible.maxRejections': 2,
  'fnp.maxSendsPerTxn': 2,
  'fnp.maxWrongPerCode': 2,
} as const satisfies Partial<Policy>;

export type ProductPatch = Partial<Omit<Parts, 'authority'>> &
  Partial<Pick<ProductOptions, 'router' | 'keeps' | 'progress' | 'name'>> & {
    readonly authority?: (policy: Policy) => Parts['authority'];
  };

/** The authority under a policy as one product. `patch` breaks or narrows it. */
export function authorityProduct(policy: Policy, patch: ProductPatch = {}): ProductGraph {
  const {
    authority = createAuthority,
    alphabet,
    ranges,
    router,
    keeps,
    progress,
    name = 'authority',
  } = patch;
  const components = componentsOf({
    authority: authority(policy),
    ...(alphabet && { alphabet }),
    ...(ranges && { ranges }),
  });
  return walkProduct({
    name,
    policy,
    components,
    ...(router && { router }),
    ...(keeps && { keeps }),
    ...(progress && { progress }),
  });
}

/** The account alone, with blocks that may become permanent, other devices and the staff desk. */
export function closureProduct(policy: Policy, patch: ProductPatch = {}): ProductGraph {
  return authorityProduct(
    { ...policy, 'lock.permanent': true },
    {
      name: 'account with permanent blocks',
      keeps: ({ to, origin }) => to === 'account' && origin !== 'repeat',
      ...patch,
    },
  );
}

/** Everything that properties are checked on, each built when it is first needed. */
export interface Subjects {
  readonly policy: Policy;
  readonly authority: () => ProductGraph;
  /** The other `verdict.mode`, under small limits: what an outcome needs that only one mode gives. */
  readonly otherMode: () => ProductGraph;
  readonly closure: () => ProductGraph;
  readonly flows: () => readonly MachineGraph[];
}

const once = <T>(build: () => T): (() => T) => {
  let built: T | undefined;
  return () => (built ??= build());
};

type WalkableFlow = Pick<FlowDefinition, 'events' | 'services' | 'range' | 'machine'>;

/** The product under `policy`, its companions, and the flows. */
export function subjectsOf(
  policy: Policy,
  flows: readonly WalkableFlow[],
  patch: ProductPatch = {},
): Subjects {
  const other = policy['verdict.mode'] === 'deferred' ? 'stepwise' : 'deferred';
  const { progress: _, ...quiet } = patch;
  return {
    policy,
    authority: once(() => authorityProduct(policy, patch)),
    otherMode: once(() =>
      authorityProduct(
        { ...policy, ...smallLimits, 'verdict.mode': other },
        { ...quiet, name: `authority, ${other}, small limits` },
      ),
    ),
    closure: once(() => closureProduct(policy, quiet)),
    flows: once(() => flows.map((flow) => exploreFlow(flow))),
  };
}
