import * as z from 'zod/mini';
import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import { type PinVault, pinVaultMethods } from '../../ports/pin-vault.ts';
import type { Reauth } from '../../ports/reauth.ts';
import { type InSession, reauthEvents, reauthServices, runEvents, typed } from '../code/events.ts';
import { runRange } from '../code/context.ts';
import { chosenProblem, pinEvent } from '../code/pin-events.ts';
import { defineFlow, form } from '../definition.ts';
import type { RunOutput } from './ends.ts';
import { softPinChangeMachine } from './soft-pin-change.machine.ts';
import { softPinChangeView } from './soft-pin-change.view.ts';

const events = {
  'pin.submit': pinEvent,
  'pin.choose': form({
    payload: z.strictObject({ newPin: typed }),
    kept: [],
    problems: ['E_PIN_FORMAT', 'E_PIN_WEAK'],
    problemOf: ({ newPin }, known) => chosenProblem(newPin, known),
  }),
  'pin.confirm': form({
    payload: z.strictObject({ newPin: typed }),
    kept: [],
    problems: ['E_PIN_MISMATCH'],
    problemOf: ({ newPin }, { held }) => (newPin === held('newPin') ? null : 'E_PIN_MISMATCH'),
  }),
  ...reauthEvents,
  ...runEvents,
};

export interface Ports {
  reauth: Reauth;
  enrolment: Enrolment;
  pinVault: PinVault;
}

/** Whether the PIN is changed, saved on the device, or asked for again. */
export interface SoftPinChangeInput extends InSession {
  credential: string;
  what: 'pin' | 'save' | 'ask';
}

/** What can be changed of an active Soft PIN in Profile. */
export const softPinChange = defineFlow<typeof events, RunOutput, Ports, SoftPinChangeInput>({
  name: 'softPinChange',
  version: 1,
  machine: softPinChangeMachine,
  events,
  services: {
    ...reauthServices,
    'enrolment.pinRules': enrolmentMethods.pinRules,
    'enrolment.changePin': enrolmentMethods.changePin,
    'enrolment.setSaved': enrolmentMethods.setSaved,
    'pinVault.change': pinVaultMethods.change,
    'pinVault.save': pinVaultMethods.save,
    'pinVault.settle': pinVaultMethods.settle,
  },
  range: runRange,
  view: softPinChangeView,
  starts: [
    { session: '-', credential: '-', what: 'pin' },
    { session: '-', credential: '-', what: 'save' },
    { session: '-', credential: '-', what: 'ask' },
  ],
});
