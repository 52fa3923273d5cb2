import type { AnyStateMachine } from 'xstate';
import { nameOf, redrawn, type Row } from '../drawing.ts';
import type { Diff, Mutant, Operator, Original, Reach } from '../mutant.ts';
import { type ActionSite, placeOf, type Site } from '../site.ts';

/** All mutants that one operator makes of a machine. */
export type MutantsOf = (original: Original) => Mutant[];

/** A value of a drawing as JSON can carry it. */
export function told(value: unknown): unknown {
  if (typeof value === 'function') return wordOf(value);
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, told(part)]));
}

/** How a guard or an action is called that may be composed of others. */
export function wordOf(part: unknown): string {
  if (typeof part === 'string') return part;
  if (typeof part === 'function') {
    const { guards } = part as { guards?: readonly unknown[] };
    return guards ? `${part.name}(${guards.map(wordOf).join(', ')})` : part.name || 'a function';
  }
  const { type, params } = part as { type: string; params?: unknown };
  const words = typeof params === 'object' && params !== null ? Object.values(params).map(String) : [];
  return words.length > 0 ? `${type} ${words.join(' ')}` : type;
}

interface Change {
  readonly operator: Operator;
  readonly number: number | string;
  readonly sentence: string;
  readonly diff: Pick<Diff, 'before' | 'after'>;
}

const idOf = (
  machine: string,
  operator: Operator,
  site: Pick<Site, 'node' | 'name'>,
  number: number | string,
) => [machine, operator, nameOf(site.node), site.name, number].join(':');

/** An event that a machine raises itself may come within any step; what is computed may be any of its own. */
function reachOf(
  { implementations }: AnyStateMachine,
  { node, event }: Pick<Site, 'node' | 'event'>,
  isArming = false,
): Reach {
  const { path } = node;
  if (event === null || isArming) return { of: 'state', path };
  const actions = Object.values(implementations.actions) as { type?: string; event?: { type?: string } }[];
  const isRaised = actions.some(
    ({ type, event: raised }) =>
      type === 'xstate.raise' &&
      (typeof raised === 'function' ? !event.startsWith('xstate.') : raised?.type === event),
  );
  return isRaised ? { of: 'state', path } : { of: 'event', path, events: [event] };
}

/** A mutant with another list of rows at a site. */
export function withRows(
  { name, machine: from }: Original,
  site: Site,
  rows: readonly Row[],
  { operator, number, sentence, diff }: Change,
): Mutant {
  const isTimer = site.name.startsWith('after ');
  const isArming = isTimer && rows.length === 0;
  return {
    id: idOf(name, operator, site, number),
    machine: name,
    operator,
    sentence: `${name}, ${placeOf(site)}: ${sentence}`,
    diff: { at: placeOf(site), before: told(diff.before), after: told(diff.after) },
    reach: reachOf(from, site, isArming),
    build: (machine) => redrawn(machine, (drawing) => site.write(drawing, rows)),
  };
}

/** A mutant with another list of actions at a site. */
export function withActions(
  { name, machine: from }: Original,
  site: ActionSite,
  actions: readonly unknown[],
  { operator, number, sentence }: Omit<Change, 'diff'>,
): Mutant {
  return {
    id: idOf(name, operator, site, number),
    machine: name,
    operator,
    sentence: `${name}, ${placeOf(site)}: ${sentence}`,
    diff: { at: placeOf(site), before: told(site.actions), after: told(actions) },
    reach: reachOf(from, site),
    build: (machine) => redrawn(machine, (drawing) => site.write(drawing, actions)),
  };
}

/** The implementation of an action, or `undefined` where it has none that XState knows. */
export const implementationOf = ({ implementations }: AnyStateMachine, action: unknown) =>
  (implementations.actions as Record<string, { type?: string; event?: unknown; assignment?: unknown }>)[
    typeof action === 'string' ? action : ((action as { type?: string }).type ?? '')
  ];
