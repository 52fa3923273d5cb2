import { type Authenticator, authenticatorMethods } from '../../ports/authenticator.ts';
import { type Device, deviceMethods } from '../../ports/device.ts';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import { bare, defineFlow } from '../definition.ts';
import { entryRange } from './entry-family.ts';
import type { EntryOutput } from './entry-output.ts';
import { entryMachine } from './entry.machine.ts';
import { entryView } from './entry.view.ts';

const events = {
  'app.enter': bare,
  'password.choose': bare,
  'biometric.login': bare,
  'softPin.open': bare,
  'password.forgot': bare,
  'call.retry': bare,
  'flow.cancel': bare,
};

export interface EntryPorts {
  device: Pick<Device, 'look' | 'integrity' | 'reconcile'>;
  authenticator: Pick<Authenticator, 'available'>;
  enrolment: Pick<Enrolment, 'status'>;
}

/** After the icon was tapped: HYR, and how to enter with what this device holds. */
export const entry = defineFlow<typeof events, EntryOutput, EntryPorts>({
  name: 'entry',
  version: 2,
  machine: entryMachine,
  events,
  services: {
    'device.look': deviceMethods.look,
    'device.integrity': deviceMethods.integrity,
    'device.reconcile': deviceMethods.reconcile,
    'authenticator.available': authenticatorMethods.available,
    'enrolment.status': enrolmentMethods.status,
  },
  range: entryRange,
  view: entryView,
});
