import { type Language, messageFrom } from '../../../adapters/messages/index.ts';
import { paramsOf } from '../../../adapters/ui/params.ts';
import type { Words } from '../../../adapters/ui/words.ts';
import type { FailureCode, NoticeCode, View, ViewField } from '../../../machines/index.ts';
import { tokens } from './gesture.ts';

/** Whole seconds until a moment, never less than one: a text that says 0 would be a lie. */
const secondsUntil = (endsAt: number, now: number) => Math.max(1, Math.ceil((endsAt - now) / 1000));

const wordsOf =
  (language: Language): Words =>
  (code, params) =>
    messageFrom(language, code as Parameters<typeof messageFrom>[1], params);

function textOf(language: Language, code: FailureCode | NoticeCode, view: View, now: number): string {
  const words = wordsOf(language);
  return words(code, paramsOf(code, view, words, now));
}

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
