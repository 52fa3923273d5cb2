import { defineFlow } from '../definition.ts';
import { biometricLoginMachine } from './biometric-login.machine.ts';
import { biometricLoginView } from './biometric-login.view.ts';
import { loginRange } from './login-context.ts';
import { codeEvents, scanEvents } from './login-events.ts';
import type { BiometricLoginInput, LoginOutput } from './login-input.ts';
import { type ScanPorts, scanServices as services } from './scan-services.ts';

const events = { ...scanEvents, ...codeEvents };

/** Manual 1.3: a scan + FNP by SMS. */
export const biometricLogin = defineFlow<typeof events, LoginOutput, ScanPorts, BiometricLoginInput>({
  name: 'biometricLogin',
  version: 1,
  machine: biometricLoginMachine,
  events,
  services,
  range: loginRange({ events, services }),
  view: biometricLoginView,
  starts: [{ credential: 'bio', mask: '••••••789' }],
});
