import { bankCall, deviceCall, lastCall } from '../code/call-step.ts';
import { beginning, type RunContext, type What } from '../code/context.ts';
import { about, answered, runFamily, shown, tell } from '../code/family.ts';
import { blocked, confirmed, finals, leaving, type RunOutput, turnedDown } from './ends.ts';
import { choosingPin, confirmingPin } from './pin-step.ts';
import { reauthStep } from './reauth-step.ts';

const settled = [
  { guard: answered('ok'), target: '#keeping' },
  { target: '#takingBack', actions: 'noteRefusal' },
] as const;
const giveUp = { target: '#takingBack', actions: 'forgetError' } as const;
const made = [
  { guard: answered('ok'), target: '#proving', actions: 'noteAnswer' },
  { target: '#turnedDown', actions: 'noteRefusal' },
] as const;

/** Whether what the customer gave up may stay as it is: asking for the PIN is safe whatever the bank believes. */
const wasLeftSafe = ({ what, error }: RunContext) => what === 'ask' && error === null;

/**
 * Another PIN, or whether it is asked for (behaviour.md 6.9). The device makes the change, a code proves the PIN to the
 * bank, and its verdict keeps the change or takes it back. That the PIN is asked for again needs neither VERIFIKO nor PIN.
 */
export const softPinChangeMachine = runFamily.createMachine({
  id: 'softPinChange',
  context: ({ input }) => beginning(input, (input?.['what'] as What | undefined) ?? 'pin'),
  initial: 'beginning',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    beginning: { always: [{ guard: about('ask'), target: 'saving' }, { target: 'verifying' }] },
    verifying: reauthStep('#learningRules'),
    learningRules: {
      id: 'learningRules',
      ...bankCall('enrolment.pinRules', {
        input: tell('session'),
        leave: leaving,
        onDone: [
          { guard: answered('ok'), target: '#askingPin', actions: 'noteAnswer' },
          { target: '#turnedDown', actions: 'noteRefusal' },
        ],
      }),
    },
    askingPin: {
      id: 'askingPin',
      tags: 'holds:weak',
      on: {
        'pin.submit': [
          { guard: 'formHasProblem', actions: 'showProblem' },
          { guard: about('pin'), target: 'choosingPin', actions: 'forgetError' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'saving', actions: 'forgetError' },
        ],
        'flow.cancel': leaving,
      },
    },
    choosingPin: choosingPin(['weak', 'pin']),
    confirmingPin: confirmingPin(['weak', 'pin'], 'newPin', '#changing'),
    changing: {
      id: 'changing',
      ...deviceCall('pinVault.change', { input: tell('credential'), leave: giveUp, onDone: made }),
    },
    saving: {
      ...deviceCall('pinVault.save', {
        input: ({ context }) => ({ ...tell('credential')({ context }), saved: context.what === 'save' }),
        leave: giveUp,
        onDone: made,
      }),
    },
    proving: {
      id: 'proving',
      initial: 'choosing',
      states: {
        choosing: { always: [{ guard: about('pin'), target: 'pin' }, { target: 'saved' }] },
        pin: bankCall('enrolment.changePin', {
          input: tell('session', 'credential', 'at'),
          leave: giveUp,
          onDone: settled,
        }),
        saved: bankCall('enrolment.setSaved', {
          input: ({ context }) => ({
            ...tell('session', 'credential', 'at')({ context }),
            saved: context.what === 'save',
          }),
          leave: giveUp,
          onDone: settled,
        }),
      },
    },
    keeping: {
      id: 'keeping',
      ...deviceCall('pinVault.settle', {
        input: (at) => ({ ...tell('credential')(at), keep: true }),
        leave: '#done',
        onDone: { target: '#confirmed' },
      }),
    },
    takingBack: {
      id: 'takingBack',
      initial: 'settling',
      states: {
        settling: lastCall(
          'pinVault.settle',
          ({ context }) => ({ ...tell('credential')({ context }), keep: wasLeftSafe(context) }),
          '#takenBack',
        ),
        takenBack: {
          id: 'takenBack',
          always: [{ guard: 'typedPinWasWrong', target: '#askingPin' }, { target: '#turnedDown' }],
        },
      },
    },
    turnedDown,
    confirmed,
    blocked,
    ...finals(),
  },
  output: ({ event }) => event.output as RunOutput,
});
