import type { RunContext } from '../code/context.ts';
import { back, cancel, formPicture, pinField } from '../code/picture.ts';
import type { Picture, ViewField } from '../view.ts';

type Step = Picture['step'];

const digitsOf = ({ display: { digits } }: RunContext) => (digits === null ? {} : { digits });

/** One entry of a PIN, with what else belongs to its form. */
export function pinPicture(
  context: RunContext,
  form: { screen: 'pin' | 'newPin' | 'confirmPin'; submit: string; name: 'pin' | 'newPin'; step: Step },
  others: { fields?: readonly ViewField[]; canGoBack?: boolean; busy?: boolean } = {},
): Picture {
  const picture = formPicture(context, {
    screen: form.screen,
    submit: form.submit,
    step: form.step,
    busy: others.busy ?? false,
    fields: [pinField(context, form.name), ...(others.fields ?? [])],
    others: [...(others.canGoBack ? [back] : []), cancel],
  });
  return { ...picture, data: digitsOf(context) };
}

/** "Ruaje Soft PIN dhe mos ma kërko më në vijim": not ticked unless the customer ticks it. */
export const saveBox: ViewField = {
  name: 'save',
  type: 'checkbox',
  autocomplete: 'off',
  inputmode: 'text',
  maxLength: 5,
  required: false,
  value: 'false',
};
