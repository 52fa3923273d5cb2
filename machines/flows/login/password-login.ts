import * as z from 'zod/mini';
import { type Device, deviceMethods } from '../../ports/device.ts';
import { type Remember, rememberMethods } from '../../ports/remember.ts';
import { defineFlow, form } from '../definition.ts';
import { afterPassword, deviceServices, type LoginPorts } from './device-services.ts';
import { credentials, typed } from './login-events.ts';
import { loginRange } from './login-context.ts';
import type { LoginInput, LoginOutput } from './login-input.ts';
import { passwordLoginMachine } from './password-login.machine.ts';
import { passwordLoginView } from './password-login.view.ts';

const events = {
  'credentials.submit': form({
    ...credentials,
    payload: z.strictObject({ identifier: typed, password: typed, remember: z.optional(z.boolean()) }),
    told: { remember: [false, true] },
  }),
  ...afterPassword,
};
const services = {
  ...deviceServices,
  'remember.issue': rememberMethods.issue,
  'remember.revoke': rememberMethods.revoke,
  'device.remember': deviceMethods.remember,
  'device.forget': deviceMethods.forget,
};

/** Asked only of a customer who ticks Më Kujto, or unticks it. */
export interface PasswordLoginPorts extends LoginPorts {
  remember?: Remember;
  device?: Device;
}

/** Manual 1.1: client or personal number + password + FNP by SMS, or what the device answers in its place. */
export const passwordLogin = defineFlow<typeof events, LoginOutput, PasswordLoginPorts, LoginInput>({
  name: 'passwordLogin',
  version: 2,
  machine: passwordLoginMachine,
  events,
  services,
  range: loginRange({ events, services }),
  view: passwordLoginView,
  starts: [
    {},
    { remembered: { handle: 'handle', mask: '••••••789' } },
    { second: 'smartFnp', smartFnp: 'key', error: 'E_BIO_CHANGED' },
    { second: 'softPin', pin: 'ask', softPin: 'pin' },
    { second: 'softPin', pin: 'saved', softPin: 'pin' },
  ],
});
