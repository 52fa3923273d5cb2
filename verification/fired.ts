import type { AnyStateNode } from 'xstate';
import type { Transition } from './stepper.ts';

/** A transition by its name: the state that has it, its event (empty for `always`), and its place among those. */
export const transitionKey = (source: string, event: string, index: number): string =>
  `${source} ${event} ${index}`;

/** The names of transitions. */
export function firedIn(fired: Iterable<Transition>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const transition of fired) {
    const source = transition.source as AnyStateNode;
    const { eventType } = transition;
    const siblings = (eventType === '' ? source.always : source.transitions.get(eventType)) ?? [];
    const index = (siblings as readonly unknown[]).indexOf(transition);
    keys.add(transitionKey(source.id, eventType, index));
  }
  return keys;
}
