import { anySecond } from './any-second.ts';
import { loginFamily } from './family.ts';
import { besideForm, submitted, submitting } from './first-step.ts';
import { blocked, laterEndings, leavingForm, left } from './leaving.ts';
import { beginsWith } from './login-context.ts';
import type { LoginOutput } from './login-input.ts';
import { remembering } from './remembering.ts';

/**
 * Manual 1.1: client or personal number, password, and the FNP that comes by SMS (behaviour.md 6.1, path L1), or what
 * the device answers in its place (L4b, L5a, L5b). Ticking Më Kujto remembers the number (1.2).
 */
export const passwordLoginMachine = loginFamily.createMachine({
  id: 'passwordLogin',
  context: beginsWith('password'),
  initial: 'askingCredentials',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    askingCredentials: { id: 'form', on: { 'credentials.submit': submitted, ...besideForm } },
    submitting: submitting(),
    ...anySecond,
    blocked,
    leaving: leavingForm,
    remembering,
    ...laterEndings,
    left,
  },
  output: ({ event }) => event.output as LoginOutput,
});
