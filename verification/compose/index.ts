import { type Authority, createAuthority, run, runEvent, runTimer } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { checkClaim, type ClaimVerdict } from '../check.ts';
import type { Claim, JointClaim } from '../claims/claim.ts';
import { componentsOf } from '../product/component.ts';
import { alphabetIn, type Slice } from '../product/slice.ts';
import { slices } from '../product/slices.ts';
import { kindIn, type Place } from '../product/slots.ts';
import type { Step } from '../product/step.ts';
import { checkTogetherness, checkView } from './claims.ts';
import { PromiseBroken } from './failure.ts';
import { viewGraph } from './graph.ts';
import { History } from './history.ts';
import { Outsides } from './outsides.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { type Bounds, type Reached, reach } from './product.ts';
import type { PairRouter } from './router.ts';
import { View } from './view.ts';
import type { Walked } from './walked.ts';

/** How large the product of one account and two devices is, and what it took. */
export interface TwoDeviceSizes {
  readonly name: string;
  /** States of the account, and of a device, that are met at all. */
  readonly account: number;
  readonly device: number;
  /** States of the account with one of the devices: one device's view. */
  readonly pairs: number;
  readonly states: number;
  readonly transitions: number;
  /** The largest distance from the start, in steps. */
  readonly depth: number;
  readonly bytesPerState: number;
  readonly ms: number;
}

/** The exact product of one account and two devices of one slice and one channel. Deadlines come in any order (untimed). */
export interface TwoDevices {
  readonly slice: 'authority' | 'device';
  readonly policy: Policy;
  readonly sizes: TwoDeviceSizes;
  /**
   * A claim of a slice on each device's view, the other device being real. `always` and `edge` are decided: the trace
   * is a shortest one of the whole product, each step with who did it. `timed` and `observer` are proved on the graph of
   * the view, whose ways include all ways of the product: where it does not hold the trace is one of the view. Of other
   * kinds `null`.
   */
  check(name: string, claim: Claim<Place, Step>): ClaimVerdict | null;
  /** A claim on both devices together. */
  checkJoint(name: string, claim: JointClaim<Place>): ClaimVerdict;
}

/** What a product of two devices is made from, where it is not the usual. Tests break parts of it. */
export interface TwoDevicesOptions {
  readonly slice?: TwoDevices['slice'];
  readonly router?: Partial<PairRouter>;
  readonly authority?: (policy: Policy) => Authority;
  /** More states or more milliseconds are a failure. */
  readonly bounds?: Partial<Bounds>;
  /** Up to this many states claims come with an example. */
  readonly exampleBound?: number;
  /** Told now and then how far the walk is. */
  readonly progress?: (states: number) => void;
}

const usual: Bounds = { states: 2_000_000_000, ms: 600_000 };

/** A slice without what only stands for other devices: here they are real. */
function aloneIn(name: TwoDevices['slice']): Slice {
  const slice = slices[name];
  return {
    ...slice,
    name: `two devices: ${slice.name}`,
    others: slice.others.filter(({ origin }) => origin !== 'foreign'),
  };
}

/** The account with one device, closed under what another may do to it. */
export function pairsUnder(policy: Policy, options: TwoDevicesOptions = {}): Pairs {
  const { slice: name = 'authority', router, authority = createAuthority } = options;
  const slice = aloneIn(name);
  const limits = { ...policy, ...slice.limits };
  const kinds = slice.slots.map((slot) => kindIn[slot]);
  const components = componentsOf({
    authority: authority(limits),
    alphabet: alphabetIn(slice, kinds),
    timeless: slice.timeless ?? [],
  });
  const whole: PairRouter = { run, runEvent, runTimer, ...router };
  return pairsOf({ slice, policy: limits, components, router: whole, bound: 5_000_000 });
}

/**
 * Walks one account and two devices of a slice under a policy, every step by the authority's own router. Throws
 * `BoundExceeded`, `TimeExceeded`, `PromiseBroken`, `UnknownEvent` and `CrossTalk`.
 */
export function twoDevices(policy: Policy, options: TwoDevicesOptions = {}): TwoDevices {
  const { slice = 'authority', bounds, exampleBound = 20_000_000, progress } = options;
  const begun = performance.now();
  const within = { ...usual, ...bounds };
  const pairs = pairsUnder(policy, options);
  const reached = reach(pairs, { bounds: within, ...(progress && { progress }) });
  const view = new View(pairs);
  let found: Outsides | undefined;
  const walked: Walked = {
    name: pairs.slice.name,
    pairs,
    reached,
    view,
    history: new History(pairs, view, within),
    outsides: () => (found ??= new Outsides(pairs, reached, view)),
    exampleBound,
  };
  const met = pairsMet(reached, view);
  const broken = [...pairs.broken.keys()].filter((pair) => reached.depthOf[pair]! >= 0);
  if (broken.length > 0) {
    const way = walked.history.wayTo(new Map(broken.map((pair) => [pair, null])))!;
    throw new PromiseBroken(pairs.broken.get(way.row)!, walked.history.told(way));
  }
  let graph: ReturnType<typeof viewGraph> | undefined;
  return {
    slice,
    policy: pairs.policy,
    sizes: {
      name: pairs.slice.name,
      ...met,
      states: reached.states,
      transitions: reached.transitions,
      depth: reached.layers.length - 1,
      bytesPerState: reached.bytes / reached.states,
      ms: performance.now() - begun,
    },
    check: (name, claim) => {
      if (claim.kind === 'always' || claim.kind === 'edge') return checkView(walked, name, claim);
      if (claim.kind !== 'timed' && claim.kind !== 'observer') return null;
      return checkClaim(name, claim, (graph ??= viewGraph(walked)));
    },
    checkJoint: (name, claim) => checkTogetherness(walked, name, claim),
  };
}

function pairsMet({ depthOf }: Reached, view: View): Pick<TwoDeviceSizes, 'account' | 'device' | 'pairs'> {
  const accounts = new Set<number>();
  const devices = new Set<number>();
  let pairs = 0;
  for (let pair = 0; pair < depthOf.length; pair++) {
    if (depthOf[pair]! < 0) continue;
    pairs++;
    accounts.add(view.accountOf(pair));
    devices.add(view.deviceOf(pair));
  }
  return { account: accounts.size, device: devices.size, pairs };
}
