import type { ChartState } from '../../../adapters/chart/index.ts';
import { showing } from '../chart/fold.ts';
import type { Open } from '../data/open.ts';
import type { ChartSource } from '../data/types.ts';
import { differenceOf, type Difference } from './difference.ts';
import type { ChartsFile } from './schema.ts';

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
  readonly source: ChartSource;
  /** Both versions say that it has the same hash, and it has not the same chart. */
  readonly isMisnamed: boolean;
}

type Machine = ChartsFile['machines'][number];

/** What a build is beside the last release: that one, or what comes after it. */
export function buildIs(release: Version | null, build: ChartsFile): 'release' | 'unreleased' {
  const isSame = release?.charts.version === build.version;
  return isSame && compared(release.charts, build).every(({ what }) => what === 'same')
    ? 'release'
    : 'unreleased';
}

/** How many things are different; none where only what is said of a chart is, and not what it does. */
export const countOf = ({ addedStates, removedStates, alteredStates, ways }: Difference): number =>
  addedStates.length + removedStates.length + alteredStates.length + ways.length;

/** What became of a machine. Its charts decide; a chart that is one and the same needs no look. */
function comparedOne(was: Machine | undefined, machine: Machine): ComparedMachine {
  const { name, hash, chart, annotations, labels } = machine;
  const as = { name, difference: null, source: machine, isMisnamed: false };
  if (!was) return { ...as, what: 'new' };
  if (was.chart === chart) return { ...as, what: 'same' };
  const difference = differenceOf(was.chart, chart);
  if (countOf(difference) === 0) return { ...as, what: 'same' };
  const source = { name, chart: difference.merged, annotations, labels };
  return { name, what: 'changed', difference, source, isMisnamed: was.hash === hash };
}

/** Every machine of two versions, those that differ first. */
export function compared(before: ChartsFile, after: ChartsFile): readonly ComparedMachine[] {
  const old = new Map(before.machines.map((machine) => [machine.name, machine]));
  const now = after.machines.map((machine) => comparedOne(old.get(machine.name), machine));
  const kept = new Set(after.machines.map(({ name }) => name));
  const gone = before.machines
    .filter(({ name }) => !kept.has(name))
    .map((machine): ComparedMachine => ({ ...comparedOne(undefined, machine), what: 'gone' }));
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
export function changesOpen(
  chart: ChartState,
  { addedStates, removedStates, alteredStates, ways }: Difference,
): Open {
  const places = [
    ...addedStates,
    ...removedStates,
    ...alteredStates.map(({ path }) => path),
    ...ways.flatMap(({ way }) => [way.source, ...way.targets]),
  ];
  return places.reduce<Open>((open, path) => showing(chart, open, path), 'one');
}
