import type { StoredFlow } from '../../machines/index.ts';

/** What outlives a reload of the page, and no more: no secret, nothing typed, no session token. */
export interface Shelf {
  /** This install, as the bank knows it. */
  device(): string;
  /** How far the demonstration has moved the clock, ms. */
  moved(): number;
  keepMoved(ms: number): void;
  flow(): StoredFlow | null;
  keepFlow(flow: StoredFlow | null): void;
  language(): string | null;
  keepLanguage(language: string): void;
}

/** 128 random bits, base64url. */
function newDevice(): string {
  const bits = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bits))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

export function shelf(storage: Storage): Shelf {
  const keep = (name: string, value: string | null) => {
    if (value === null) storage.removeItem(`hyrje.${name}`);
    else storage.setItem(`hyrje.${name}`, value);
  };
  const read = (name: string) => storage.getItem(`hyrje.${name}`);

  return {
    device() {
      const device = read('device') ?? newDevice();
      keep('device', device);
      return device;
    },
    moved: () => Number(read('moved') ?? 0) || 0,
    keepMoved: (ms) => keep('moved', String(ms)),
    flow() {
      try {
        return JSON.parse(read('flow') ?? 'null') as StoredFlow | null;
      } catch {
        return null;
      }
    },
    keepFlow: (flow) => keep('flow', flow && JSON.stringify(flow)),
    language: () => read('language'),
    keepLanguage: (language) => keep('language', language),
  };
}
