import { defaultPolicy } from '../../../machines/vocabulary/policy/index.ts';
import { pairsUnder } from '../../../verification/compose/index.ts';
import { reach } from '../../../verification/compose/product.ts';
import { modelOfPairs } from '../../../verification/export/promela/product.ts';
import { missingTools, runSpin } from '../../../verification/export/promela/spin.ts';
import { toPromela } from '../../../verification/export/promela/text.ts';
import { smallLimits } from '../../../verification/index.ts';

const bounds = { states: 2_000_000_000, ms: 3_600_000 };

/** Seconds of the processor of this process. */
function timed<T>(work: () => T): { result: T; seconds: number } {
  const begun = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(begun);
  return { result, seconds: (user + system) / 1e6 };
}

export interface Searched {
  readonly states: number;
  readonly transitions: number;
  /** Of the search alone. */
  readonly seconds: number;
  /** With what comes before: exploring the machines and computing the pairs. */
  readonly secondsInAll: number;
  readonly bytesPerState: number;
  readonly megabytes: number;
}

function search(limits: object): Searched {
  const before = timed(() => pairsUnder({ ...defaultPolicy, ...limits }));
  const { result, seconds } = timed(() => reach(before.result, { bounds }));
  return {
    states: result.states,
    transitions: result.transitions,
    seconds,
    secondsInAll: before.seconds + seconds,
    bytesPerState: result.bytes / result.states,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

export interface AgainstSpin {
  readonly pairs: readonly {
    readonly ours: Searched;
    readonly spins: { states: number; transitions: number; seconds: number; bytesPerState: number };
  }[];
  /** Of states a second, ours to Spin's: the median. */
  readonly ratio: number;
  readonly equal: boolean;
}

/** The account and two devices under small limits, by us and by Spin breadth-first, in turns. `null` without Spin. */
export async function againstSpin(times: number): Promise<AgainstSpin | { missing: string[] }> {
  const missing = await missingTools();
  if (missing.length > 0) return { missing };
  const promela = toPromela(modelOfPairs(pairsUnder({ ...defaultPolicy, ...smallLimits }), []));
  search(smallLimits);
  const pairs: AgainstSpin['pairs'][number][] = [];
  for (let at = 0; at < times; at++) {
    pairs.push({ ours: search(smallLimits), spins: await runSpin(promela, { hash: 24 }) });
  }
  const ratios = pairs.map(({ ours, spins }) => ours.states / ours.seconds / (spins.states / spins.seconds));
  return {
    pairs,
    ratio: ratios.toSorted((a, b) => a - b)[Math.floor(times / 2)]!,
    equal: pairs.every(
      ({ ours, spins }) => ours.states === spins.states && ours.transitions === spins.transitions,
    ),
  };
}

/** The account and two devices under the policy as it is. */
export const largeProduct = (): Searched => search({});
