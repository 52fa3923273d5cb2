import { codeStep } from './code-step.ts';
import { loginFamily, takeWay } from './family.ts';
import { besideForm, submitted, submitting } from './first-step.ts';
import { blocked, endings, leavingForm, left } from './leaving.ts';
import { beginsWith } from './login-context.ts';
import type { LoginOutput } from './login-input.ts';
import { smsStep } from './sms-step.ts';
import { webStep } from './web-step.ts';

/**
 * Manual 1.5, Dega Internet: number and password on the web, then a Soft PIN code read off the phone or an FNP by SMS
 * (behaviour.md 6.6, paths L6pin and L6sms). No SMS is sent before it is asked for.
 */
export const internetBranchLoginMachine = loginFamily.createMachine({
  id: 'internetBranchLogin',
  context: beginsWith('password', 'typedPin'),
  initial: 'askingCredentials',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    askingCredentials: {
      id: 'form',
      entry: takeWay('typedPin'),
      on: { 'credentials.submit': submitted, ...besideForm },
    },
    submitting: submitting(),
    secondElement: { id: 'proved', ...webStep },
    turning: smsStep,
    askingCode: { id: 'askingCode', ...codeStep },
    blocked,
    leaving: leavingForm,
    ...endings('L6sms'),
    left,
  },
  output: ({ event }) => event.output as LoginOutput,
});
