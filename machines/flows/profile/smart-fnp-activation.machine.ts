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
import { reauthStep } from './reauth-step.ts';

/**
 * Manual 1.4, activation: one toggle, and the confirmation (behaviour.md 6.8). VERIFIKO only where the bank asks for
 * it, because authentication is stale (X10); the key that was made meanwhile goes, and another is made after it.
 */
export const smartFnpActivationMachine = runFamily.createMachine({
  id: 'smartFnpActivation',
  context: ({ input }) => beginning(input),
  initial: 'creating',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    creating: {
      id: 'creating',
      ...deviceCall('deviceKey.create', {
        input: () => ({}),
        leave: leaving,
        onDone: [
          { guard: answered('ok'), target: '#enabling', actions: 'noteAnswer' },
          { target: '#turnedDown', actions: 'noteRefusal' },
        ],
      }),
    },
    enabling: {
      id: 'enabling',
      ...bankCall('enrolment.enableSmartFnp', {
        input: ({ context }) => ({
          ...tell('session', 'takeOver', 'credential', 'publicKey')({ context }),
          replace: context.replace,
        }),
        leave: givingUp,
        onDone: [
          { guard: answered('ok'), target: '#confirmed' },
          { guard: answered('M_REPLACE_DEVICE'), target: '#confirmingReplace' },
          { target: '#undoing', actions: 'noteRefusal' },
        ],
      }),
    },
    confirmingReplace: {
      id: 'confirmingReplace',
      tags: 'holds:proof',
      on: {
        'replace.confirm': [
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'enabling', actions: ['forgetError', 'agreeToReplace'] },
        ],
        'flow.cancel': { target: '#undoing', actions: 'forgetError' },
      },
    },
    verifying: reauthStep('#creating'),
    takingBack,
    undoing: undoing('deviceKey.erase'),
    turnedDown,
    confirmed,
    blocked,
    ...finals('OK_SFNP_ON'),
  },
  output: ({ event }) => event.output as RunOutput,
});
