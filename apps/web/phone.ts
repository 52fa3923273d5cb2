import { indexedDbStorage } from '../../adapters/device/browser/indexed-db.ts';
import { browserDevice, type DeviceOfApp } from '../../adapters/device/browser/index.ts';
import { type DeviceControls, simulatedDevice } from '../../adapters/device/index.ts';
import type { Clock } from '../../machines/index.ts';
import { createSensor, type Sensor } from './shell/sensor.ts';

/** The phone on which the app runs. */
export interface Phone {
  device: DeviceOfApp;
  /** `null` where the phone is a real one: then nobody turns it from here. */
  simulated: { sensor: Sensor; controls: DeviceControls } | null;
}

/** A phone in software, whose keys outlive a reload of the page. */
export function simulatedPhone(clock: Clock): Phone {
  const sensor = createSensor();
  const { controls, ...device } = simulatedDevice({
    storage: indexedDbStorage('hyrje'),
    now: () => clock.now(),
    rpId: location.hostname,
    origin: location.origin,
  });
  controls.finger((purpose, signal) => sensor.scan(purpose, signal));
  return { device, simulated: { sensor, controls } };
}

/** This browser: WebAuthn, WebCrypto and IndexedDB. */
export const thisPhone = (clock: Clock, rpName: string): Phone => ({
  device: browserDevice({ rpId: location.hostname, rpName, now: () => clock.now() }),
  simulated: null,
});
