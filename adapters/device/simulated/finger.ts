/** What the person at the sensor does. */
export type Finger = 'matches' | 'doesNotMatch' | 'cancels' | 'lockedOut';

/** A finger, or a question to somebody who has one: a demonstration's page. */
export type Scan = Finger | ((for_: 'create' | 'sign') => Promise<Finger>);

const refusals = {
  doesNotMatch: { ok: false, code: 'E_BIO_NOMATCH' },
  cancels: { ok: false, code: 'E_BIO_CANCEL' },
  lockedOut: { ok: false, code: 'E_BIO_LOCKOUT' },
} as const;

/** After so many fingers in a row that do not match the sensor asks nobody for a while (`biometric.maxLocalFailures`). */
const maxFailures = 5;
const lockedFor = 30_000;

export interface Sensor {
  put(scan: Scan): void;
  /** `null`: the finger matches. */
  read(for_: 'create' | 'sign'): Promise<(typeof refusals)[keyof typeof refusals] | null>;
}

export function sensor(now: () => number): Sensor {
  let scan: Scan = 'matches';
  let failures = 0;
  let lockedUntil = Number.NEGATIVE_INFINITY;
  return {
    put(next) {
      scan = next;
    },
    async read(for_) {
      if (now() < lockedUntil) return refusals.lockedOut;
      const finger = typeof scan === 'function' ? await scan(for_) : scan;
      failures = finger === 'doesNotMatch' ? failures + 1 : finger === 'matches' ? 0 : failures;
      if (failures >= maxFailures) {
        failures = 0;
        lockedUntil = now() + lockedFor;
        return refusals.lockedOut;
      }
      return finger === 'matches' ? null : refusals[finger];
    },
  };
}
