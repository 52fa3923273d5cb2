import type { Transition } from '../stepper.ts';

/** Whether a transition leads nowhere and does nothing: XState says of its event that it cannot be sent. */
export function isSilent(transition: Transition): boolean {
  const { target, actions } = transition as { target?: unknown; actions?: readonly unknown[] };
  return target === undefined && (actions?.length ?? 0) === 0;
}
