import { createAuthority } from '../machines/authority/index.ts';
import { alphabetOf } from '../machines/authority/alphabet.ts';
import type { FlowDefinition } from '../machines/flows/definition.ts';
import type { Policy } from '../machines/vocabulary/policy/index.ts';
import type { MachineGraph } from './machine-graph.ts';
import { exploreFlow } from './flow.ts';
import { type Components, componentsOf, type Parts } from './product/component.ts';
import { alphabetIn } from './product/slice.ts';
import { type SliceName, slices, smallLimits } from './product/slices.ts';
import { kindIn } from './product/slots.ts';
import { type ProductGraph, type ProductOptions, walkProduct } from './product/walk.ts';

export type ProductPatch = Partial<Omit<Parts, 'authority' | 'timeless'>> &
  Partial<Pick<ProductOptions, 'router' | 'keeps' | 'progress'>> & {
    readonly authority?: (policy: Policy) => Parts['authority'];
  };

/** A slice of the authority under a policy as one product. `patch` breaks or narrows it. */
export function sliceProduct(name: SliceName, policy: Policy, patch: ProductPatch = {}): ProductGraph {
  const slice = slices[name];
  const { authority = createAuthority, alphabet, ranges, router, keeps, progress } = patch;
  const limits = { ...policy, ...slice.limits };
  const kinds = slice.slots.map((slot) => kindIn[slot]);
  const components = componentsOf({
    authority: authority(limits),
    alphabet: alphabetIn(slice, kinds, alphabet),
    timeless: slice.timeless ?? [],
    ...(ranges && { ranges }),
  });
  return walkProduct({
    slice,
    policy: limits,
    components,
    ...(router && { router }),
    ...(keeps && { keeps }),
    ...(progress && { progress }),
  });
}

/** Everything that properties are checked on, each built when it is first needed. */
export interface Subjects {
  readonly policy: Policy;
  /** Every machine of the authority alone, against everything that may ever reach it. */
  readonly machines: () => Components;
  readonly slice: (name: SliceName) => ProductGraph;
  /**
   * Slices under what the policy does not say, with small limits: the other `verdict.mode`, and Smart FNP only beside
   * biometrics. For outcomes that only come there.
   */
  readonly companions: () => readonly ProductGraph[];
  readonly flows: () => readonly MachineGraph[];
}

const once = <T>(build: () => T): (() => T) => {
  let built: T | undefined;
  return () => (built ??= build());
};

export type WalkableFlow = Pick<FlowDefinition, 'events' | 'services' | 'range' | 'machine' | 'starts'>;

/** The slices under `policy`, their companions, and the flows. */
export function subjectsOf(
  policy: Policy,
  flows: readonly WalkableFlow[],
  patch: ProductPatch = {},
): Subjects {
  const mode = policy['verdict.mode'] === 'deferred' ? 'stepwise' : 'deferred';
  const { progress: _, ...quiet } = patch;
  const built = Object.fromEntries(
    (Object.keys(slices) as SliceName[]).map((name) => [
      name,
      once(() => sliceProduct(name, policy, name === 'authority' ? patch : quiet)),
    ]),
  ) as Record<SliceName, () => ProductGraph>;
  return {
    policy,
    machines: once(() => componentsOf({ authority: createAuthority(policy), alphabet: alphabetOf })),
    slice: (name) => built[name](),
    companions: once(() => {
      const other = { ...policy, ...smallLimits, 'verdict.mode': mode, 'lock.permanent': false } as const;
      const strict = { ...policy, 'smartFnp.requireBiometric': true, 'lock.permanent': false };
      return [
        sliceProduct('authority', other, quiet),
        sliceProduct('device', other, quiet),
        sliceProduct('enrolment', strict, quiet),
      ];
    }),
    flows: once(() => flows.map((flow) => exploreFlow(flow))),
  };
}
