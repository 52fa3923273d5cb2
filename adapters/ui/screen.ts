import type { FailureCode, NoticeCode, View, ViewAction, ViewTimer } from '../../machines/index.ts';
import { type ShownAction, shownAction } from './action.ts';
import { type ShownField, shownField } from './field.ts';
import { paramsOf } from './params.ts';
import { isSwitch, type ShownToggle, shownToggles } from './toggles.ts';
import type { Words } from './words.ts';

export interface ShownTimer extends ViewTimer {
  label: string;
}

/** A view in words: what every front end shows, whatever it is written in. */
export interface Screen {
  title: string;
  step: string | null;
  /** Whose numbers it is about, masked. */
  masks: readonly { name: string; label: string; text: string }[];
  /** The error, as it was when it came; `null` when it is a field's own or is over. */
  alert: { code: FailureCode; text: string } | null;
  notices: readonly { code: FailureCode | NoticeCode; text: string }[];
  fields: readonly ShownField[];
  toggles: readonly ShownToggle[];
  timers: readonly ShownTimer[];
  /** The action that submits the fields, if it is there. */
  submit: ShownAction | null;
  /** The other actions but for those of the switches, the weightiest first. */
  others: readonly ShownAction[];
}

function alertOf(view: View, words: Words, now: number): Screen['alert'] {
  const { error } = view;
  if (error === null || view.fields.some((field) => field.error !== undefined)) return null;
  return { code: error.code, text: words(error.code, paramsOf(error.code, view, words, now)) };
}

/** On some screens an action is called otherwise than elsewhere. */
const elsewhere: Readonly<Record<string, string>> = {
  'pin.credentials.edit': 'flow.back',
  'validating.credentials.edit': 'flow.back',
  'softPinHidden.softPin.open': 'softPin.show',
  'softPinReady.flow.cancel': 'menu.close',
  'softPinCode.flow.cancel': 'menu.close',
  'softPinInactive.flow.cancel': 'menu.close',
};

/** What leads back to the first step is called by what it is. */
const toFirst: Readonly<Record<string, string>> = { password: 'password.check', scan: 'scan.again' };

/** The text of an action where it stands. */
function labelOf({ screen, data: { check } }: View, event: string): `action.${string}` {
  const first = event === 'credentials.edit' ? toFirst[check ?? ''] : undefined;
  return `action.${first ?? elsewhere[`${screen}.${event}`] ?? event}`;
}

/** Why a session ended is said, although nothing failed. */
const noticesOf = ({ notices, data: { reason } }: View): (FailureCode | NoticeCode)[] => [
  ...(reason === undefined ? [] : (['E_SESSION_ENDED'] as const)),
  ...notices,
];

const masksOf = ({ data: { mask, biometricMask } }: View) => [
  ...(mask === undefined ? [] : [['mask', mask] as const]),
  ...(biometricMask === undefined ? [] : [['biometricMask', biometricMask] as const]),
];

const weights = { primary: 0, secondary: 1, link: 2 } as const;
const byWeight = (one: ViewAction, other: ViewAction) => weights[one.kind] - weights[other.kind];

/** A pure function of the view, the words and the time; screens never see state names. */
export function screenOf(view: View, words: Words, now: number): Screen {
  const actions = view.actions
    .filter((action) => !isSwitch(view, action))
    .map((action) => shownAction(action, labelOf(view, action.event), { view, words, now }));
  const submit = actions.find(({ fields }) => fields.length > 0) ?? null;
  return {
    title: words(`screen.${view.screen}.title`),
    step: view.step && words('ui.step', view.step),
    masks: masksOf(view).map(([name, text]) => ({ name, label: words(`ui.${name}`), text })),
    alert: alertOf(view, words, now),
    notices: noticesOf(view).map((code) => ({ code, text: words(code, paramsOf(code, view, words, now)) })),
    fields: view.fields.map((field) => shownField(view, field, words, now)),
    toggles: shownToggles(view, words, now),
    timers: view.timers.map((timer) => ({ ...timer, label: words(`timer.${timer.id}`) })),
    submit,
    others: actions.filter((action) => action !== submit).toSorted(byWeight),
  };
}
