import type { RunContext } from '../code/context.ts';
import { action, cancel, formPicture, none, passwordField, type Rows, viewBy } from '../code/picture.ts';
import type { Picture } from '../view.ts';
import { endRows, reauthRow } from './ends.view.ts';
import type { passwordChangeMachine } from './password-change.machine.ts';

const form = (context: RunContext, busy: boolean) =>
  formPicture(context, {
    screen: 'changePassword',
    busy,
    step: { at: 2, of: 2 },
    fields: [passwordField(context, 'newPassword'), passwordField(context, 'again')],
    submit: 'newPassword.submit',
    others: [cancel],
  });

const changed: Picture = { ...none, screen: 'passwordChanged' };
const { blocked, cancelled, sessionEnded, turnedAway } = endRows('changePassword');

const rows = {
  verifying: reauthRow(2),
  choosing: (context) => form(context, false),
  saving: (context) => form(context, true),
  confirmed: () => ({ ...changed, actions: [action('confirmation.acknowledge')] }),
  done: () => changed,
  blocked,
  cancelled,
  sessionEnded,
  turnedAway,
} satisfies Rows<typeof passwordChangeMachine, RunContext>;

/** What the customer sees of `passwordChange`. */
export const passwordChangeView = viewBy<RunContext>(rows);
