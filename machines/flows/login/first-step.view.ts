import { identifierMaxLength } from '../../vocabulary/identifier.ts';
import { passwordMaxLength } from '../../vocabulary/password.ts';
import type { Picture, ViewAction, ViewField } from '../view.ts';
import type { LoginContext } from './login-context.ts';
import { action, cancel } from '../code/picture.ts';
import { end, field, picture, retry, timer } from './parts.view.ts';
import { provedBy } from './login-paths.ts';

export const identifierField = (context: LoginContext) =>
  field(context, 'E_ID', {
    name: 'identifier',
    type: 'text',
    autocomplete: 'username',
    maxLength: identifierMaxLength,
  });

export const passwordField = (context: LoginContext) =>
  field(context, 'E_PWD', {
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
    maxLength: 2 * passwordMaxLength,
  });

/** Më Kujto (manual 1.2), ticked where a number is remembered already. */
export const rememberField = ({ remember }: LoginContext): ViewField => ({
  name: 'remember',
  type: 'checkbox',
  autocomplete: 'off',
  inputmode: 'text',
  maxLength: 0,
  required: false,
  ...(remember && { value: 'true' }),
});

interface Form {
  screen: 'credentials' | 'password';
  submit: string;
  fields: (context: LoginContext) => ViewField[];
  more?: (idle: boolean) => ViewAction[];
}

/** The rows of a login that begins with a password. */
export const formRows = ({ screen, submit, fields, more = () => [] }: Form) => {
  const form = (context: LoginContext, idle: boolean): Picture => {
    const shown = fields(context);
    const { mask, notice } = context.display.given;
    return picture(context, {
      screen,
      busy: !idle,
      step: { at: 1, of: 2 },
      fields: shown,
      actions: [
        action(
          submit,
          'primary',
          idle,
          shown.map(({ name }) => name),
        ),
        ...retry(context, idle),
        action('password.forgot', 'link', idle),
        ...more(idle),
      ],
      notices: notice ? [notice] : [],
      data: { ...(mask !== undefined && { mask }) },
    });
  };
  const cancellable = (idle: boolean) => (context: LoginContext) => {
    const shown = form(context, idle);
    return { ...shown, actions: [...shown.actions, cancel] };
  };
  return {
    asking: cancellable(true),
    submitting: cancellable(false),
    leaving: (context: LoginContext) => form(context, false),
  };
};

const credentials = formRows({
  screen: 'credentials',
  submit: 'credentials.submit',
  fields: (context) => [identifierField(context), passwordField(context)],
});

/** The rows of a login that begins with number and password, and remembers neither. */
export const credentialsRows = {
  askingCredentials: credentials.asking,
  submitting: credentials.submitting,
  leaving: credentials.leaving,
};

/** The rows that every login has: a block, and its ends. `bySms`: as in `endings`. */
export const endingRows = {
  blocked: (context: LoginContext) =>
    picture(context, {
      screen: 'blocked',
      actions: [action('block.acknowledge', 'primary'), cancel],
      timers: timer(context, 'block', 'until'),
    }),
  authenticated: (context: LoginContext) =>
    end('authenticated', {
      elements: provedBy(context).elements,
      notices: context.rememberFailed ? ['W_REMEMBER_FAILED'] : [],
    }),
  cancelled: () => end('cancelled'),
  turnedAway: () => end('blocked'),
};

/** On the way to another flow. */
export const leftRow = (next: string) => () => end('left', { data: { next } });

/** On the way to a new password; where an app has no such flow, the Contact Center helps. */
export const resetRow = () => end('left', { data: { next: 'forgotPassword' }, notices: ['M_CONTACT'] });
