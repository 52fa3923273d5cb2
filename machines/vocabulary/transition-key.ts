import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** A transition by its name: the id of the state that has it, its event (empty for `always`), its place among those from 0. */
export const transitionKey = (source: string, event: string, index: number): string =>
  `${source} ${event} ${index}`;

/** The name of a transition of an executing definition, such as `@xstate.microstep` reports when it is taken. */
export function keyOfTransition(
  transition: Pick<AnyTransitionDefinition, 'eventType'> & { readonly source: unknown },
): string {
  const source = transition.source as AnyStateNode;
  const { eventType } = transition;
  const siblings = (eventType === '' ? source.always : source.transitions.get(eventType)) ?? [];
  return transitionKey(source.id, eventType, (siblings as readonly unknown[]).indexOf(transition));
}
