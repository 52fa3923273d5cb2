import * as z from 'zod/mini';
import { type Login, loginMethods } from '../../ports/login.ts';
import { codeProblem } from '../../vocabulary/code.ts';
import { parseIdentifier } from '../../vocabulary/identifier.ts';
import { passwordProblem } from '../../vocabulary/password.ts';
import { bare, defineFlow, form } from '../definition.ts';
import { loginRange } from './family.ts';
import { passwordLoginMachine, type PasswordLoginOutput } from './password-login.machine.ts';
import { passwordLoginView } from './password-login.view.ts';

const typed = z.string();

const events = {
  'credentials.submit': form({
    payload: z.strictObject({ identifier: typed, password: typed }),
    kept: ['identifier'],
    problems: ['E_ID_REQUIRED', 'E_ID_FORMAT', 'E_PWD_REQUIRED', 'E_PWD_TOO_LONG'],
    problemOf({ identifier, password }) {
      const parsed = parseIdentifier(identifier);
      return typeof parsed === 'string' ? parsed : passwordProblem(password);
    },
  }),
  'code.submit': form({
    payload: z.strictObject({ code: typed }),
    kept: [],
    problems: ['E_FNP_FORMAT'],
    problemOf: ({ code }, digits) => codeProblem(code, digits ?? 6),
  }),
  'code.resend': bare,
  'credentials.edit': bare,
  'password.forgot': bare,
  'call.retry': bare,
  'block.acknowledge': bare,
  'flow.cancel': bare,
};

/** Manual 1.1: client or personal number + password + FNP by SMS. */
export const passwordLogin = defineFlow<typeof events, PasswordLoginOutput, { login: Login }>({
  name: 'passwordLogin',
  version: 1,
  machine: passwordLoginMachine,
  events,
  services: {
    'login.open': loginMethods.open,
    'login.first': loginMethods.first,
    'login.sendCode': loginMethods.sendCode,
    'login.second': loginMethods.second,
    'login.cancel': loginMethods.cancel,
  },
  range: loginRange,
  view: passwordLoginView,
});
