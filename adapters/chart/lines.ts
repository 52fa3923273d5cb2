import { type ChartState, type ChartTransition, statesOf } from './read.ts';
import { causeOf, conditionOf, fullOf } from './text.ts';
import type { PictureLine } from './types.ts';

type Labels = Readonly<Record<string, string>>;

/** Whether a transition is written in the box of its state: it stays, goes to a part of it, or to what is around it. */
const staysAt = ({ source, targets }: ChartTransition) =>
  targets.every(
    (target) =>
      target === source ||
      source === '' ||
      target.startsWith(`${source}.`) ||
      source.startsWith(`${target}.`),
  );

/** Where a transition inside a box leads, as seen from the box. */
function partOf({ source, targets }: ChartTransition): string {
  if (targets.length === 0) return '';
  const names = targets.map((target) => {
    if (target === source) return '↺';
    return target.startsWith(`${source}.`) ? target.slice(source.length + 1) : target;
  });
  return `→ ${names.join(', ')}`;
}

/** Kept in one row: `(2) [isOffline]`. */
const unbroken = (text: string) => text.replace(' ', '\u00A0');

/** All that one event may do without the state being left, as one line. */
function lineOf(group: readonly ChartTransition[], labels: Labels): PictureLine[] {
  const [first] = group;
  if (!first) return [];
  const ways = group.map((each, index) =>
    [index === 0 ? conditionOf(each) : unbroken(conditionOf(each)), partOf(each)].filter(Boolean).join(' '),
  );
  const text = [causeOf(first, labels), ways.filter(Boolean).join(', ')].filter(Boolean).join(' ');
  return [
    {
      kind: first.kind,
      text: text === '' ? 'always' : text,
      full: group.map(fullOf).join('\n'),
      keys: group.map(({ key }) => key),
    },
  ];
}

function byEvent(transitions: readonly ChartTransition[]): ChartTransition[][] {
  const groups = new Map<string, ChartTransition[]>();
  for (const each of transitions) groups.set(each.event, [...(groups.get(each.event) ?? []), each]);
  return [...groups.values()];
}

const asks = (services: readonly string[]): PictureLine[] =>
  [...new Set(services)].map((text) => ({ kind: 'service', text, full: text, keys: [] }));

/** Deadlines that pass unseen inside a closed state. */
const hiddenTimers = (state: ChartState, labels: Labels): PictureLine[] =>
  state.children.flatMap(statesOf).flatMap(({ transitions }) =>
    transitions
      .filter(
        ({ kind, targets }) => kind === 'timer' && targets.every((to) => to.startsWith(`${state.path}.`)),
      )
      .map((each) => ({
        kind: 'timer' as const,
        text: causeOf(each, labels),
        full: fullOf(each),
        keys: [each.key],
      })),
  );

/** What is written in the box of a state: the services asked, and what does not leave it. */
export function linesOf(state: ChartState, isClosed: boolean, labels: Labels): PictureLine[] {
  const asking = isClosed ? statesOf(state) : [state];
  const services = asking.flatMap(({ invokes }) => invokes.map(({ service }) => service));
  const own = byEvent(state.transitions.filter(staysAt)).flatMap((group) => lineOf(group, labels));
  return [...asks(services), ...own, ...(isClosed ? hiddenTimers(state, labels) : [])];
}
