import { type Sealed, seal, wipe } from '../vocabulary/sealed.ts';

/** What one gesture carries to a service: its key, and those of its secrets that the service takes, sealed. */
export interface Handed {
  /** The idempotency key: a retry repeats it (R6, R8). */
  key: string;
  secret: Sealed<object> | null;
}

type Secrets = Record<string, unknown>;

/**
 * Where secrets wait for their call to be settled: what was typed, and what services gave. They never pass through a
 * machine: it only learns that a form was submitted, or that a service is done. At most one gesture is held; a new
 * one destroys it, but for what the machine's state holds on to.
 */
export interface Vault {
  /** A gesture that may start a call. It is held only if a call takes it, or `withdraw` is told to keep it. */
  offer(payload: object | null): void;
  withdraw(keep: boolean): void;
  /** What the offered gesture, else the one that is held, has for a service that takes these secrets. */
  hand(names: readonly string[]): Handed;
  /** A call was answered: what was sealed for it is wiped, and these of its secrets are spent. */
  settle(spent: readonly string[]): void;
  /** Adds what a service gave: other content, hence another key. */
  deposit(given: object): void;
  /** A held or offered secret. */
  look(name: string): unknown;
  /** Forgets everything but these. */
  keepOnly(names: readonly string[]): void;
}

export function createVault(newKey: () => string): Vault {
  let offered: { key: string; secrets: Secrets } | null = null;
  let held: { key: string; secrets: Secrets } | null = null;
  let kept: readonly string[] = [];
  const seals = new Set<Sealed<object>>();

  const forgetSeals = () => {
    for (const sealed of seals) wipe(sealed);
    seals.clear();
  };
  const adopt = () => {
    if (!offered) return;
    forgetSeals();
    held = { key: offered.key, secrets: { ...pick(held?.secrets, kept), ...offered.secrets } };
    offered = null;
  };

  return {
    offer(payload) {
      offered = { key: newKey(), secrets: { ...payload } };
    },
    withdraw(keep) {
      if (keep) adopt();
      offered = null;
    },
    hand(names) {
      adopt();
      held ??= { key: newKey(), secrets: {} };
      const content = pick(held.secrets, names);
      if (Object.keys(content).length === 0) return { key: held.key, secret: null };
      const secret = seal(content);
      seals.add(secret);
      return { key: held.key, secret };
    },
    settle(spent) {
      forgetSeals();
      if (held) held = { ...held, secrets: drop(held.secrets, spent) };
    },
    deposit(given) {
      held = { key: newKey(), secrets: { ...held?.secrets, ...given } };
    },
    look: (name) => offered?.secrets[name] ?? held?.secrets[name],
    keepOnly(names) {
      kept = names;
      forgetSeals();
      held = held && names.length > 0 ? { ...held, secrets: pick(held.secrets, names) } : null;
    },
  };
}

const drop = (secrets: Secrets, names: readonly string[]): Secrets =>
  Object.fromEntries(Object.entries(secrets).filter(([name]) => !names.includes(name)));

function pick(secrets: Secrets | undefined, names: readonly string[]): Secrets {
  return Object.fromEntries(Object.entries(secrets ?? {}).filter(([name]) => names.includes(name)));
}
