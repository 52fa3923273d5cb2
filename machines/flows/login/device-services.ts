import { type DeviceKey, deviceKeyMethods } from '../../ports/device-key.ts';
import type { Login } from '../../ports/login.ts';
import { type PinVault, pinVaultMethods } from '../../ports/pin-vault.ts';
import { codeEvents, deviceEvents, formEvents, loginServices } from './login-events.ts';

/** Of the device only what the input names is ever asked. */
export interface LoginPorts {
  login: Login;
  deviceKey?: DeviceKey;
  pinVault?: PinVault;
}

/** What a customer may do after a password was asked for. */
export const afterPassword = { ...formEvents, ...codeEvents, ...deviceEvents };

export const deviceServices = {
  ...loginServices,
  'deviceKey.sign': deviceKeyMethods.sign,
  'pinVault.derive': pinVaultMethods.derive,
};
