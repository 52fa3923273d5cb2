import { type Authenticator, authenticatorMethods } from '../../ports/authenticator.ts';
import { type DeviceKey, deviceKeyMethods } from '../../ports/device-key.ts';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import { type PinVault, pinVaultMethods } from '../../ports/pin-vault.ts';
import { type InSession, runEvents } from '../code/events.ts';
import { runRange } from '../code/context.ts';
import { bare, defineFlow } from '../definition.ts';
import { deactivationMachine } from './deactivation.machine.ts';
import { deactivationView } from './deactivation.view.ts';
import type { RunOutput } from './ends.ts';

const { 'block.acknowledge': _, ...always } = runEvents;
const events = { 'off.confirm': bare, ...always };

export interface Ports {
  enrolment: Enrolment;
  authenticator: Authenticator;
  deviceKey: DeviceKey;
  pinVault: PinVault;
}

/** Which option is turned off, and this device's credential of it. */
export interface DeactivationInput extends InSession {
  what: 'biometric' | 'smartFnp' | 'softPin';
  credential: string;
}

/** An option of Profile is turned off. */
export const deactivation = defineFlow<typeof events, RunOutput, Ports, DeactivationInput>({
  name: 'deactivation',
  version: 1,
  machine: deactivationMachine,
  events,
  services: {
    'enrolment.revoke': enrolmentMethods.revoke,
    'authenticator.erase': authenticatorMethods.erase,
    'deviceKey.erase': deviceKeyMethods.erase,
    'pinVault.erase': pinVaultMethods.erase,
  },
  range: runRange,
  view: deactivationView,
  starts: [
    { session: '-', what: 'biometric', credential: '-' },
    { session: '-', what: 'smartFnp', credential: '-' },
    { session: '-', what: 'softPin', credential: '-' },
  ],
});
