import type { ChartState } from '../../../adapters/chart/index.ts';
import { showing } from '../chart/fold.ts';
import type { Open } from '../data/open.ts';
import { type ChartSource, machineNamed } from '../data/machines.ts';
import { differenceOf, type Difference } from './difference.ts';
import type { Release } from './release.build.ts';
import type { ChartsFile } from './schema.ts';
import { thisBuild } from './version.ts';

/** A version, wherever it comes from. */
export interface Version {
  readonly name: string;
  readonly charts: ChartsFile;
}

/** One machine in two versions. */
export interface ComparedMachine {
  readonly name: string;
  readonly what: 'same' | 'new' | 'gone' | 'changed';
  readonly difference: Difference | null;
  readonly source: ChartSource | null;
}

export const buildVersion = (name: string): Version => ({ name, charts: thisBuild() });

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

/** Whether only what is said of a chart is different, and not what it does. */
const isEmpty = ({ addedStates, removedStates, ways }: Difference): boolean =>
  addedStates.length + removedStates.length + ways.length === 0;

/** Every machine of two versions, those that differ first. */
export function compared(before: ChartsFile, after: ChartsFile): readonly ComparedMachine[] {
  const old = new Map(before.machines.map((machine) => [machine.name, machine]));
  const now = after.machines.map((machine): ComparedMachine => {
    const { name, hash, annotations, labels } = machine;
    const was = old.get(name);
    if (!was) return { name, what: 'new', difference: null, source: machine };
    if (was.hash === hash) return { name, what: 'same', difference: null, source: null };
    const difference = differenceOf(was.chart, machine.chart);
    if (isEmpty(difference)) return { name, what: 'same', difference: null, source: null };
    const source = { name, chart: difference.merged, annotations, labels };
    return { name, what: 'changed', difference, source };
  });
  const kept = new Set(after.machines.map(({ name }) => name));
  const gone = before.machines
    .filter(({ name }) => !kept.has(name))
    .map((machine): ComparedMachine => ({
      name: machine.name,
      what: 'gone',
      difference: null,
      source: machine,
    }));
  const all = [...now, ...gone];
  return [...all.filter(({ what }) => what !== 'same'), ...all.filter(({ what }) => what === 'same')];
}

/** A property whose verdict is another one. */
export interface VerdictChange {
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The verdicts that changed; `null` where one of the versions has none. */
export function verdictChanges(before: ChartsFile, after: ChartsFile): readonly VerdictChange[] | null {
  if (!before.verdicts || !after.verdicts) return null;
  const [was, is] = [before.verdicts, after.verdicts];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((id) => ({ id, before: was[id] ?? null, after: is[id] ?? null }))
    .filter((one) => one.before !== one.after);
}

/** What must be open for every change to be seen. */
export function changesOpen(chart: ChartState, { addedStates, removedStates, ways }: Difference): Open {
  const places = [
    ...addedStates,
    ...removedStates,
    ...ways.flatMap(({ way }) => [way.source, ...way.targets]),
  ];
  return places.reduce<Open>((open, path) => showing(chart, open, path), 'one');
}
