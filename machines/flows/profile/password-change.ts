import { type Password, passwordMethods } from '../../ports/password.ts';
import type { Reauth } from '../../ports/reauth.ts';
import { type InSession, newPasswordEvent, reauthEvents, reauthServices, runEvents } from '../code/events.ts';
import { runRange } from '../code/context.ts';
import { defineFlow } from '../definition.ts';
import type { RunOutput } from './ends.ts';
import { passwordChangeMachine } from './password-change.machine.ts';
import { passwordChangeView } from './password-change.view.ts';

const events = { 'newPassword.submit': newPasswordEvent, ...reauthEvents, ...runEvents };

export interface Ports {
  reauth: Reauth;
  password: Password;
}

/** Another password, in Profile: all other sessions end, the options of this device stay. */
export const passwordChange = defineFlow<typeof events, RunOutput, Ports, InSession>({
  name: 'passwordChange',
  version: 1,
  machine: passwordChangeMachine,
  events,
  services: { ...reauthServices, 'password.change': passwordMethods.change },
  range: runRange,
  view: passwordChangeView,
  starts: [{ session: '-' }],
});
