import { type Random, toBase64url } from './bytes.ts';
import type { DeviceStorage } from './storage.ts';

const marker = 'install';

export interface Installation {
  /** The storage of this install: what an earlier one left behind is wiped before it is first used. */
  storage: DeviceStorage;
  /** 128 random bits, base64url, made at the first run and kept: the id of the device. */
  id(): Promise<string>;
  /** As if the app was just started: the marker is looked for again. */
  restart(): void;
}

/** A keystore may outlive the app that used it: without the marker of this install everything in it is wiped (4.4). */
export function installation(storage: DeviceStorage, random: Random): Installation {
  let begun: Promise<string> | undefined;

  const begin = async (): Promise<string> => {
    const known = await storage.get(marker);
    if (typeof known === 'string') return known;
    const id = toBase64url(random(16));
    await storage.clear();
    await storage.set(marker, id);
    return id;
  };
  const id = (): Promise<string> => {
    begun ??= begin().catch((cause: unknown) => {
      begun = undefined;
      throw cause;
    });
    return begun;
  };

  return {
    id,
    restart() {
      begun = undefined;
    },
    storage: {
      get: (name) => id().then(() => storage.get(name)),
      set: (name, value) => id().then(() => storage.set(name, value)),
      delete: (name) => id().then(() => storage.delete(name)),
      async clear() {
        begun = undefined;
        await storage.clear();
      },
    },
  };
}

/** What a removed app leaves in a keystore that outlives it: everything but the marker. */
export const removeMarker = (storage: DeviceStorage): Promise<void> => storage.delete(marker);
