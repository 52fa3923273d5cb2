import * as z from 'zod/mini';
import { type Device, deviceMethods } from '../../ports/device.ts';
import { type Remember, rememberMethods } from '../../ports/remember.ts';
import { passwordProblem } from '../../vocabulary/password.ts';
import { bare, defineFlow, form } from '../definition.ts';
import { afterPassword, deviceServices, type LoginPorts } from './device-services.ts';
import { loginRange } from './login-context.ts';
import { passwordProblems, typed } from './login-events.ts';
import type { LoginOutput, RememberedLoginInput } from './login-input.ts';
import { rememberedLoginMachine } from './remembered-login.machine.ts';
import { rememberedLoginView } from './remembered-login.view.ts';

const events = {
  'password.submit': form({
    payload: z.strictObject({ password: typed }),
    kept: [],
    problems: passwordProblems,
    problemOf: ({ password }) => passwordProblem(password),
  }),
  'number.change': bare,
  'number.forget': bare,
  ...afterPassword,
};
const services = {
  ...deviceServices,
  'remember.revoke': rememberMethods.revoke,
  'device.forget': deviceMethods.forget,
};

/** Asked only of a customer who forgets the number. */
export interface RememberedLoginPorts extends LoginPorts {
  remember?: Remember;
  device?: Device;
}

const remembered = { handle: 'handle', mask: '••••••789' };

/** Manual 1.2: the number is remembered, the password is typed, and what passwordLogin has follows. */
export const rememberedLogin = defineFlow<
  typeof events,
  LoginOutput,
  RememberedLoginPorts,
  RememberedLoginInput
>({
  name: 'rememberedLogin',
  version: 1,
  machine: rememberedLoginMachine,
  events,
  services,
  range: loginRange({ events, services }),
  view: rememberedLoginView,
  starts: [
    remembered,
    { ...remembered, second: 'smartFnp', smartFnp: 'key', biometric: 'bio', error: 'E_BIO_CHANGED' },
    { ...remembered, second: 'softPin', pin: 'ask', softPin: 'pin' },
    { ...remembered, second: 'softPin', pin: 'saved', softPin: 'pin' },
  ],
});
