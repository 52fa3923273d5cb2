import * as z from 'zod/mini';
import { type Authenticator, authenticatorMethods } from '../../ports/authenticator.ts';
import { type PinVault, pinVaultMethods } from '../../ports/pin-vault.ts';
import { type Reset, resetMethods } from '../../ports/reset.ts';
import { parseIdentifier } from '../../vocabulary/identifier.ts';
import { codeEvents, newPasswordEvent, runEvents, typed } from '../code/events.ts';
import { runRange } from '../code/context.ts';
import { pinEvent } from '../code/pin-events.ts';
import { bare, defineFlow, form } from '../definition.ts';
import { forgotPasswordMachine, type ForgotPasswordOutput } from './forgot-password.machine.ts';
import { forgotPasswordView } from './forgot-password.view.ts';

const events = {
  'identifier.submit': form({
    payload: z.strictObject({ identifier: typed }),
    kept: ['identifier'],
    problems: ['E_ID_REQUIRED', 'E_ID_FORMAT'],
    problemOf({ identifier }) {
      const parsed = parseIdentifier(identifier);
      return typeof parsed === 'string' ? parsed : null;
    },
  }),
  'element.biometric': bare,
  'element.softPin': bare,
  'pin.submit': pinEvent,
  'newPassword.submit': newPasswordEvent,
  ...codeEvents,
  ...runEvents,
};

export interface Ports {
  reset: Reset;
  authenticator: Authenticator;
  pinVault: PinVault;
}

/** The credentials of this device that may be the second element; `null` where it has none. */
export interface ForgotPasswordInput {
  biometric: string | null;
  softPin: string | null;
}

/** "Klikoni këtu … në rast se keni harruar fjalëkalimin" (manual 1.1). */
export const forgotPassword = defineFlow<typeof events, ForgotPasswordOutput, Ports, ForgotPasswordInput>({
  name: 'forgotPassword',
  version: 1,
  machine: forgotPasswordMachine,
  events,
  services: {
    'reset.begin': resetMethods.begin,
    'reset.sendCode': resetMethods.sendCode,
    'reset.verify': resetMethods.verify,
    'reset.secondElement': resetMethods.secondElement,
    'reset.setPassword': resetMethods.setPassword,
    'reset.cancel': resetMethods.cancel,
    'authenticator.sign': authenticatorMethods.sign,
    'authenticator.erase': authenticatorMethods.erase,
    'pinVault.derive': pinVaultMethods.derive,
  },
  range: runRange,
  view: forgotPasswordView,
  starts: [
    { biometric: null, softPin: null },
    { biometric: '-', softPin: null },
    { biometric: null, softPin: '-' },
    { biometric: '-', softPin: '-' },
  ],
});
