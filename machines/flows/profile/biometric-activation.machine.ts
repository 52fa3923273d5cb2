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

/** Manual 1.3, activation: VERIFIKO, scan, confirmation (behaviour.md 6.7). The bank's activation is the commit (R14). */
export const biometricActivationMachine = runFamily.createMachine({
  id: 'biometricActivation',
  context: ({ input }) => beginning(input),
  initial: 'verifying',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    verifying: reauthStep('#beginning'),
    beginning: {
      id: 'beginning',
      ...bankCall('enrolment.beginBiometric', {
        input: tell('session', 'takeOver'),
        leave: leaving,
        onDone: [
          { guard: answered('ok'), target: '#creating', actions: 'noteAnswer' },
          { target: '#turnedDown', actions: 'noteRefusal' },
        ],
      }),
    },
    creating: {
      id: 'creating',
      after: { expiresAt: { target: '#turnedDown', actions: shown('E_TXN_EXPIRED') } },
      ...deviceCall('authenticator.create', {
        input: tell('challenge', 'user', 'mask', 'ceremony', 'scans'),
        leave: leaving,
        onDone: [
          { guard: answered('ok'), target: '#finishing', actions: 'noteAnswer' },
          { target: '#turnedDown', actions: 'noteRefusal' },
        ],
      }),
    },
    finishing: {
      id: 'finishing',
      ...bankCall('enrolment.finishBiometric', {
        input: tell('session', 'credential'),
        leave: givingUp,
        onDone: [
          { guard: answered('ok'), target: '#confirmed' },
          { target: '#undoing', actions: 'noteRefusal' },
        ],
      }),
    },
    takingBack,
    undoing: undoing('authenticator.erase'),
    turnedDown,
    confirmed,
    blocked,
    ...finals('OK_BIO_ON'),
  },
  output: ({ event }) => event.output as RunOutput,
});
