import { repeated, submitted } from '../code/call-step.ts';
import { beginning } from '../code/context.ts';
import { answered, noAnswer, runFamily, tell } from '../code/family.ts';
import { blocked, confirmed, finals, leaving, type RunOutput } from './ends.ts';
import { reauthStep } from './reauth-step.ts';

/** Another password for a customer who knows the old one (behaviour.md 6.13): VERIFIKO, then the new one twice. */
export const passwordChangeMachine = runFamily.createMachine({
  id: 'passwordChange',
  context: ({ input }) => beginning(input),
  initial: 'verifying',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    verifying: reauthStep('#choosing'),
    choosing: {
      id: 'choosing',
      on: {
        'newPassword.submit': submitted('saving'),
        'call.retry': repeated('saving'),
        'flow.cancel': leaving,
      },
    },
    saving: {
      on: { 'flow.cancel': leaving },
      invoke: {
        id: 'change',
        src: 'password.change',
        input: tell('session'),
        onDone: [
          { guard: answered('ok'), target: '#confirmed' },
          { guard: answered('E_SESSION_ENDED'), target: '#sessionEnded' },
          { guard: answered('E_REAUTH'), target: '#asking', actions: 'startOver' },
          { target: 'choosing', actions: 'noteRefusal' },
        ],
        onError: { target: 'choosing', actions: noAnswer('submit') },
      },
    },
    blocked,
    confirmed,
    ...finals(),
  },
  output: ({ event }) => event.output as RunOutput,
});
