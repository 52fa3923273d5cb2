import { type Authority, createAuthority, type Kind } from '../../machines/authority/index.ts';
import { alphabetOf, isPromised } from '../../machines/authority/alphabet.ts';
import type { AuthorityEvent } from '../../machines/authority/index.ts';
import { rangesOf } from '../../machines/authority/range.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { explore } from '../explore.ts';
import type { ExploreOptions, MachineGraph } from '../machine-graph.ts';
import { componentsOf } from '../product/component.ts';
import { alphabetIn, type Slice } from '../product/slice.ts';
import { type SliceName, slices, smallLimits } from '../product/slices.ts';
import { once } from './once.ts';
import { kindIn } from '../product/slots.ts';
import { type ProductGraph, walkProduct } from '../product/walk.ts';

/** A slice under one policy, walked once with the sound machines and again for each mutant that it feels. */
export interface World {
  readonly name: string;
  readonly of: SliceName;
  readonly slice: Slice;
  readonly policy: Policy;
  readonly kinds: readonly Kind[];
  /** Each machine alone, against what may reach it here. */
  readonly graph: (kind: Kind) => MachineGraph;
  readonly options: (kind: Kind) => ExploreOptions;
  readonly sound: () => ProductGraph;
  readonly walk: (kind: Kind, mutant: MachineGraph) => ProductGraph;
}

const by = <K, T>(build: (key: K) => T): ((key: K) => T) => {
  const built = new Map<K, T>();
  return (key) => {
    if (!built.has(key)) built.set(key, build(key));
    return built.get(key)!;
  };
};

const authorities = new Map<string, Authority>();

/** One authority for each policy, so that its sound machines are walked once. */
export function authorityUnder(policy: Policy): Authority {
  const key = JSON.stringify(policy);
  const authority = authorities.get(key) ?? createAuthority(policy);
  authorities.set(key, authority);
  return authority;
}

/** How a machine of the authority is walked under a policy, against these events. */
export function optionsUnder(
  policy: Policy,
  kind: Kind,
  events: readonly AuthorityEvent[],
  timeless: readonly string[] = [],
): ExploreOptions {
  const range = rangesOf(policy)[kind];
  return {
    events,
    timeless,
    isPromised: (event, context) => isPromised(event as unknown as AuthorityEvent, context),
    outOfRange: (context) => {
      const { error } = range.safeParse(context);
      return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') ?? null;
    },
  };
}

function worldOf(of: SliceName, policy: Policy, variant = ''): World {
  const slice: Slice = slices[of];
  const limits = { ...policy, ...slice.limits };
  const authority = authorityUnder(limits);
  const kinds = [...new Set(slice.slots.map((slot) => kindIn[slot]))];
  const alphabet = alphabetIn(slice, kinds);
  const options = by((kind: Kind) => optionsUnder(limits, kind, alphabet(kind), slice.timeless));
  const graph = by((kind: Kind) => explore(authority.machines[kind], options(kind)));
  const all = Object.keys(authority.machines) as Kind[];
  const product = (changed: Partial<Record<Kind, MachineGraph>>) => {
    const sound = Object.fromEntries(all.map((kind) => [kind, graph(kind)])) as Record<Kind, MachineGraph>;
    const components = componentsOf({ authority, graphs: { ...sound, ...changed } });
    return walkProduct({ slice, policy: limits, components });
  };
  return {
    name: variant === '' ? slice.name : `${slice.name}, ${variant}`,
    of,
    slice,
    policy: limits,
    kinds,
    graph,
    options,
    sound: once(() => product({})),
    walk: (kind, mutant) => product({ [kind]: mutant }),
  };
}

/**
 * Every slice under the smallest limits that still bite, and those under the other verdict and under the stricter rule
 * for Smart FNP; small ones first. Under larger limits a mutant behaves no worse: what a limit bounds is counted.
 */
export function worldsUnder(policy: Policy): World[] {
  const small = { ...policy, ...smallLimits, 'verdict.mode': 'deferred' } as const;
  const stepwise = { ...small, 'verdict.mode': 'stepwise' } as const;
  const strict = { ...small, 'smartFnp.requireBiometric': true } as const;
  return [
    worldOf('closure', small),
    worldOf('verifiko', small),
    worldOf('authority', small),
    worldOf('authority', stepwise, 'stepwise'),
    worldOf('enrolment', small),
    worldOf('enrolment', strict, 'Smart FNP only beside biometrics'),
    worldOf('device', small),
    worldOf('device', stepwise, 'stepwise'),
    worldOf('recovery', small),
  ];
}

/** Rules under which a machine does what it otherwise never does. */
const more: { readonly [K in Kind]?: Partial<Policy> } = {
  account: { 'lock.permanent': true },
  login: { 'verdict.mode': 'stepwise' },
  credential: { 'smartFnp.requireBiometric': true },
  enrolment: { 'smartFnp.requireBiometric': true },
};

/** The rules beside the smallest limits under which a machine is compared alone: none, then those that change it. */
export const rulesFor = (kind: Kind): readonly Partial<Policy>[] => (more[kind] ? [{}, more[kind]] : [{}]);

/** The policies under which a machine is compared alone, against everything that may ever reach it. */
export const aloneUnder = (policy: Policy, kind: Kind): Policy[] =>
  rulesFor(kind).map((rules) => ({ ...policy, ...smallLimits, 'verdict.mode': 'deferred', ...rules }));

/** Everything that may ever reach a machine. */
export const everythingTo = alphabetOf;
