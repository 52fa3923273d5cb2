import { assign, type AnyStateMachine } from 'xstate';
import { keyOf } from '../../key.ts';
import { type Args, noted } from '../assigned.ts';
import type { Mutant, Operator, Original } from '../mutant.ts';
import { actionSitesOf } from '../site.ts';
import { implementationOf, type MutantsOf, withActions, wordOf } from './shape.ts';

const operatorFor = (machine: AnyStateMachine, action: unknown): Operator => {
  const type = implementationOf(machine, action)?.type;
  if (type === 'xstate.assign') return 'skip-assign';
  return type === 'xstate.emit' || type === 'xstate.enqueueActions' ? 'drop-emit' : 'drop-action';
};

/** Leaves one action out, wherever actions are listed. */
export const dropAction: MutantsOf = (original) =>
  actionSitesOf(original.machine).flatMap((site) =>
    site.actions.map((action, index) =>
      withActions(
        original,
        site,
        site.actions.filter((_, at) => at !== index),
        {
          operator: operatorFor(original.machine, action),
          number: index,
          sentence: `${wordOf(action)} is left out`,
        },
      ),
    ),
  );

interface Emitted {
  readonly type: string;
}

/** What an action gives out, where that is written down and not computed. */
function fixedEvent(machine: AnyStateMachine, action: unknown): Emitted | null {
  const part = implementationOf(machine, action);
  return part?.type === 'xstate.emit' && typeof part.event === 'object' ? (part.event as Emitted) : null;
}

/** Whom something is for: `account.failed` and `account.settled` are for the account, answers are for the client. */
const addressee = ({ type }: Emitted) => type.split('.')[0];

/** The next action, around to the one before, that gives out something else to the same. */
function rivalOf(machine: AnyStateMachine, action: string): string | undefined {
  const event = fixedEvent(machine, action);
  if (!event) return undefined;
  const names = Object.keys(machine.implementations.actions);
  const at = names.indexOf(action);
  return [...names.slice(at + 1), ...names.slice(0, at)].find((name) => {
    const other = fixedEvent(machine, name);
    return other && addressee(other) === addressee(event) && keyOf(other) !== keyOf(event);
  });
}

export const swapEmit: MutantsOf = (original) =>
  actionSitesOf(original.machine).flatMap((site) =>
    site.actions.flatMap((action, index) => {
      const rival = typeof action === 'string' ? rivalOf(original.machine, action) : undefined;
      if (rival === undefined) return [];
      const actions = site.actions.map((one, at) => (at === index ? rival : one));
      const sentence = `${wordOf(action)} becomes ${rival}`;
      return [withActions(original, site, actions, { operator: 'swap-emit', number: index, sentence })];
    }),
  );

/** How one key is noted wrongly. */
const wrongly = {
  'not at all': (_: unknown, before: unknown) => before,
  'as one more': (value: unknown) => (typeof value === 'number' ? value + 1 : value),
} as const;

/** Keys of the context that an assignment may write. */
const keysOf = (assignment: unknown, { context }: Original): string[] =>
  typeof assignment === 'function'
    ? Object.keys(context)
    : Object.keys(assignment as object).filter((key) => key in context);

/** One key of one assignment noted wrongly, wherever the action is. */
export const offAssign: MutantsOf = (original) => {
  const used = new Set(actionSitesOf(original.machine).flatMap(({ actions }) => actions.map(nameIn)));
  return Object.keys(original.machine.implementations.actions)
    .filter((name) => used.has(name))
    .flatMap((name) => {
      const { assignment, type } = implementationOf(original.machine, name)!;
      if (type !== 'xstate.assign') return [];
      const keys = keysOf(assignment, original);
      return keys.flatMap((key) => [
        ...(keys.length > 1 ? [misnoting(original, name, key, 'not at all')] : []),
        ...(typeof original.context[key] === 'number' ? [misnoting(original, name, key, 'as one more')] : []),
      ]);
    });
};

const nameIn = (action: unknown): string =>
  typeof action === 'string' ? action : ((action as { type?: string }).type ?? '');

function misnoting(
  { name: machine }: Original,
  action: string,
  key: string,
  how: keyof typeof wrongly,
): Mutant {
  return {
    id: [machine, 'off-assign', machine, action, key, how.replaceAll(' ', '-')].join(':'),
    machine,
    operator: 'off-assign',
    sentence: `${machine}: ${action} notes ${key} ${how}`,
    diff: { at: action, before: key, after: `${key} ${how}` },
    reach: { of: 'action', name: action },
    build: (original) => {
      const { assignment } = implementationOf(original, action)!;
      const broken = assign((args: Args, params: unknown) => {
        const right = noted(assignment, args, params);
        if (!(key in right)) return right;
        return { ...right, [key]: wrongly[how](right[key], args.context[key]) };
      });
      return original.provide({ actions: { [action]: broken } } as never);
    },
  };
}
