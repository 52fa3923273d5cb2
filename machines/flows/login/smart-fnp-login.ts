import { type DeviceKey, deviceKeyMethods } from '../../ports/device-key.ts';
import { defineFlow } from '../definition.ts';
import { loginRange } from './login-context.ts';
import { codeEvents, scanEvents, smsEvents } from './login-events.ts';
import type { BiometricLoginInput, LoginOutput } from './login-input.ts';
import { type ScanPorts, scanServices } from './scan-services.ts';
import { smartFnpLoginMachine } from './smart-fnp-login.machine.ts';
import { smartFnpLoginView } from './smart-fnp-login.view.ts';

const events = { ...scanEvents, ...smsEvents, ...codeEvents };
const services = { ...scanServices, 'deviceKey.sign': deviceKeyMethods.sign };

export interface SmartFnpLoginPorts extends ScanPorts {
  deviceKey: DeviceKey;
}

/** Manual 1.4: a scan; the device validates the FNP. `smartFnp` in the input names its key. */
export const smartFnpLogin = defineFlow<typeof events, LoginOutput, SmartFnpLoginPorts, BiometricLoginInput>({
  name: 'smartFnpLogin',
  version: 1,
  machine: smartFnpLoginMachine,
  events,
  services,
  range: loginRange({ events, services }),
  view: smartFnpLoginView,
  starts: [{ credential: 'bio', mask: '••••••789', smartFnp: 'key' }],
});
