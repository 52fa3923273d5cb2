import { type Authenticator, authenticatorMethods } from '../../ports/authenticator.ts';
import { type Device, deviceMethods } from '../../ports/device.ts';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import type { InSession } from '../code/events.ts';
import { bare, defineFlow } from '../definition.ts';
import { profileMachine, type ProfileOutput } from './profile.machine.ts';
import { profileRange } from './profile-family.ts';
import { profileView } from './profile.view.ts';

const events = {
  'biometric.activate': bare,
  'biometric.deactivate': bare,
  'smartFnp.activate': bare,
  'smartFnp.deactivate': bare,
  'softPin.activate': bare,
  'softPin.deactivate': bare,
  'softPin.save': bare,
  'softPin.ask': bare,
  'softPin.changePin': bare,
  'password.change': bare,
  'call.retry': bare,
  'profile.close': bare,
  'flow.cancel': bare,
};

export interface Ports {
  device: Device;
  authenticator: Authenticator;
  enrolment: Enrolment;
}

/** "Profili juaj": the icon at the top left, once the customer is in. */
export const profile = defineFlow<typeof events, ProfileOutput, Ports, InSession>({
  name: 'profile',
  version: 1,
  machine: profileMachine,
  events,
  services: {
    'device.look': deviceMethods.look,
    'authenticator.available': authenticatorMethods.available,
    'enrolment.status': enrolmentMethods.status,
  },
  range: profileRange,
  view: profileView,
  starts: [{ session: '-' }],
});
