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

/** What the operating system says of the device. */
export interface System {
  isAltered(): Promise<boolean>;
  /** Whether the screen has a lock: without one the keys that it guards are useless (behaviour.md 7). */
  hasLock(): Promise<boolean>;
}

export interface KeeperParts {
  storage: DeviceStorage;
  authenticator: Authenticator;
  deviceKey: DeviceKey;
  pinVault: PinVault;
  system: System;
}

/** Serves the port `Device` from what the other three keep. What cannot be used any more counts as not there. */
export function keeper({ storage, authenticator, deviceKey, pinVault, system }: KeeperParts): Device {
  const remembered = slot<{ handle: string; mask: string }>(storage, 'remembered');
  const biometric = biometricSlot(storage);
  const smartFnp = keySlot(storage);
  const softPin = pinSlot(storage);

  return {
    async look() {
      const [isLocked, number, kept, held, pin] = await Promise.all([
        system.hasLock(),
        remembered.read(),
        biometric.read(),
        smartFnp.read(),
        softPin.read(),
      ]);
      const bio = isLocked ? kept : undefined;
      const key = isLocked && held?.key ? held : undefined;
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
        softPin: pin ? (isLocked && pin.saved ? 'saved' : 'ask') : 'off',
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

    integrity: async () =>
      (await system.isAltered()) ? { ok: false, code: 'E_DEVICE_ALTERED' } : { ok: true },
  };
}
