import type { ChartState } from '../../../adapters/chart/index.ts';
import { machineNamed } from '../data/machines.ts';
import type { Version } from './compared.ts';
import type { Release } from './release.build.ts';

/** The last release as a whole file: what is the same is taken from this build. */
export function releaseVersion(release: Release, name: string): Version {
  const machines = release.machines.flatMap(({ chart, ...rest }) => {
    const known = machineNamed(rest.name);
    const whole: ChartState | undefined = chart ?? known?.chart;
    return whole ? [{ ...rest, chart: whole, annotations: {}, labels: { ...known?.labels } }] : [];
  });
  const { verdicts, version } = release;
  return { name, charts: { schema: 'hyrje/charts@1', version, machines, ...(verdicts && { verdicts }) } };
}
