import { codeStep } from './code-step.ts';
import { loginFamily } from './family.ts';
import { scanEnds } from './leaving-scan.ts';
import { beginsWith } from './login-context.ts';
import type { LoginOutput } from './login-input.ts';
import { scanStep } from './scan-step.ts';

/** Manual 1.3: a scan instead of the password, then the FNP that comes by SMS (behaviour.md 6.3, path L3). */
export const biometricLoginMachine = loginFamily.createMachine({
  id: 'biometricLogin',
  context: beginsWith('biometric', 'sms'),
  initial: 'scanning',
  on: { 'network.lost': { actions: 'disconnect' }, 'network.found': { actions: 'connect' } },
  states: {
    scanning: { id: 'form', ...scanStep },
    askingCode: { id: 'proved', ...codeStep },
    ...scanEnds,
  },
  output: ({ event }) => event.output as LoginOutput,
});
