import { identifierMaxLength } from '../../vocabulary/identifier.ts';
import type { RunContext } from '../code/context.ts';
import {
  action,
  back,
  blockedPicture,
  cancel,
  codePicture,
  errorOf,
  formPicture,
  none,
  passwordField,
  pinField,
  type Rows,
  viewBy,
  waitingPicture,
} from '../code/picture.ts';
import type { Picture } from '../view.ts';
import type { forgotPasswordMachine } from './forgot-password.machine.ts';

const step = (at: number) => ({ at, of: 4 });

const identify = (context: RunContext, busy: boolean) =>
  formPicture(context, {
    screen: 'identify',
    busy,
    step: step(1),
    fields: [
      {
        name: 'identifier',
        type: 'text',
        autocomplete: 'username',
        inputmode: 'text',
        maxLength: identifierMaxLength,
        required: true,
        ...(context.error?.startsWith('E_ID') && { error: context.error }),
      },
    ],
    submit: 'identifier.submit',
    others: [cancel],
  });

const element = (context: RunContext, busy = false): Picture => ({
  ...none,
  screen: 'resetElement',
  busy,
  step: step(3),
  actions: [
    ...(context.hasBiometric ? [action('element.biometric', 'primary', !busy)] : []),
    ...(context.hasSoftPin ? [action('element.softPin', 'primary', !busy)] : []),
    cancel,
  ],
  error: errorOf(context),
  notices: ['M_CONTACT'],
});

const newPassword = (context: RunContext, busy: boolean) =>
  formPicture(context, {
    screen: 'newPassword',
    busy,
    step: step(4),
    fields: [passwordField(context, 'newPassword'), passwordField(context, 'again')],
    submit: 'newPassword.submit',
    others: [cancel],
  });

const changed: Picture = { ...none, screen: 'passwordChanged', notices: ['I_PWD_CHANGED'] };
const contact: Picture = { ...none, screen: 'contactCentre', notices: ['M_CONTACT'] };
const acknowledged = (picture: Picture): Picture => ({
  ...picture,
  actions: [action('confirmation.acknowledge')],
});

const rows = {
  identifying: (context) => identify(context, false),
  opening: (context) => identify(context, true),
  askingCode: (context, inner) => codePicture(context, inner, 'I_RESET_SENT', 'number', step(2)),
  choosingElement: (context) => element(context),
  scanning: (context, inner) => {
    const picture = waitingPicture(context, inner, 'scan', step(3));
    return { ...picture, actions: [...picture.actions, back] };
  },
  erasing: (context) => ({ ...waitingPicture(context, null, 'scan', step(3)), actions: [] }),
  askingPin: (context) =>
    formPicture(context, {
      screen: 'pin',
      step: step(3),
      fields: [{ ...pinField(context), maxLength: 8 }],
      submit: 'pin.submit',
      others: [back, cancel],
    }),
  deriving: (context, inner) => waitingPicture(context, inner, 'validating', step(3)),
  proving: (context, inner) => waitingPicture(context, inner, 'validating', step(3)),
  choosingPassword: (context) => newPassword(context, false),
  saving: (context) => newPassword(context, true),
  changed: () => acknowledged(changed),
  contactCentre: () => acknowledged(contact),
  blocked: blockedPicture,
  leaving: (context) => waitingPicture(context, null, 'validating'),
  done: () => changed,
  sentOn: () => contact,
  cancelled: () => ({ ...none, screen: 'cancelled' }),
  turnedAway: () => ({ ...none, screen: 'blocked' }),
} satisfies Rows<typeof forgotPasswordMachine, RunContext>;

/** What the customer sees of `forgotPassword`. */
export const forgotPasswordView = viewBy<RunContext>(rows);
