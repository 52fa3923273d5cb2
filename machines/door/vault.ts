import { type Sealed, seal, wipe } from '../vocabulary/sealed.ts';

/** What one customer gesture carries to the services it starts: its key, and the form it submitted, sealed. */
export interface Gesture {
  /** The idempotency key: a retry repeats it (R6, R8). */
  key: string;
  secret: Sealed<unknown> | null;
}

/**
 * Where submitted values wait for their call to be settled. They never pass through a machine: a machine only learns
 * that a form was submitted. At most one gesture is held; a new one destroys it.
 */
export interface Vault {
  /** A gesture that may start a call. It is held only if a call takes it before `withdraw`. */
  offer(payload: object | null): void;
  withdraw(): void;
  /** The offered gesture, else the one that is held. */
  take(): Gesture;
  /** Every call of the gesture is settled. */
  empty(): void;
}

export function createVault(newKey: () => string): Vault {
  let offered: Gesture | null = null;
  let held: Gesture | null = null;
  const forget = (gesture: Gesture | null) => {
    if (gesture?.secret) wipe(gesture.secret);
  };
  return {
    offer(payload) {
      offered = { key: newKey(), secret: payload && seal(payload) };
    },
    withdraw() {
      forget(offered);
      offered = null;
    },
    take() {
      if (offered) {
        forget(held);
        held = offered;
        offered = null;
      }
      held ??= { key: newKey(), secret: null };
      return held;
    },
    empty() {
      forget(held);
      held = null;
    },
  };
}
