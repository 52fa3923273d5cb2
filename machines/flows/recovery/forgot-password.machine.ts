import { bankCall, deviceCall, lastCall, repeated, submitted } from '../code/call-step.ts';
import { codeStep } from '../code/code-step.ts';
import { beginning } from '../code/context.ts';
import { answered, noAnswer, runFamily, shown, tell } from '../code/family.ts';

const over = [
  { guard: answered('E_TXN_EXPIRED'), target: '#identifying', actions: ['forgetCode', 'noteRefusal'] },
  { guard: answered('E_TXN_SUPERSEDED'), target: '#identifying', actions: ['forgetCode', 'noteRefusal'] },
] as const;
const leaving = [
  { guard: 'isOffline', target: '#cancelled' },
  { target: '#leavingForGood', actions: 'forgetError' },
] as const;
const another = { target: '#choosingElement', actions: 'forgetError' } as const;

/**
 * The forgotten password (behaviour.md 6.11): the number, an FNP, a second element of this device, a new password. It
 * begins no session. Whoever has no second element is sent to the Contact Center.
 */
export const forgotPasswordMachine = runFamily.createMachine({
  id: 'forgotPassword',
  context: ({ input }) => beginning(input),
  initial: 'identifying',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    identifying: {
      id: 'identifying',
      on: {
        'identifier.submit': submitted('opening'),
        'call.retry': repeated('opening'),
        'flow.cancel': 'cancelled',
      },
    },
    opening: {
      on: { 'flow.cancel': 'cancelled' },
      invoke: {
        id: 'begin',
        src: 'reset.begin',
        input: () => ({}),
        onDone: [
          { guard: answered('ok'), target: 'askingCode', actions: ['noteAnswer', 'noteSends'] },
          { guard: answered('E_BLOCKED_TEMP'), target: 'blocked', actions: 'noteRefusal' },
          { target: 'identifying', actions: 'noteRefusal' },
        ],
        onError: { target: 'identifying', actions: noAnswer('begin') },
      },
    },
    askingCode: codeStep({
      sendCode: 'reset.sendCode',
      verify: 'reset.verify',
      of: 'txn',
      verified: '#choosingElement',
      form: '#identifying',
      back: '#leavingToForm',
      leave: '#leavingForGood',
      cancelled: '#cancelled',
      ends: { E_TXN_SUPERSEDED: '#identifying', E_BLOCKED_TEMP: '#blocked' },
    }),
    choosingElement: {
      id: 'choosingElement',
      always: { guard: 'hasNoElement', target: 'proving', actions: 'useNothing' },
      on: {
        'element.biometric': [
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { guard: 'hasBiometric', target: 'scanning', actions: ['forgetError', 'useBiometric'] },
        ],
        'element.softPin': [
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { guard: 'hasSoftPin', target: 'askingPin', actions: ['forgetError', 'useSoftPin'] },
        ],
        'flow.cancel': leaving,
      },
    },
    scanning: deviceCall('authenticator.sign', {
      input: ({ context: { display } }) => ({
        credential: display.credential,
        challenge: display.nonce,
        ceremony: display.ceremony,
        scans: display.scans,
      }),
      leave: leaving,
      back: another,
      onDone: [
        { guard: answered('ok'), target: '#proving' },
        { guard: answered('E_BIO_CHANGED'), target: '#erasing', actions: ['noteRefusal', 'loseBiometric'] },
        { target: '#choosingElement', actions: 'noteRefusal' },
      ],
    }),
    erasing: {
      id: 'erasing',
      ...lastCall('authenticator.erase', tell('credential'), '#choosingElement'),
    },
    askingPin: {
      on: {
        'pin.submit': [
          { guard: 'formHasProblem', actions: 'showProblem' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'deriving', actions: 'forgetError' },
        ],
        'flow.back': another,
        'flow.cancel': leaving,
      },
    },
    deriving: deviceCall('pinVault.derive', {
      input: tell('credential', 'txn', 'nonce'),
      leave: leaving,
      onDone: [
        { guard: answered('ok'), target: '#proving', actions: 'noteAnswer' },
        { target: '#choosingElement', actions: ['noteRefusal', 'loseSoftPin'] },
      ],
    }),
    proving: {
      id: 'proving',
      ...bankCall('reset.secondElement', {
        input: tell('txn', 'credential', 'at'),
        leave: leaving,
        onDone: [
          { guard: answered('ok'), target: '#choosingPassword', actions: 'forgetError' },
          ...over,
          { guard: 'hasNoElement', target: '#contactCentre' },
          { guard: answered('E_CLOCK'), target: '#choosingElement', actions: 'noteRefusal' },
          { target: '#contactCentre' },
        ],
      }),
    },
    choosingPassword: {
      id: 'choosingPassword',
      on: {
        'newPassword.submit': submitted('saving'),
        'call.retry': repeated('saving'),
        'flow.cancel': leaving,
      },
    },
    saving: {
      on: { 'flow.cancel': leaving },
      invoke: {
        id: 'setPassword',
        src: 'reset.setPassword',
        input: tell('txn'),
        onDone: [
          { guard: answered('ok'), target: 'changed', actions: 'forgetError' },
          { guard: answered('E_PWD_POLICY'), target: 'choosingPassword', actions: 'noteRefusal' },
          ...over,
        ],
        onError: { target: 'choosingPassword', actions: noAnswer('submit') },
      },
    },
    changed: { on: { 'confirmation.acknowledge': 'done', 'flow.cancel': 'done' } },
    contactCentre: {
      id: 'contactCentre',
      on: { 'confirmation.acknowledge': 'sentOn', 'flow.cancel': 'sentOn' },
    },
    blocked: {
      id: 'blocked',
      after: { until: { target: 'identifying', actions: 'forgetCode' } },
      on: { 'block.acknowledge': 'turnedAway', 'flow.cancel': 'cancelled' },
    },
    leaving: {
      initial: 'toForm',
      states: {
        toForm: {
          id: 'leavingToForm',
          exit: 'forgetCode',
          on: { 'flow.cancel': '#cancelled' },
          ...lastCall('reset.cancel', tell('txn'), '#identifying'),
        },
        forGood: {
          id: 'leavingForGood',
          on: { 'flow.cancel': '#cancelled' },
          ...lastCall('reset.cancel', tell('txn'), '#cancelled'),
        },
      },
    },
    done: { type: 'final', output: { status: 'done' } },
    sentOn: { type: 'final', output: { status: 'contactCentre' } },
    cancelled: { id: 'cancelled', type: 'final', output: { status: 'cancelled' } },
    turnedAway: { type: 'final', output: { status: 'blocked' } },
  },
  output: ({ event }) => event.output as ForgotPasswordOutput,
});

/** How the flow may end. The login follows a new password. */
export interface ForgotPasswordOutput {
  status: 'done' | 'contactCentre' | 'cancelled' | 'blocked';
}
