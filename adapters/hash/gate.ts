/** Too much is asked of this bank at once. Nothing was begun, nothing is counted; a retry is free. */
export class BusyError extends Error {
  readonly code = 'E_SERVICE';

  constructor() {
    super('Too many password checks wait; try again later.');
    this.name = 'BusyError';
  }
}

export interface GateLimits {
  /** How much goes on at the same time. */
  places: number;
  /** How much may wait for a place. */
  waiting: number;
}

/** Lets in `places` at a time, first come first served; throws `BusyError` at once when `waiting` wait already. */
export function gate({ places, waiting }: GateLimits): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let free = places;

  return async (work) => {
    if (free > 0) free--;
    else if (line.length >= waiting) throw new BusyError();
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else free++;
    }
  };
}
