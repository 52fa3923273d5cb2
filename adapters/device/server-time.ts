import { type DeviceStorage, slot } from './storage.ts';

/** The bank's time as the device estimates it, ms: its own clock plus the offset that it learned last (R12). */
export interface ServerTime {
  now(): Promise<number>;
  /** Bank minus device, ms; 0 until the bank was heard. */
  offset(): Promise<number>;
  /** Learns from the `serverNow` of an answer; kept, so that codes are right offline too. */
  heard(serverNow: number): Promise<void>;
}

/** A smaller difference is the network's. */
const worthKeeping = 1000;

export function serverTime(storage: DeviceStorage, now: () => number): ServerTime {
  const kept = slot<number>(storage, 'clock');
  const offset = async () => (await kept.read()) ?? 0;
  return {
    offset,
    now: async () => Math.floor(now() + (await offset())),
    async heard(serverNow) {
      const learned = serverNow - now();
      if (Math.abs(learned - (await offset())) >= worthKeeping) await kept.write(Math.round(learned));
    },
  };
}
