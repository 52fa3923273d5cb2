import { anySecond } from './any-second.ts';
import { loginFamily, shown } from './family.ts';
import { besideForm, submitted, submitting } from './first-step.ts';
import { blocked, endings, left, outOf } from './leaving.ts';
import { forgotten, leavingNumber, leftForAnother } from './leaving-number.ts';
import { beginsWith } from './login-context.ts';
import type { LoginOutput } from './login-input.ts';
import { forgetting } from './remembering.ts';

/** Manual 1.2: the number is remembered, only the password is asked for (behaviour.md 6.2, path L2). */
export const rememberedLoginMachine = loginFamily.createMachine({
  id: 'rememberedLogin',
  context: beginsWith('password'),
  initial: 'askingPassword',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    askingPassword: {
      id: 'form',
      on: {
        'password.submit': submitted,
        'number.change': outOf('#leftForAnother', '#leavingForAnother'),
        'number.forget': [
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'forgetting', actions: 'forgetError' },
        ],
        ...besideForm,
      },
    },
    submitting: submitting(({ handle = null }) => ({ handle })),
    ...anySecond,
    blocked,
    leaving: leavingNumber,
    forgetting: { on: { 'flow.cancel': '#cancelled' }, ...forgetting('#forgotten') },
    ...endings('L2'),
    left,
    leftForAnother,
    forgotten,
  },
  output: ({ event }) => event.output as LoginOutput,
});
