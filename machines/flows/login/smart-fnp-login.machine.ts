import { codeStep } from './code-step.ts';
import { loginFamily } from './family.ts';
import { choosing } from './first-step.ts';
import { scanEnds } from './leaving-scan.ts';
import { beginsWith } from './login-context.ts';
import type { LoginOutput } from './login-input.ts';
import { scanStep } from './scan-step.ts';
import { smartFnpStep } from './smart-fnp-step.ts';
import { smsStep } from './sms-step.ts';

/** Manual 1.4: a scan, and the device validates the FNP by itself (behaviour.md 6.4, path L4a). */
export const smartFnpLoginMachine = loginFamily.createMachine({
  id: 'smartFnpLogin',
  context: beginsWith('biometric', 'smartFnp'),
  initial: 'scanning',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    scanning: { id: 'form', ...scanStep },
    choosing: choosing({ smartFnp: 'validating' }),
    validating: smartFnpStep,
    turning: smsStep,
    askingCode: { id: 'askingCode', ...codeStep },
    ...scanEnds,
  },
  output: ({ event }) => event.output as LoginOutput,
});
