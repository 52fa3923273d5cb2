import * as z from 'zod/mini';
import { reauthMethods } from '../../ports/reauth.ts';
import type { SessionCall } from '../../ports/session.ts';
import { codeProblem } from '../../vocabulary/code.ts';
import { passwordProblem } from '../../vocabulary/password.ts';
import { bare, form } from '../definition.ts';

export const typed = z.string();

/** What a flow inside a session begins with: the session's reference. */
export type InSession = Pick<SessionCall, 'session'>;

/** What an activation begins with; `takeOver`: another customer's options on this device may end by it. */
export interface Activating extends InSession {
  takeOver?: boolean;
}

/** What can be done on every code screen. */
export const codeEvents = {
  'code.submit': form({
    payload: z.strictObject({ code: typed }),
    kept: [],
    problems: ['E_FNP_FORMAT'],
    problemOf: ({ code }, { digits }) => codeProblem(code, digits ?? 6),
  }),
  'code.resend': bare,
  'flow.back': bare,
};

/** What can be done in every flow. */
export const runEvents = {
  'call.retry': bare,
  'block.acknowledge': bare,
  'confirmation.acknowledge': bare,
  'flow.cancel': bare,
};

/** What can be done in a VERIFIKO, the code included. */
export const reauthEvents = {
  'reauth.submit': form({
    payload: z.strictObject({ password: typed }),
    kept: [],
    problems: ['E_PWD_REQUIRED', 'E_PWD_TOO_LONG'],
    problemOf: ({ password }) => passwordProblem(password),
  }),
  ...codeEvents,
};

/** What a VERIFIKO asks. */
export const reauthServices = {
  'reauth.begin': reauthMethods.begin,
  'reauth.sendCode': reauthMethods.sendCode,
  'reauth.verify': reauthMethods.verify,
  'reauth.cancel': reauthMethods.cancel,
};

/** A new password, typed twice. What the bank thinks of it, its answer tells. */
export const newPasswordEvent = form({
  payload: z.strictObject({ newPassword: typed, again: typed }),
  kept: [],
  problems: ['E_PWD_REQUIRED', 'E_PWD_TOO_LONG', 'E_PWD_MISMATCH'],
  problemOf: ({ newPassword, again }) =>
    passwordProblem(newPassword) ?? (newPassword === again ? null : 'E_PWD_MISMATCH'),
});
