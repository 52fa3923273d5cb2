import { bankCall, deviceCall } from '../code/call-step.ts';
import { beginning } from '../code/context.ts';
import { answered, runFamily, shown, tell } from '../code/family.ts';
import {
  blocked,
  confirmed,
  finals,
  givingUp,
  leaving,
  type RunOutput,
  takingBack,
  turnedDown,
  undoing,
} from './ends.ts';
import { choosingPin, confirmingPin } from './pin-step.ts';
import { reauthStep } from './reauth-step.ts';

/**
 * Manual 1.5, activation: VERIFIKO, the PIN, the PIN again with the option to save it, confirmation (behaviour.md 6.9).
 * The PIN stays on the device; the bank gets the first code, which proves that the device can make one.
 */
export const softPinActivationMachine = runFamily.createMachine({
  id: 'softPinActivation',
  context: ({ input }) => beginning(input),
  initial: 'verifying',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    verifying: reauthStep('#learningRules'),
    learningRules: {
      id: 'learningRules',
      ...bankCall('enrolment.pinRules', {
        input: tell('session'),
        leave: leaving,
        onDone: [
          { guard: answered('ok'), target: '#choosingPin', actions: 'noteAnswer' },
          { target: '#turnedDown', actions: 'noteRefusal' },
        ],
      }),
    },
    choosingPin: choosingPin(['weak']),
    confirmingPin: confirmingPin(['weak'], 'pin', '#beginning'),
    beginning: {
      id: 'beginning',
      ...bankCall('enrolment.beginSoftPin', {
        input: ({ context }) => ({ ...tell('session', 'takeOver')({ context }), replace: context.replace }),
        leave: leaving,
        tags: ['holds:pin'],
        onDone: [
          { guard: answered('ok'), target: '#wrapping', actions: 'noteAnswer' },
          { guard: answered('M_REPLACE_DEVICE'), target: '#confirmingReplace' },
          { target: '#turnedDown', actions: 'noteRefusal' },
        ],
      }),
    },
    confirmingReplace: {
      id: 'confirmingReplace',
      tags: 'holds:pin',
      on: {
        'replace.confirm': [
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'beginning', actions: ['forgetError', 'agreeToReplace'] },
        ],
        'flow.cancel': leaving,
      },
    },
    wrapping: {
      id: 'wrapping',
      ...deviceCall('pinVault.create', {
        input: ({ context }) => ({
          ...tell('credential', 'nonce', 'showFor', 'clipboardClear', 'clockWarn')({ context }),
          saved: context.save,
        }),
        leave: { target: '#undoing', actions: 'forgetError' },
        onDone: { target: '#finishing', actions: 'noteAnswer' },
      }),
    },
    finishing: {
      id: 'finishing',
      ...bankCall('enrolment.finishSoftPin', {
        input: ({ context }) => ({
          ...tell('session', 'credential', 'at')({ context }),
          saved: context.save,
        }),
        leave: givingUp,
        onDone: [
          { guard: answered('ok'), target: '#confirmed' },
          { target: '#undoing', actions: 'noteRefusal' },
        ],
      }),
    },
    takingBack,
    undoing: undoing('pinVault.erase'),
    turnedDown,
    confirmed,
    blocked,
    ...finals('OK_SPIN_ON'),
  },
  output: ({ event }) => event.output as RunOutput,
});
