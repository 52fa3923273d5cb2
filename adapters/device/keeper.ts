import type { Authenticator } from '../../machines/ports/authenticator.ts';
import type { Device } from '../../machines/ports/device.ts';
import type { DeviceKey } from '../../machines/ports/device-key.ts';
import type { PinVault } from '../../machines/ports/pin-vault.ts';
import { keySlot } from './device-key.ts';
import { pinSlot } from './pin-vault.ts';
import { type DeviceStorage, slot } from './storage.ts';

/** What is kept of the biometric credential beside its key: whose it is, for the screen. */
export interface BiometricRecord {
  credential: string;
  mask: string;
}

export const biometricSlot = (storage: DeviceStorage) => slot<BiometricRecord>(storage, 'biometric');

export interface KeeperParts {
  storage: DeviceStorage;
  authenticator: Authenticator;
  deviceKey: DeviceKey;
  pinVault: PinVault;
  isAltered(): Promise<boolean>;
}

/** Serves the port `Device` from what the other three keep. */
export function keeper({ storage, authenticator, deviceKey, pinVault, isAltered }: KeeperParts): Device {
  const remembered = slot<{ handle: string; mask: string }>(storage, 'remembered');
  const biometric = biometricSlot(storage);
  const smartFnp = keySlot(storage);
  const softPin = pinSlot(storage);

  return {
    async look() {
      const [number, bio, key, pin] = await Promise.all([
        remembered.read(),
        biometric.read(),
        smartFnp.read(),
        softPin.read(),
      ]);
      return {
        ok: true,
        remembered: number !== undefined,
        handle: number?.handle ?? '',
        mask: number?.mask ?? '',
        biometric: bio !== undefined,
        biometricCredential: bio?.credential ?? '',
        biometricMask: bio?.mask ?? '',
        smartFnp: key !== undefined,
        smartFnpCredential: key?.credential ?? '',
        softPin: pin ? (pin.saved ? 'saved' : 'ask') : 'off',
        softPinCredential: pin?.credential ?? '',
      };
    },

    async remember({ handle, mask }) {
      await remembered.write({ handle, mask });
      return { ok: true };
    },

    async forget() {
      await remembered.erase();
      return { ok: true };
    },

    async reconcile(known) {
      const [bio, key, pin] = await Promise.all([biometric.read(), smartFnp.read(), softPin.read()]);
      if (bio && !known.biometric) await authenticator.erase(bio);
      if (key && !known.smartFnp) await deviceKey.erase(key);
      if (pin && !known.softPin) await pinVault.erase(pin);
      if (!known.remembered) await remembered.erase();
      return { ok: true };
    },

    integrity: async () => ((await isAltered()) ? { ok: false, code: 'E_DEVICE_ALTERED' } : { ok: true }),
  };
}
