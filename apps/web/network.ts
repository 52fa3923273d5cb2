import type { Network } from '../../machines/index.ts';

/** The phone's connection: the browser's own, and the switch of the demonstration. */
export interface SwitchableNetwork extends Network {
  cut(isCut: boolean): void;
  isCut(): boolean;
}

export function switchableNetwork(): SwitchableNetwork {
  const listeners = new Set<(online: boolean) => void>();
  let isCut = false;
  const online = () => navigator.onLine && !isCut;
  const tell = () => {
    for (const listener of listeners) listener(online());
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);

  return {
    online,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cut(next) {
      isCut = next;
      tell();
    },
    isCut: () => isCut,
  };
}
