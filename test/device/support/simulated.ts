import { memoryStorage, type SimulatedDevice, simulatedDevice } from '../../../adapters/device/index.ts';
import type { DeviceStorage } from '../../../adapters/device/index.ts';
import { callPort, leaves } from './driver.ts';
import type { Handset } from './handset.ts';

export interface SimulatedHandset extends Handset {
  device: SimulatedDevice;
  clock: { now: number };
}

/** A storage of which a test can see everything. */
function openStorage(): DeviceStorage & { names: Set<string> } {
  const storage = memoryStorage();
  const names = new Set<string>();
  return {
    ...storage,
    names,
    set(name, value) {
      names.add(name);
      return storage.set(name, value);
    },
  };
}

export function simulatedHandset(origin = 'https://bank.example'): SimulatedHandset {
  const storage = openStorage();
  const clock = { now: 1_800_000_000_000 };
  const rpId = 'bank.example';
  /** The usual cost is tested in the browser, and where a PIN is wrapped. */
  const pinCost = { memory: 64, passes: 1, lanes: 1 };
  const open = () => simulatedDevice({ storage, rpId, origin, now: () => clock.now, pinCost });
  let device = open();
  return {
    origin,
    rpId,
    pinCost,
    clock,
    get device() {
      return device;
    },
    id: () => device.id(),
    call: (...asked) => callPort(device, ...asked),
    async stored() {
      const names = [...storage.names];
      return (
        await Promise.all(names.map(async (name) => leaves((await storage.get(name)) ?? {}, name)))
      ).flat();
    },
    now: async () => clock.now,
    heard: (serverNow) => device.heard(serverNow),
    async restart() {
      device = open();
    },
    reinstall: () => device.controls.reinstall(),
    finger: async (does) => device.controls.finger(does),
    synced: async () => device.controls.synced(true),
    close: async () => {},
  };
}
