import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { transitionKey } from '../../machines/vocabulary/transition-key.ts';
import { nodesOf } from '../nodes.ts';

/** A guard, action or delay as a machine refers to it: by name, by name with params, or as the function itself. */
type Reference =
  string | { readonly type: string; readonly params?: unknown } | ((...args: never) => unknown);

/** One transition of a machine, with its name. */
export interface Part {
  readonly key: string;
  readonly source: AnyStateNode;
  /** The descriptor; empty for `always`. */
  readonly event: string;
  readonly index: number;
  readonly guard: Reference | undefined;
  readonly actions: readonly Reference[];
  readonly target: readonly AnyStateNode[] | undefined;
  readonly reenter: boolean;
}

type Raw = Pick<Part, 'guard' | 'actions' | 'target' | 'reenter'>;

/** Every transition of a machine, in document order of its states. */
export function partsOf(machine: AnyStateMachine): Part[] {
  return nodesOf(machine).flatMap((source) => {
    const all: [string, readonly Raw[]][] = [
      ...(source.transitions as unknown as ReadonlyMap<string, readonly Raw[]>),
      ['', (source.always ?? []) as unknown as readonly Raw[]],
    ];
    return all.flatMap(([event, siblings]) =>
      siblings.map(({ guard, actions, target, reenter }, index) => ({
        key: transitionKey(source.id, event, index),
        source,
        event,
        index,
        guard,
        actions,
        target,
        reenter,
      })),
    );
  });
}

/** Whether a transition only forbids an event to those further out. */
export const isForbidding = ({ target, actions, reenter }: Part): boolean =>
  target === undefined && actions.length === 0 && !reenter;

/** How an event reads in a message. */
export const eventName = (event: string): string =>
  event === ''
    ? 'always'
    : event
        .replace(/^xstate\.after\.(.+?)\..*$/, 'after $1')
        .replace(/^xstate\.done\.actor\./, 'done of ')
        .replace(/^xstate\.error\.actor\./, 'error of ')
        .replace(/^xstate\.done\.state\..*$/, 'done');

/** The name that a reference has, if it has one. */
export const nameOf = (reference: unknown): string | undefined =>
  typeof reference === 'string'
    ? reference
    : typeof reference === 'object' && reference !== null && 'type' in reference
      ? String(reference.type)
      : undefined;

/** The names of guards in a guard, those inside `and`, `or` and `not` included. */
export function guardNames(guard: unknown): string[] {
  const names: string[] = [];
  const open = [guard];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const name = nameOf(next);
    if (name !== undefined) names.push(name);
    else if (typeof next === 'function' && 'guards' in next) open.push(...(next.guards as unknown[]));
  }
  return names;
}
