import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { ClaimVerdict } from '../check.ts';
import { type TwoDevices, twoDevices, type TwoDevicesOptions } from '../compose/index.ts';
import { smallLimits } from '../product/slices.ts';
import type { Property } from '../property.ts';
import { verdictOf } from '../verdict.ts';
import { type Configuration, policyUnder } from './configuration.ts';
import type { Part, ProveOptions } from './prove.ts';

/** Two devices of one account, on one slice, under one configuration. */
export interface Pair {
  readonly slice: TwoDevices['slice'];
  readonly under: Configuration;
}

/**
 * The pairs that belong to a proof under some configurations. With permanent blocks on, logins with a device have
 * 56 million states, and nothing in them that the smaller products lack: they are left out.
 */
export const pairsIn = (configurations: readonly Configuration[]): Pair[] =>
  configurations.flatMap((under) => [
    { slice: 'authority' as const, under },
    ...(under.permanent ? [] : [{ slice: 'device' as const, under }]),
  ]);

export interface TwoDevicesProof extends Pick<ProveOptions, 'limits' | 'properties' | 'progress'> {
  /** Breaks what is proved; for tests of the proof itself. */
  readonly broken?: Pick<TwoDevicesOptions, 'router' | 'authority'>;
}

/** What is said of one device, the other being real, and of both together, under the smallest limits. */
export function proveTwoDevices(
  { slice, under }: Pair,
  { limits, properties, progress = () => {}, broken = {} }: TwoDevicesProof,
): Part {
  const about = properties.filter((one) => one[slice] ?? one.everywhere ?? one.joint);
  if (about.length === 0) return { sizes: [], properties: [] };
  const policy: Policy = { ...policyUnder(limits, under), ...smallLimits };
  const product = twoDevices(policy, {
    slice,
    ...broken,
    exampleBound: 0,
    progress: (states) => progress('states of two devices', states),
  });
  const { name, states, transitions, ms } = product.sizes;
  return {
    sizes: [{ kind: 'two devices', name, under, states, transitions, refusals: 0, folded: null, ms }],
    properties: about.flatMap((property, at) => {
      progress('properties of two devices', at, about.length);
      const begun = performance.now();
      const verdicts = verdictsOf(property, product);
      const verdict = verdictOf(
        verdicts,
        verdicts.some(({ trace }) => trace !== null),
      );
      if (verdict === 'unsaid') return [];
      const part = {
        under,
        verdict,
        states,
        transitions,
        ms: performance.now() - begun,
        reached: Math.min(...verdicts.map(({ reached }) => reached)),
        claims: verdicts.map(({ claim, on, holds, reached }) => ({ claim, on, holds, reached })),
        violations: verdicts.flatMap(({ claim, on, trace }) =>
          trace
            ? [
                {
                  claim,
                  on,
                  steps: [...trace.steps],
                  end: trace.end,
                  replayed: false,
                  seen: notPlayed,
                  journey: null,
                },
              ]
            : [],
        ),
      };
      return [{ id: property.id, part }];
    }),
  };
}

const notPlayed = 'a way of two devices is not played';

function verdictsOf(property: Property, on: TwoDevices): ClaimVerdict[] {
  const claims = { ...property[on.slice]?.(on.policy), ...property.everywhere?.(on.policy) };
  return [
    ...Object.entries(claims).flatMap(([said, claim]) => on.check(said, claim) ?? []),
    ...Object.entries(property.joint?.(on.policy) ?? {}).map(([said, claim]) => on.checkJoint(said, claim)),
  ];
}
