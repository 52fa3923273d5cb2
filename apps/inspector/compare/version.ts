import { machines } from '../data/machines.ts';
import { committed } from '../proof/properties.build.ts';
import type { Verdict } from '../proof/types.ts';
import { version } from './number.build.ts';
import type { ChartsFile } from './schema.ts';

/** This build as a file that later versions are compared with. */
export function thisBuild(): ChartsFile {
  const verdicts = Object.entries(committed).map(([id, found]): [string, Verdict] => [id, found.verdict]);
  return {
    schema: 'hyrje/charts@1',
    version,
    machines: machines.map(({ name, kind, hash, chart, annotations, labels }) => ({
      name,
      kind,
      hash,
      chart,
      annotations,
      labels: { ...labels },
    })),
    ...(verdicts.length > 0 && { verdicts: Object.fromEntries(verdicts) }),
  };
}
