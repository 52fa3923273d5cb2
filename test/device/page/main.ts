import { browserDevice, indexedDbStorage } from '../../../adapters/device/browser/index.ts';
import { deviceClock } from '../../../machines/ports/clock.ts';
import { callPort, leaves, type Secrets } from '../support/driver.ts';

const storage = indexedDbStorage('hyrje-device');
const names = ['install', 'clock', 'remembered', 'biometric', 'smartFnp', 'softPin'];
const device = browserDevice({
  rpId: 'localhost',
  rpName: 'Banka',
  storage,
});

/** What the test drives the device in this page with. */
const handset = {
  id: device.id,
  call: (port: string, method: string, request: object, secrets?: Secrets, leftAfter?: number) =>
    callPort(device, port, method, request, secrets, leftAfter),
  stored: async () =>
    (await Promise.all(names.map(async (name) => leaves((await storage.get(name)) ?? {}, name)))).flat(),
  now: () => deviceClock.now(),
  heard: device.heard,
  removeMarker: () => storage.delete('install'),
};
Object.assign(globalThis, { handset });
