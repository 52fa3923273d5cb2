import type { StoredFlow } from '../../machines/index.ts';
import type { Inside } from './shell/inside.ts';

/** What outlives a reload of the page, beside the device's own store: no secret, nothing typed, no session token. */
export interface Shelf {
  /** How far the demonstration has moved the clock, ms. */
  moved(): number;
  keepMoved(ms: number): void;
  /** Whether the phone's clock is ahead of the bank's. */
  isAhead(): boolean;
  keepAhead(is: boolean): void;
  flow(): StoredFlow | null;
  keepFlow(flow: StoredFlow | null): void;
  /** How a customer of the web came in: a reference and no token, which is a cookie that no script can read. */
  inside(): Inside | null;
  keepInside(inside: Inside | null): void;
  language(): string | null;
  keepLanguage(language: string): void;
}

/** A browser's storage, as far as a shelf needs it. */
interface TextStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export function shelf(storage: TextStorage): Shelf {
  const keep = (name: string, value: string | null) => {
    if (value === null) storage.removeItem(`hyrje.${name}`);
    else storage.setItem(`hyrje.${name}`, value);
  };
  const read = (name: string) => storage.getItem(`hyrje.${name}`);
  const parsed = <T>(name: string): T | null => {
    try {
      return JSON.parse(read(name) ?? 'null') as T | null;
    } catch {
      return null;
    }
  };

  return {
    moved: () => Number(read('moved') ?? 0) || 0,
    keepMoved: (ms) => keep('moved', String(ms)),
    isAhead: () => read('ahead') !== null,
    keepAhead: (is) => keep('ahead', is ? 'yes' : null),
    flow: () => parsed<StoredFlow>('flow'),
    keepFlow: (flow) => keep('flow', flow && JSON.stringify(flow)),
    inside: () => parsed<Inside>('inside'),
    keepInside: (inside) => keep('inside', inside && JSON.stringify(inside)),
    language: () => read('language'),
    keepLanguage: (language) => keep('language', language),
  };
}
