import type { StateValueFrom } from 'xstate';
import {
  endingRows,
  formRows,
  identifierField,
  resetRow,
  passwordField,
  rememberField,
} from './first-step.view.ts';
import { cancel } from '../code/picture.ts';
import { end, type Row, type StateId, viewOf } from './parts.view.ts';
import type { passwordLoginMachine } from './password-login.machine.ts';
import { secondRows } from './second-step.view.ts';

const { asking, submitting, leaving } = formRows({
  screen: 'credentials',
  submit: 'credentials.submit',
  fields: (context) => [identifierField(context), passwordField(context), rememberField(context)],
});

/** What the customer sees of `passwordLogin`: a new state without a screen does not compile (architecture rule 8). */
export const passwordLoginView = viewOf({
  askingCredentials: asking,
  submitting,
  choosing: submitting,
  ...secondRows,
  leaving,
  remembering: () => end('authenticated', { busy: true, actions: [cancel] }),
  left: resetRow,
  ...endingRows,
} satisfies Record<StateId<StateValueFrom<typeof passwordLoginMachine>>, Row>);
