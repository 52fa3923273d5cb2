import * as z from 'zod/mini';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import { type PinVault, pinVaultMethods } from '../../ports/pin-vault.ts';
import type { Reauth } from '../../ports/reauth.ts';
import { type Activating, reauthEvents, reauthServices, runEvents, typed } from '../code/events.ts';
import { runRange } from '../code/context.ts';
import { chosenProblem } from '../code/pin-events.ts';
import { bare, defineFlow, form } from '../definition.ts';
import type { RunOutput } from './ends.ts';
import { softPinActivationMachine } from './soft-pin-activation.machine.ts';
import { softPinActivationView } from './soft-pin-activation.view.ts';

const events = {
  'pin.choose': form({
    payload: z.strictObject({ pin: typed }),
    kept: [],
    problems: ['E_PIN_FORMAT', 'E_PIN_WEAK'],
    problemOf: ({ pin }, known) => chosenProblem(pin, known),
  }),
  'pin.confirm': form({
    payload: z.strictObject({ pin: typed, save: z.boolean() }),
    kept: [],
    problems: ['E_PIN_MISMATCH'],
    told: { save: [false, true] },
    problemOf: ({ pin }, { held }) => (pin === held('pin') ? null : 'E_PIN_MISMATCH'),
  }),
  'replace.confirm': bare,
  ...reauthEvents,
  ...runEvents,
};

export interface Ports {
  reauth: Reauth;
  enrolment: Enrolment;
  pinVault: PinVault;
}

/** Manual 1.5: "Soft PIN" is turned on in Profile. */
export const softPinActivation = defineFlow<typeof events, RunOutput, Ports, Activating>({
  name: 'softPinActivation',
  version: 1,
  machine: softPinActivationMachine,
  events,
  services: {
    ...reauthServices,
    'enrolment.pinRules': enrolmentMethods.pinRules,
    'enrolment.beginSoftPin': enrolmentMethods.beginSoftPin,
    'enrolment.finishSoftPin': enrolmentMethods.finishSoftPin,
    'enrolment.revoke': enrolmentMethods.revoke,
    'pinVault.create': pinVaultMethods.create,
    'pinVault.erase': pinVaultMethods.erase,
  },
  range: runRange,
  view: softPinActivationView,
  starts: [{ session: '-' }],
});
