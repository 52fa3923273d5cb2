import type { View } from '../../machines/index.ts';
import type { Seen } from '../../scenarios/index.ts';

/** What a customer sees of a view; a box that is not ticked shows nothing. `now`: ms, by the flow's clock. */
export function seenOf(view: View, now: number, ended: string | null): Seen {
  const { toggles = [], mask = null, biometricMask = null, reason = null } = view.data;
  return {
    screen: view.screen,
    error: view.error?.code ?? null,
    notices: view.notices,
    offers: view.actions.flatMap(({ enabled, event }) => (enabled ? [event] : [])),
    fields: Object.fromEntries(
      view.fields.map(({ name, value = null }) => [name, value === 'false' ? null : value]),
    ),
    timers: Object.fromEntries(view.timers.map(({ id, endsAt }) => [id, Math.round((endsAt - now) / 1000)])),
    ended,
    elements: view.elements,
    toggles: Object.fromEntries(toggles.map(({ name, on }) => [name, on])),
    mask,
    biometricMask,
    reason,
  };
}
