import { type Language, messageFrom, type Params } from '../../../adapters/messages/index.ts';
import type { MessageCode, View, ViewField } from '../../../machines/index.ts';
import { tokens } from './gesture.ts';

/** Whole seconds until a moment, never less than one: a text that says 0 would be a lie. */
const secondsUntil = (endsAt: number, now: number) => Math.max(1, Math.ceil((endsAt - now) / 1000));

/** What the text of a code needs, taken from the view. */
function paramsOf(code: MessageCode, view: View, now: number): Params {
  const seconds = secondsUntil(view.error?.endsAt ?? now, now);
  const params: Partial<Record<MessageCode, Params>> = {
    E_FNP_FORMAT: { digits: view.data.digits ?? '' },
    E_FNP_WAIT: { seconds },
    E_RATE: { seconds },
    E_BLOCKED_TEMP: { minutes: Math.ceil(seconds / 60) },
    I_FNP_SENT: { ref: view.data.ref ?? '' },
  };
  return params[code] ?? {};
}

const textOf = (language: Language, code: MessageCode, view: View, now: number) =>
  messageFrom(language, code, paramsOf(code, view, now));

export const fieldLabel = (language: Language, { name }: ViewField) =>
  messageFrom(language, `field.${name}` as Parameters<typeof messageFrom>[1]);

export const actionLabel = (language: Language, event: string) =>
  messageFrom(language, `action.${event}` as Parameters<typeof messageFrom>[1]);

/**
 * A screen as lines of text: everything that the view says, and nothing else. `listActions`: with the tokens by which a
 * script names them; a person gets them as a menu.
 */
export function screenLines(view: View, language: Language, now: number, listActions: boolean): string[] {
  const step = view.step ? ` (${view.step.at}/${view.step.of})` : '';
  const isOver = view.error?.endsAt !== undefined && view.error.endsAt <= now;
  const error = view.error && !isOver ? [`  ! ${textOf(language, view.error.code, view, now)}`] : [];
  const filled = view.fields.flatMap((field) =>
    field.value === undefined ? [] : [`  ${fieldLabel(language, field)}: ${field.value}`],
  );
  const notices = view.notices.map((code) => `  i ${textOf(language, code, view, now)}`);
  const timers = view.timers.map(
    ({ id, endsAt }) => `  ~ ${messageFrom(language, `timer.${id}`)} ${secondsUntil(endsAt, now)} s`,
  );
  const actions = view.actions
    .filter(({ enabled }) => enabled && listActions)
    .map(({ event }) => `  [${actionLabel(language, event)}] ${tokens[event] ?? ''}`.trimEnd());
  const title = messageFrom(language, `screen.${view.screen}.title`);
  return ['', `== ${title}${step} ==`, ...filled, ...error, ...notices, ...timers, ...actions];
}
