import { codeStep } from './code-step.ts';
import { loginFamily } from './family.ts';
import { besideForm, choosing, submitted, submitting } from './first-step.ts';
import { blocked, endings, left } from './leaving.ts';
import { fallback, leavingAny } from './leaving-scan.ts';
import { beginsWith } from './login-context.ts';
import type { LoginOutput } from './login-input.ts';
import { scanStep } from './scan-step.ts';
import { smsStep } from './sms-step.ts';
import { softPinStep } from './soft-pin-step.ts';

/** Manual 1.5: a password or a scan, and Soft PIN in place of the FNP (behaviour.md 6.5, paths L5a to L5d). */
export const softPinLoginMachine = loginFamily.createMachine({
  id: 'softPinLogin',
  context: beginsWith(undefined, 'softPin'),
  initial: 'askingFirst',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    askingFirst: {
      id: 'form',
      always: [{ guard: 'beginsByScan', target: 'scanning' }, { target: 'askingCredentials' }],
    },
    askingCredentials: { on: { 'credentials.submit': submitted, ...besideForm } },
    submitting: submitting(),
    scanning: scanStep,
    choosing: choosing({ askedPin: 'askingPin', savedPin: 'askingPin' }),
    askingPin: softPinStep,
    turning: smsStep,
    askingCode: { id: 'askingCode', ...codeStep },
    blocked,
    leaving: leavingAny,
    ...endings(),
    left,
    fallback,
  },
  output: ({ event }) => event.output as LoginOutput,
});
