import { elkHere, layoutOf, pictureOf, svgOf } from '../../../adapters/chart/index.ts';
import { type MachineCoverage, walkedIn } from '../../../verification/index.ts';
import { machineNamed } from '../../inspector/data/machines.ts';
import type { Language } from '../../../verification/index.ts';
import type { Drawn } from './html.ts';

/** The chart of a machine as SVG, on which what was taken is drawn by how often, and what was not is grey. */
export async function drawn(coverage: MachineCoverage, lang: Language): Promise<Drawn> {
  const told = machineNamed(coverage.machine);
  if (!told) throw new Error(`${coverage.machine} has no chart.`);
  const picture = pictureOf(told.chart, {
    expanded: 'all',
    annotations: told.annotations,
    title: coverage.machine,
    description: told.what[lang],
  });
  const options = { lang, overlay: { walked: walkedIn(coverage) } } as const;
  return { svg: svgOf(await layoutOf(picture, await elkHere()), options), title: told.title };
}
