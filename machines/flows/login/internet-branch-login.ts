import type { Login } from '../../ports/login.ts';
import * as z from 'zod/mini';
import { codeProblem } from '../../vocabulary/code.ts';
import { defineFlow, form } from '../definition.ts';
import { credentialsEvents } from './credentials-events.ts';
import { internetBranchLoginMachine } from './internet-branch-login.machine.ts';
import { internetBranchLoginView } from './internet-branch-login.view.ts';
import { loginRange } from './login-context.ts';
import { codeEvents, formEvents, loginServices as services, smsEvents, typed } from './login-events.ts';
import type { LoginInput, LoginOutput } from './login-input.ts';

const events = {
  ...credentialsEvents,
  ...formEvents,
  'softPin.submit': form({
    payload: z.strictObject({ code: typed }),
    kept: [],
    problems: ['E_FNP_FORMAT'],
    problemOf: ({ code }, { digits }) => codeProblem(code, digits ?? 6),
  }),
  ...smsEvents,
  ...codeEvents,
};

/** Manual 1.5 on the web: number + password + a Soft PIN code read off the phone, or an FNP by SMS. */
export const internetBranchLogin = defineFlow<typeof events, LoginOutput, { login: Login }, LoginInput>({
  name: 'internetBranchLogin',
  version: 1,
  machine: internetBranchLoginMachine,
  events,
  services,
  range: loginRange({ events, services }),
  view: internetBranchLoginView,
});
