import type { Login } from '../../../machines/index.ts';
import type { loginMethods } from '../../../machines/ports/login.ts';
import { type Sealed, unseal } from '../../../machines/vocabulary/sealed.ts';

export type LoginMethod = keyof typeof loginMethods;

/** One call as it arrived: what it carried, and what was in its seal at that moment. */
export interface Arrival {
  method: LoginMethod;
  key: string;
  txn?: string;
  second?: string;
  secret?: Sealed<Record<string, string>>;
  /** Aside: the port has nothing to do with it. */
  opened: Record<string, string> | null;
}

/** What a service does with one call. */
export type Behaviour = (arrival: Arrival) => unknown;

export const says =
  (answer: unknown): Behaviour =>
  () =>
    answer;
export const throws =
  (cause: unknown = new Error('out of order')): Behaviour =>
  () => {
    throw cause;
  };
export const hangs: Behaviour = () => new Promise(() => {});

/** A service whose answer the test gives when it likes. */
export function later(): { behaviour: Behaviour; answer(value: unknown): void; fail(cause: unknown): void } {
  let answer: (value: unknown) => void = () => {};
  let fail: (cause: unknown) => void = () => {};
  const promise = new Promise((resolve, reject) => {
    answer = resolve;
    fail = reject;
  });
  return { behaviour: () => promise, answer, fail };
}

/** The good answers of a bank whose clock shows `now`, times in ms. */
export const answersAt = (now: number) => ({
  open: {
    ok: true,
    txn: 'txn-1',
    nonce: 'nonce-1',
    expiresAt: now + 600_000,
    ceremony: 300_000,
    scans: 5,
    serverNow: now,
  },
  first: {
    ok: true,
    ref: 'AB12',
    digits: 6,
    resendAt: now + 30_000,
    codeExpiresAt: now + 120_000,
    sendsLeft: 3,
    helpAt: now + 20_000,
    expiresAt: now + 600_000,
    serverNow: now,
  },
  sendCode: {
    ok: true,
    digits: 6,
    resendAt: now + 30_000,
    codeExpiresAt: now + 120_000,
    sendsLeft: 2,
    serverNow: now,
  },
  second: { ok: true, session: 'session-1', serverNow: now },
  cancel: { ok: true },
});

/** The port `Login` as a service that does what it is told: for services that throw, hang and lie. */
export interface ScriptedLogin {
  port: Login;
  arrivals: Arrival[];
  /** What the next calls of a method meet, once each; after that the bank is well again. */
  next(method: LoginMethod, ...behaviours: Behaviour[]): void;
}

export function scriptedLogin(bankNow: () => number): ScriptedLogin {
  const arrivals: Arrival[] = [];
  const script = new Map<LoginMethod, Behaviour[]>();
  const method = (name: LoginMethod) => async (request: object) => {
    const asked = request as Omit<Arrival, 'method' | 'opened'>;
    const opened = asked.secret ? { ...unseal(asked.secret) } : null;
    const arrival = { ...asked, method: name, opened };
    arrivals.push(arrival);
    const behaviour = script.get(name)?.shift() ?? says(answersAt(bankNow())[name]);
    return behaviour(arrival) as never;
  };
  return {
    arrivals,
    port: {
      open: method('open'),
      first: method('first'),
      sendCode: method('sendCode'),
      second: method('second'),
      cancel: method('cancel'),
    },
    next: (name, ...behaviours) => void script.set(name, [...(script.get(name) ?? []), ...behaviours]),
  };
}
