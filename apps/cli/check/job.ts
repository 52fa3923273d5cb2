import { flows } from '../../../machines/index.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import { properties } from '../../../scenarios/properties/index.ts';
import {
  type Configuration,
  type Pair,
  type Part,
  type Property,
  proveAuthority,
  proveFlows,
  proveTwoDevices,
  sizesOfMachines,
  type WalkableFlow,
} from '../../../verification/index.ts';

/** One part of a proof, as a process gets it. */
export interface Job {
  readonly limits: Policy;
  /** The authority under a configuration, or with two devices; or the flows. */
  readonly of: Configuration | Pair | 'flows';
  /** Whether only what clocks bring about is looked at. */
  readonly clock: boolean;
  /** The ids of the properties that are asked about. */
  readonly properties: readonly string[];
}

export type Tell = (stage: string, done?: number, of?: number) => void;

export const propertiesNamed = (ids: readonly string[]): Property[] =>
  properties.filter(({ id }) => ids.includes(id));

/** Does one part of a proof. */
export async function work({ limits, of, clock, properties: ids }: Job, progress: Tell): Promise<Part> {
  const options = { limits, properties: propertiesNamed(ids), progress };
  if (of === 'flows') return everyFlow(options);
  return 'slice' in of ? proveTwoDevices(of, options) : proveAuthority(of, { ...options, clock });
}

async function everyFlow(options: Parameters<typeof proveFlows>[1]): Promise<Part> {
  const { sizes, properties: parts } = await proveFlows(
    Object.values(flows) as readonly WalkableFlow[],
    options,
  );
  options.progress?.('machines');
  return { sizes: [...sizesOfMachines(options.limits), ...sizes], properties: parts };
}
