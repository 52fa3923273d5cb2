import type { Finger } from '../../../adapters/device/index.ts';

export type ScanPurpose = 'create' | 'sign';

/** The phone's fingerprint sensor, on which the person at the page is the finger. */
export interface Sensor {
  /** What the sensor waits for; `null` when it is off. */
  asked(): ScanPurpose | null;
  subscribe(listener: (asked: ScanPurpose | null) => void): () => void;
  touch(finger: Finger): void;
  /** The question of a device: waits until somebody touches the sensor, or nobody waits for that any more. */
  scan(purpose: ScanPurpose, signal?: AbortSignal): Promise<Finger>;
}

export function createSensor(): Sensor {
  const listeners = new Set<(asked: ScanPurpose | null) => void>();
  let waiting: { purpose: ScanPurpose; settle: (finger: Finger) => void } | null = null;
  const tell = () => {
    for (const listener of listeners) listener(waiting?.purpose ?? null);
  };
  const touch = (finger: Finger) => {
    const { settle } = waiting ?? {};
    waiting = null;
    tell();
    settle?.(finger);
  };
  return {
    asked: () => waiting?.purpose ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch,
    scan(purpose, signal) {
      touch('cancels');
      return new Promise((settle) => {
        const asked = { purpose, settle };
        waiting = asked;
        signal?.addEventListener('abort', () => waiting === asked && touch('cancels'));
        tell();
      });
    },
  };
}
