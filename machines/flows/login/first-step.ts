import type { SocketInput } from '../socket.ts';
import { again, answered, fault, loginFamily, postponed, shown, told, wayIs } from './family.ts';
import type { Given } from './login-context.ts';
import type { Second } from '../../ports/login.ts';
import type { Way } from './login-input.ts';
import { outOf, over, retrying } from './leaving.ts';

/** As which second element each way is announced to the bank. */
export const secondOf: Readonly<Record<Way, Second>> = {
  sms: 'sms',
  smartFnp: 'smartFnp',
  askedPin: 'softPin',
  savedPin: 'softPin',
  typedPin: 'softPin',
};

/** A form that goes out as one gesture. */
export const submitted = [
  { guard: 'formHasProblem', actions: 'showProblem' },
  { guard: 'isOffline', actions: shown('E_OFFLINE') },
  { target: 'submitting', actions: ['forgetError', 'forgetAttempts', 'noteChoice'] },
] as const;

/** What else a customer may do who is asked for a password. */
export const besideForm = {
  'call.retry': [...retrying, again('open', 'submitting.opening'), again('first', 'submitting.proving')],
  'password.forgot': outOf('#left', '#leavingForReset'),
  'flow.cancel': outOf('#cancelled', '#leavingForGood'),
} as const;

/** `open`, then `first` with the password. `whose`: what names the customer where no number was typed. */
export const submitting = (whose: (given: Given) => SocketInput = () => ({})) =>
  loginFamily.createStateConfig({
    initial: 'opening',
    states: {
      opening: {
        on: { 'flow.cancel': '#cancelled' },
        invoke: {
          id: 'open',
          src: 'login.open',
          input: told(() => ({})),
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
          input: told(({ txn, given }, { way }) => ({ txn, second: secondOf[way], ...whose(given) })),
          onDone: [{ guard: answered('ok'), target: '#proved', actions: 'noteCode' }, ...over],
          onError: { target: '#form', actions: fault('first') },
        },
      },
    },
  });

/** Which state follows the first element, by what answers; the code step where nothing else is said. */
export const choosing = (states: Partial<Record<Way, string>>) =>
  loginFamily.createStateConfig({
    id: 'proved',
    always: [
      ...Object.entries(states).map(([way, target]) => ({ guard: wayIs(way as Way), target })),
      { target: 'askingCode' },
    ],
  });
