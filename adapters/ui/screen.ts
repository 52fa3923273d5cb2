import type { FailureCode, NoticeCode, View, ViewAction, ViewTimer } from '../../machines/index.ts';
import { secondsUntil } from './countdown.ts';
import { type ShownField, shownField } from './field.ts';
import type { Words } from './words.ts';

export interface ShownTimer extends ViewTimer {
  label: string;
}

export interface ShownAction extends ViewAction {
  label: string;
}

/** A view in words: what every front end shows, whatever it is written in. */
export interface Screen {
  title: string;
  step: string | null;
  /** The error, as it was when it came; `null` when it is a field's own or is over. */
  alert: { code: FailureCode; text: string } | null;
  notices: readonly { code: NoticeCode; text: string }[];
  fields: readonly ShownField[];
  timers: readonly ShownTimer[];
  /** The action that submits the fields, if it is there. */
  submit: ShownAction | null;
  /** The other actions, in their order. */
  others: readonly ShownAction[];
}

/** What the text of a failure needs. */
function failureParams(code: FailureCode, view: View, now: number): Record<string, number> {
  const seconds = Math.max(1, secondsUntil(view.error?.endsAt ?? now, now));
  const params: Partial<Record<FailureCode, Record<string, number>>> = {
    E_FNP_FORMAT: { digits: view.data.digits ?? 0 },
    E_FNP_WAIT: { seconds },
    E_RATE: { seconds },
    E_BLOCKED_TEMP: { minutes: Math.ceil(seconds / 60) },
  };
  return params[code] ?? {};
}

function alertOf(view: View, words: Words, now: number): Screen['alert'] {
  const { error } = view;
  if (error === null || view.fields.some((field) => field.error !== undefined)) return null;
  return { code: error.code, text: words(error.code, failureParams(error.code, view, now)) };
}

/** A pure function of the view, the words and the time; screens never see state names. */
export function screenOf(view: View, words: Words, now: number): Screen {
  const actions = view.actions.map((action) => ({ ...action, label: words(`action.${action.event}`) }));
  const submit = actions.find(({ fields }) => fields.length > 0) ?? null;
  return {
    title: words(`screen.${view.screen}.title`),
    step: view.step && words('ui.step', view.step),
    alert: alertOf(view, words, now),
    notices: view.notices.map((code) => ({
      code,
      text: words(code, code === 'I_FNP_SENT' ? { ref: view.data.ref ?? '' } : {}),
    })),
    fields: view.fields.map((field) => shownField(view, field, words)),
    timers: view.timers.map((timer) => ({ ...timer, label: words(`timer.${timer.id}`) })),
    submit,
    others: actions.filter((action) => action !== submit),
  };
}
