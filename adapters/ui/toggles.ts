import type { FailureCode, View, ViewAction } from '../../machines/index.ts';
import { type ShownAction, shownAction } from './action.ts';
import type { WordCode, Words } from './words.ts';

/** One switch of Profile. */
export interface ShownToggle {
  name: string;
  label: string;
  on: boolean;
  /** What turns it; `null` where it cannot be turned now. */
  action: ShownAction | null;
  reason: { code: FailureCode; text: string } | null;
}

/** The events that a switch sends, so that no button sends them too. */
const turns: readonly string[] = ['biometric', 'smartFnp', 'softPin'].flatMap((name) => [
  `${name}.activate`,
  `${name}.deactivate`,
]);
const saving: readonly string[] = ['softPin.save', 'softPin.ask'];

/** Whether an action is shown as a switch. */
export const isSwitch = (view: View, { event }: ViewAction): boolean =>
  view.data.toggles !== undefined && [...turns, ...saving].includes(event);

/** The options of Profile; under Soft PIN whether its PIN is saved, where the customer may choose. */
export function shownToggles(view: View, words: Words, now: number): ShownToggle[] {
  /** The question before a switch is answered like the one before another device's option ends. */
  const show = (action: ViewAction) => shownAction(action, 'action.replace.confirm', { view, words, now });
  const actionOf = (event: string | null): ShownAction | null => {
    const listed = view.actions.find((action) => action.event === event);
    if (listed) return listed.enabled ? show(listed) : null;
    if (event === null || view.busy) return null;
    return show({ event, kind: 'secondary', enabled: true, fields: [] });
  };
  const shown = (name: string, word: WordCode, on: boolean, event: string | null): ShownToggle => ({
    name,
    label: words(word),
    on,
    action: actionOf(event),
    reason: null,
  });
  return (view.data.toggles ?? []).flatMap(({ name, on, event, reason, saved }) => {
    const main = {
      ...shown(name, `toggle.${name}`, on, event),
      reason: reason === undefined ? null : { code: reason, text: words(reason) },
    };
    const turn = saving.find((one) => view.actions.some(({ event: listed }) => listed === one));
    if (!on || saved === undefined || turn === undefined) return [main];
    return [main, shown('saved', 'toggle.saved', saved, turn)];
  });
}
