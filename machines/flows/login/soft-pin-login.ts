import { type PinVault, pinVaultMethods } from '../../ports/pin-vault.ts';
import { defineFlow } from '../definition.ts';
import { credentialsEvents } from './credentials-events.ts';
import { loginRange } from './login-context.ts';
import { codeEvents, deviceEvents, formEvents, scanEvents } from './login-events.ts';
import type { LoginOutput, SoftPinLoginInput } from './login-input.ts';
import { type ScanPorts, scanServices } from './scan-services.ts';
import { softPinLoginMachine } from './soft-pin-login.machine.ts';
import { softPinLoginView } from './soft-pin-login.view.ts';

const events = { ...credentialsEvents, ...formEvents, ...scanEvents, ...deviceEvents, ...codeEvents };
const services = { ...scanServices, 'pinVault.derive': pinVaultMethods.derive };

/** `authenticator` and `enrolment`: asked where the login begins with a scan. */
export interface SoftPinLoginPorts extends Pick<ScanPorts, 'login'>, Partial<Omit<ScanPorts, 'login'>> {
  pinVault: PinVault;
}

const scanned = { first: 'biometric', credential: 'bio', mask: '••••••789', softPin: 'pin' } as const;

/** Manual 1.5: a password or a scan + Soft PIN, its PIN asked for or saved. */
export const softPinLogin = defineFlow<typeof events, LoginOutput, SoftPinLoginPorts, SoftPinLoginInput>({
  name: 'softPinLogin',
  version: 1,
  machine: softPinLoginMachine,
  events,
  services,
  range: loginRange({ events, services }),
  view: softPinLoginView,
  starts: [
    { first: 'password', softPin: 'pin', pin: 'ask' },
    { first: 'password', softPin: 'pin', pin: 'saved' },
    { ...scanned, pin: 'ask' },
    { ...scanned, pin: 'saved' },
  ],
});
