import { openedIn, standIns } from './fold.ts';
import { linesOf } from './lines.ts';
import { type ChartState, type ChartTransition, statesOf } from './read.ts';
import { fullOf, labelOf } from './text.ts';
import type { Annotation, Picture, PictureEdge, PictureLine, PictureNode, PictureOptions } from './types.ts';

/** More than so many labels on one line are summed up. */
const mostLabels = 8;

const usualHub = 5;

type Labels = Readonly<Record<string, string>>;

const isWithin = (path: string, around: string) => around === '' || path.startsWith(`${around}.`);

/** Where a transition is drawn between two boxes. */
interface Lifted {
  readonly source: string;
  readonly target: string;
  readonly transition: ChartTransition;
}

function lifted(chart: ChartState, shownAs: ReadonlyMap<string, string>): Lifted[] {
  const all = statesOf(chart).flatMap(({ transitions }) => transitions);
  return all.flatMap((transition) =>
    transition.targets.flatMap((to) => {
      const source = shownAs.get(transition.source) ?? '';
      const target = shownAs.get(to) ?? '';
      const isInside = source === target || isWithin(target, source) || isWithin(source, target);
      return isInside ? [] : [{ source, target, transition }];
    }),
  );
}

const summed = (rest: readonly PictureLine[]): PictureLine => ({
  kind: 'more',
  text: `+${rest.length}`,
  full: rest.map(({ full }) => full).join('\n'),
  keys: rest.flatMap(({ keys }) => keys),
});

/** One label for all that read the same, in the order of the machine; what is too much is summed up. */
function stacked(lines: readonly PictureLine[]): PictureLine[] {
  const byText = new Map<string, PictureLine>();
  for (const line of lines) {
    const id = `${line.kind} ${line.text}`;
    const same = byText.get(id);
    if (same) {
      byText.set(id, { ...same, full: `${same.full}\n${line.full}`, keys: [...same.keys, ...line.keys] });
    } else byText.set(id, line);
  }
  const all = [...byText.values()];
  if (all.length <= mostLabels) return all;
  return [...all.slice(0, mostLabels - 1), summed(all.slice(mostLabels - 1))];
}

function edgesOf(all: readonly Lifted[], labels: Labels): PictureEdge[] {
  const byEnds = new Map<string, Lifted[]>();
  for (const each of all) {
    const id = `${each.source} → ${each.target}`;
    byEnds.set(id, [...(byEnds.get(id) ?? []), each]);
  }
  return [...byEnds].flatMap(([id, group]) => {
    const [first] = group;
    if (!first) return [];
    const lines = group.map(({ transition }) => ({
      kind: transition.kind,
      text: labelOf(transition, labels),
      full: fullOf(transition),
      keys: [transition.key],
    }));
    return [{ id, source: first.source, target: first.target, labels: stacked(lines) }];
  });
}

/** What is drawn as a line, and what is named in the box it leaves: the ways to states to which many lead. */
function told(chart: ChartState, all: readonly Lifted[], hub: number): { drawn: Lifted[]; named: Lifted[] } {
  const states = statesOf(chart);
  const place = new Map(states.map(({ path }, index) => [path, index]));
  const finals = new Set(states.filter(({ type }) => type === 'final').map(({ path }) => path));
  const sources = new Map<string, Set<string>>();
  for (const { source, target } of all) sources.set(target, (sources.get(target) ?? new Set()).add(source));
  const isNamed = ({ source, target }: Lifted) =>
    (sources.get(target)?.size ?? 0) >= hub &&
    (finals.has(target) || (place.get(target) ?? 0) < (place.get(source) ?? 0));
  return { drawn: all.filter((each) => !isNamed(each)), named: all.filter(isNamed) };
}

/** The ways out of a state that are named: each target, and below it what leads there. */
function exitsOf(named: readonly Lifted[], path: string, labels: Labels): PictureLine[] {
  return edgesOf(
    named.filter(({ source }) => source === path),
    labels,
  ).flatMap(({ target, labels: lines }) => [
    {
      kind: 'exit' as const,
      text: target,
      full: lines.map(({ full }) => full).join('\n'),
      keys: lines.flatMap(({ keys }) => keys),
      target,
    },
    ...lines,
  ]);
}

function shapeOf({ path, type }: ChartState, parent: ChartState | undefined): PictureNode['shape'] {
  if (path === '') return 'machine';
  if (type === 'final') return 'final';
  return parent?.type === 'parallel' ? 'region' : 'state';
}

/** A chart as it is to be drawn: some states open, others closed, what happens in closed ones lifted to their border. */
export function pictureOf(chart: ChartState, options: PictureOptions = {}): Picture {
  const { expanded = 'one', annotations = {}, labels = {} } = options;
  const open = openedIn(chart, expanded);
  const { drawn, named } = told(chart, lifted(chart, standIns(chart, open)), options.hub ?? usualHub);

  const nodeOf = (state: ChartState, parent?: ChartState): PictureNode => {
    const isOpen = open.has(state.path);
    const fold = state.children.length === 0 ? 'whole' : isOpen ? 'open' : 'closed';
    return {
      path: state.path,
      title: state.path === '' ? (options.title ?? state.key) : state.key,
      shape: shapeOf(state, parent),
      fold,
      hidden: fold === 'closed' ? statesOf(state).length - 1 : 0,
      annotation: { ...described(state), ...annotations[state.path] },
      lines: [...linesOf(state, fold === 'closed', labels), ...exitsOf(named, state.path, labels)],
      initial: isOpen ? state.initial : null,
      children: isOpen ? state.children.map((child) => nodeOf(child, state)) : [],
    };
  };

  return {
    id: chart.key,
    title: options.title ?? chart.key,
    description: options.description ?? chart.description ?? '',
    root: nodeOf(chart),
    edges: edgesOf(drawn, labels),
  };
}

const described = ({ description }: ChartState): Annotation => (description === null ? {} : { description });
