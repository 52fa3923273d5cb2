import { codeStep } from './code-step.ts';
import {
  answered,
  emptyDisplay,
  fault,
  loginFamily,
  postponed,
  shown,
  transaction,
  unanswered,
} from './family.ts';

/** Manual 1.1: client or personal number, password, and the FNP that comes by SMS (behaviour.md 6.1, path L1). */
export const passwordLoginMachine = loginFamily.createMachine({
  id: 'passwordLogin',
  context: {
    online: true,
    error: null,
    lastAttempt: false,
    unanswered: null,
    sendsAreLeft: false,
    display: emptyDisplay,
  },
  initial: 'askingCredentials',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    askingCredentials: {
      id: 'form',
      on: {
        'credentials.submit': [
          { guard: 'formHasProblem', actions: 'showProblem' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'submitting', actions: ['forgetError', 'forgetAttempts'] },
        ],
        'call.retry': [
          { guard: 'nothingIsUnanswered' },
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { guard: unanswered('open'), target: 'submitting.opening', actions: 'forgetError' },
          { guard: unanswered('first'), target: 'submitting.proving', actions: 'forgetError' },
        ],
        'password.forgot': [
          { guard: 'isOffline', target: 'left' },
          { guard: unanswered('first'), target: '#leavingForReset' },
          { target: 'left' },
        ],
        'flow.cancel': [
          { guard: 'isOffline', target: 'cancelled' },
          { guard: unanswered('first'), target: '#leavingForGood' },
          { target: 'cancelled' },
        ],
      },
    },
    submitting: {
      initial: 'opening',
      states: {
        opening: {
          on: { 'flow.cancel': '#cancelled' },
          invoke: {
            id: 'open',
            src: 'login.open',
            input: transaction,
            onDone: [
              { guard: 'isOffline', target: '#form', actions: ['noteTransaction', postponed('first')] },
              { target: 'proving', actions: 'noteTransaction' },
            ],
            onError: { target: '#form', actions: fault('open') },
          },
        },
        proving: {
          on: {
            'flow.cancel': [{ guard: 'isOffline', target: '#cancelled' }, { target: '#leavingForGood' }],
          },
          invoke: {
            id: 'first',
            src: 'login.first',
            input: ({ context }) => ({ txn: context.display.txn, second: 'sms' as const }),
            onDone: [
              { guard: answered('ok'), target: '#askingCode', actions: 'noteCode' },
              {
                guard: answered('E_BLOCKED_TEMP'),
                target: '#blocked',
                actions: ['forgetTransaction', 'noteRefusal'],
              },
              { target: '#form', actions: ['forgetTransaction', 'noteRefusal'] },
            ],
            onError: { target: '#form', actions: fault('first') },
          },
        },
      },
    },
    askingCode: { id: 'askingCode', ...codeStep },
    blocked: {
      id: 'blocked',
      after: { until: { target: 'askingCredentials', actions: ['forgetError', 'forgetAttempts'] } },
      on: { 'block.acknowledge': 'turnedAway', 'flow.cancel': 'cancelled' },
    },
    leaving: {
      initial: 'toForm',
      states: {
        toForm: {
          id: 'leavingToForm',
          invoke: {
            id: 'cancel',
            src: 'login.cancel',
            input: transaction,
            onDone: { target: '#form', actions: 'forgetTransaction' },
            onError: { target: '#form', actions: 'forgetTransaction' },
          },
        },
        forGood: {
          id: 'leavingForGood',
          invoke: {
            id: 'cancel',
            src: 'login.cancel',
            input: transaction,
            onDone: '#cancelled',
            onError: '#cancelled',
          },
        },
        forReset: {
          id: 'leavingForReset',
          invoke: {
            id: 'cancel',
            src: 'login.cancel',
            input: transaction,
            onDone: '#left',
            onError: '#left',
          },
        },
      },
    },
    authenticated: {
      id: 'authenticated',
      type: 'final',
      output: ({ context }) => ({
        status: 'authenticated',
        path: 'L1',
        elements: ['K_pwd', 'P_sim'],
        session: context.display.session,
      }),
    },
    cancelled: { id: 'cancelled', type: 'final', output: { status: 'cancelled' } },
    turnedAway: { type: 'final', output: { status: 'blocked' } },
    left: { id: 'left', type: 'final', output: { status: 'left', next: 'forgotPassword' } },
  },
  output: ({ event }) => event.output as PasswordLoginOutput,
});

/** How the flow may end (behaviour.md 6.14). `session` names the session; the token stays with the adapter. */
export type PasswordLoginOutput =
  | { status: 'authenticated'; path: 'L1'; elements: readonly ['K_pwd', 'P_sim']; session: string }
  | { status: 'blocked' }
  | { status: 'cancelled' }
  | { status: 'left'; next: 'forgotPassword' };
