import { clear, createStore, del, get, set } from 'idb-keyval';
import type { DeviceStorage } from '../storage.ts';

/** A database of this origin; keys in it stay not extractable. */
export function indexedDbStorage(name: string): DeviceStorage {
  const store = createStore(name, 'things');
  return {
    get: (key) => get<unknown>(key, store),
    set: (key, value) => set(key, value, store),
    delete: (key) => del(key, store),
    clear: () => clear(store),
  };
}
