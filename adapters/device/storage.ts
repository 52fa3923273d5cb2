/** A key of WebCrypto, by the types of a browser and of Node alike. */
export type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/**
 * Where a device keeps its things. A value is whatever structured clone can copy; a key that is not extractable stays
 * so. A write is all or nothing; a throw is a fault.
 */
export interface DeviceStorage {
  /** `undefined` when there is none. */
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
  delete(name: string): Promise<void>;
  clear(): Promise<void>;
}

/** For tests, and for a page that shall forget when it is left. */
export function memoryStorage(): DeviceStorage {
  const values = new Map<string, unknown>();
  return {
    get: async (name) => structuredClone(values.get(name)),
    set: async (name, value) => {
      values.set(name, structuredClone(value));
    },
    delete: async (name) => {
      values.delete(name);
    },
    clear: async () => values.clear(),
  };
}

/** One thing of a known shape in a storage. */
export interface Slot<T> {
  read(): Promise<T | undefined>;
  write(value: T): Promise<void>;
  erase(): Promise<void>;
}

export const slot = <T>(storage: DeviceStorage, name: string): Slot<T> => ({
  read: async () => (await storage.get(name)) as T | undefined,
  write: (value) => storage.set(name, value),
  erase: () => storage.delete(name),
});
