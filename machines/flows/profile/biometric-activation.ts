import { type Authenticator, authenticatorMethods } from '../../ports/authenticator.ts';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import type { Reauth } from '../../ports/reauth.ts';
import { type Activating, reauthEvents, reauthServices, runEvents } from '../code/events.ts';
import { runRange } from '../code/context.ts';
import { defineFlow } from '../definition.ts';
import { biometricActivationMachine } from './biometric-activation.machine.ts';
import { biometricActivationView } from './biometric-activation.view.ts';
import type { RunOutput } from './ends.ts';

const events = { ...reauthEvents, ...runEvents };

export interface Ports {
  reauth: Reauth;
  enrolment: Enrolment;
  authenticator: Authenticator;
}

/** Manual 1.3: "Identifikohu me të dhënat biometrike" is turned on in Profile. */
export const biometricActivation = defineFlow<typeof events, RunOutput, Ports, Activating>({
  name: 'biometricActivation',
  version: 1,
  machine: biometricActivationMachine,
  events,
  services: {
    ...reauthServices,
    'enrolment.beginBiometric': enrolmentMethods.beginBiometric,
    'enrolment.finishBiometric': enrolmentMethods.finishBiometric,
    'enrolment.revoke': enrolmentMethods.revoke,
    'authenticator.create': authenticatorMethods.create,
    'authenticator.erase': authenticatorMethods.erase,
  },
  range: runRange,
  view: biometricActivationView,
  starts: [{ session: '-' }],
});
