import { type DeviceKey, deviceKeyMethods } from '../../ports/device-key.ts';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import type { Reauth } from '../../ports/reauth.ts';
import { type Activating, reauthEvents, reauthServices, runEvents } from '../code/events.ts';
import { runRange } from '../code/context.ts';
import { bare, defineFlow } from '../definition.ts';
import type { RunOutput } from './ends.ts';
import { smartFnpActivationMachine } from './smart-fnp-activation.machine.ts';
import { smartFnpActivationView } from './smart-fnp-activation.view.ts';

const events = { 'replace.confirm': bare, ...reauthEvents, ...runEvents };

export interface Ports {
  reauth: Reauth;
  enrolment: Enrolment;
  deviceKey: DeviceKey;
}

/** Manual 1.4: "Identifikohu duke përdorur Smart FNP" is turned on in Profile. */
export const smartFnpActivation = defineFlow<typeof events, RunOutput, Ports, Activating>({
  name: 'smartFnpActivation',
  version: 1,
  machine: smartFnpActivationMachine,
  events,
  services: {
    ...reauthServices,
    'enrolment.enableSmartFnp': enrolmentMethods.enableSmartFnp,
    'enrolment.revoke': enrolmentMethods.revoke,
    'deviceKey.create': deviceKeyMethods.create,
    'deviceKey.erase': deviceKeyMethods.erase,
  },
  range: runRange,
  view: smartFnpActivationView,
  starts: [{ session: '-' }],
});
