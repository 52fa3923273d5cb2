import type { StateValueFrom } from 'xstate';
import { endingRows, formRows, leftRow, resetRow, passwordField } from './first-step.view.ts';
import { action } from '../code/picture.ts';
import { type Row, type StateId, viewOf } from './parts.view.ts';
import type { rememberedLoginMachine } from './remembered-login.machine.ts';
import { secondRows } from './second-step.view.ts';

const { asking, submitting, leaving } = formRows({
  screen: 'password',
  submit: 'password.submit',
  fields: (context) => [passwordField(context)],
  more: (idle) => [action('number.change', 'link', idle), action('number.forget', 'link', idle)],
});

/** What the customer sees of `rememberedLogin`. */
export const rememberedLoginView = viewOf({
  askingPassword: asking,
  submitting,
  choosing: submitting,
  ...secondRows,
  leaving,
  forgetting: submitting,
  left: resetRow,
  leftForAnother: leftRow('passwordLogin'),
  forgotten: leftRow('passwordLogin'),
  ...endingRows,
} satisfies Record<StateId<StateValueFrom<typeof rememberedLoginMachine>>, Row>);
