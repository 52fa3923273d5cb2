import * as z from 'zod/mini';
import { loginMethods } from '../../ports/login.ts';
import { codeProblem } from '../../vocabulary/code.ts';
import { parseIdentifier } from '../../vocabulary/identifier.ts';
import { passwordProblem } from '../../vocabulary/password.ts';
import { bare, form } from '../definition.ts';

export const typed = z.string();
const identifierProblems = ['E_ID_REQUIRED', 'E_ID_FORMAT'] as const;
export const passwordProblems = ['E_PWD_REQUIRED', 'E_PWD_TOO_LONG'] as const;

/** What is typed at first, by a customer whom nobody knows yet. */
export const credentials = {
  kept: ['identifier'],
  problems: [...identifierProblems, ...passwordProblems],
  problemOf({ identifier, password }: { identifier: string; password: string }) {
    const parsed = parseIdentifier(identifier);
    return typeof parsed === 'string' ? parsed : passwordProblem(password);
  },
};

/** Where a password is asked for. */
export const formEvents = { 'password.forgot': bare };

/** Where a scan is. */
export const scanEvents = { 'biometric.login': bare, 'password.choose': bare };

/** What every login that an FNP may end has. */
export const codeEvents = {
  'code.submit': form({
    payload: z.strictObject({ code: typed }),
    kept: [],
    problems: ['E_FNP_FORMAT'],
    problemOf: ({ code }, { digits }) => codeProblem(code, digits ?? 6),
  }),
  'code.resend': bare,
  'credentials.edit': bare,
  'call.retry': bare,
  'block.acknowledge': bare,
  'flow.cancel': bare,
};

/** Where an FNP by SMS is the other way. */
export const smsEvents = { 'sms.request': bare };

/** Where the device answers after the first element. */
export const deviceEvents = {
  'pin.submit': form({
    payload: z.strictObject({ pin: typed }),
    kept: [],
    problems: ['E_PIN_FORMAT'],
    problemOf: ({ pin }, { digits = 6 }) =>
      pin.length === digits && /^[0-9]+$/.test(pin) ? null : ('E_PIN_FORMAT' as const),
  }),
  'pin.forgot': bare,
  ...smsEvents,
};

export const loginServices = {
  'login.open': loginMethods.open,
  'login.first': loginMethods.first,
  'login.sendCode': loginMethods.sendCode,
  'login.second': loginMethods.second,
  'login.cancel': loginMethods.cancel,
};
