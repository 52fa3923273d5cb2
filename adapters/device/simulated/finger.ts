/** What the person at the sensor does. */
export type Finger = 'matches' | 'doesNotMatch' | 'cancels' | 'lockedOut';

type Purpose = 'create' | 'sign';

/**
 * A finger, or a question to somebody who has one: a demonstration's page. `signal` is aborted when nobody waits for the
 * answer any more.
 */
export type Scan = Finger | ((purpose: Purpose, signal: AbortSignal) => Promise<Finger>);

const refusals = {
  doesNotMatch: { ok: false, code: 'E_BIO_NOMATCH' },
  cancels: { ok: false, code: 'E_BIO_CANCEL' },
  lockedOut: { ok: false, code: 'E_BIO_LOCKOUT' },
} as const;

/** How one scan is limited, as the bank told (`Authenticator`); what it did not tell has no limit. */
interface Limits {
  ceremony?: number | undefined;
  scans?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** How long the sensor asks nobody after too many fingers that did not match, ms. */
const lockedFor = 30_000;

export interface Sensor {
  put(scan: Scan): void;
  /** `null`: the finger matches. */
  read(purpose: Purpose, limits?: Limits): Promise<(typeof refusals)[keyof typeof refusals] | null>;
}

/** The finger that comes before the scan is over: taken away, or too late. */
function fingerIn(scan: Scan, purpose: Purpose, { ceremony, signal }: Limits): Promise<Finger> | Finger {
  if (typeof scan !== 'function') return scan;
  const ends = [signal ?? [], ceremony === undefined ? [] : AbortSignal.timeout(ceremony)].flat();
  const over = AbortSignal.any(ends);
  return new Promise((settle, fail) => {
    if (over.aborted) settle('cancels');
    over.addEventListener('abort', () => settle('cancels'));
    scan(purpose, over).then(settle, fail);
  });
}

export function sensor(now: () => number): Sensor {
  let scan: Scan = 'matches';
  let failures = 0;
  let lockedUntil = Number.NEGATIVE_INFINITY;
  return {
    put(next) {
      scan = next;
    },
    async read(purpose, limits = {}) {
      if (now() < lockedUntil) return refusals.lockedOut;
      const finger = await fingerIn(scan, purpose, limits);
      failures = finger === 'doesNotMatch' ? failures + 1 : finger === 'matches' ? 0 : failures;
      if (failures >= (limits.scans ?? Infinity)) {
        failures = 0;
        lockedUntil = now() + lockedFor;
        return refusals.lockedOut;
      }
      return finger === 'matches' ? null : refusals[finger];
    },
  };
}
