import { deviceClock } from '../../../machines/ports/clock.ts';
import { dropKey } from '../device-key.ts';
import { removeMarker } from '../installation.ts';
import { assemble, type DeviceOfApp, type DeviceOptions } from '../parts.ts';
import { dropSaved } from '../pin-vault.ts';
import { biometricKeySlot, softwareAuthenticator, systemOf, systemSlot } from './authenticator.ts';
import { type Scan, sensor } from './finger.ts';

export interface SimulatedDeviceOptions extends DeviceOptions {
  /** The domain that credentials belong to. */
  rpId: string;
  /** What signatures name as the origin: another one than the bank's is a phishing page. */
  origin: string;
}

/** What happens to a phone. */
export interface DeviceControls {
  /** From now on; `matches` at first. A function is asked at each scan, and the scan waits for its answer. */
  finger(scan: Scan): void;
  /** Somebody enrols another finger: the biometric key is useless from now on. */
  changeBiometricSet(): Promise<void>;
  /** The screen lock is switched off: the keys that it guards are gone, and a saved Soft PIN asks again (§7). */
  removeLock(): Promise<void>;
  /** Everything on the device is gone. */
  lose(): Promise<void>;
  /** The app is removed and installed again, and the keystore outlived it. */
  reinstall(): Promise<void>;
  /** Whether the system reports the device as altered (R11). */
  altered(is: boolean): void;
  /** Whether the system would copy the biometric key to other devices (flag BE). */
  synced(is: boolean): void;
  /** Somebody signed with a copy of the biometric key: the next assertion repeats the last counter. */
  copyCounter(): Promise<void>;
}

export interface SimulatedDevice extends DeviceOfApp {
  controls: DeviceControls;
}

/** A phone in software, for demonstrations and tests; needs WebCrypto only. Its signatures and codes are genuine. */
export function simulatedDevice(options: SimulatedDeviceOptions): SimulatedDevice {
  const { rpId, origin, now = deviceClock.now } = options;
  const state = { altered: false, synced: false };
  const scanner = sensor(now);
  const simulation = { rpId, origin, sensor: scanner, isSynced: () => state.synced };
  const { installed, ...device } = assemble(
    options,
    {
      isAltered: async () => state.altered,
      hasLock: async () => (await systemOf(installed.storage)).hasLock,
    },
    (parts) => softwareAuthenticator(simulation, parts),
  );
  const { storage } = installed;
  const system = systemSlot(storage);

  const controls: DeviceControls = {
    finger: scanner.put,
    async changeBiometricSet() {
      const { enrolledSet } = await systemOf(storage);
      await system.write({ enrolledSet: enrolledSet + 1, hasLock: true });
    },
    async removeLock() {
      const { enrolledSet } = await systemOf(storage);
      await system.write({ enrolledSet: enrolledSet + 1, hasLock: false });
      await dropKey(storage);
      await dropSaved(storage);
    },
    lose: () => storage.clear(),
    async reinstall() {
      await removeMarker(options.storage);
      installed.restart();
    },
    altered(is) {
      state.altered = is;
    },
    synced(is) {
      state.synced = is;
    },
    async copyCounter() {
      const keystore = biometricKeySlot(storage);
      const record = await keystore.read();
      if (record) await keystore.write({ ...record, signCount: record.signCount - 1 });
    },
  };
  return { ...device, controls };
}
