import { expect } from 'vitest';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { Facts, Stand } from '../stand.ts';

/** A sentence about the authority, and how it is seen to be true. Throws where it is not. */
export interface Story {
  readonly name: string;
  readonly policy?: Partial<Policy>;
  readonly tell: (stand: Stand) => void;
}

/** The answer's code alone. */
export const codeOf = (answer: { code: string } | undefined): string | undefined => answer?.code;

/** What was recorded, sent and handed out since the last time, in any order. */
export const hears = (stand: Stand, ...expected: string[]): void =>
  expect(stand.heard().toSorted()).toEqual(expected.toSorted());

/** Logs in by password and SMS; the session is claimed. */
export function logIn(stand: Stand, id: 'own' | 'other' = 'own'): void {
  stand.renew(id);
  stand.ask('login.first', {}, { id });
  stand.ask('login.settle', {}, { id });
  stand.ask('login.second', {}, { id });
  stand.ask('session.use', {}, { id });
  stand.heard();
}

/** VERIFIKO; the answer to the password. */
export function verify(stand: Stand, facts: Facts = {}) {
  return stand.ask('reauth.begin', facts) ?? stand.ask('reauth.settle', facts);
}

/** A credential of this device, activated in the session. */
export function activate(stand: Stand, method: 'biometric' | 'smartFnp' | 'softPin'): void {
  verify(stand);
  stand.ask('enrolment.begin', { method }, { credential: method });
  stand.ask('enrolment.finish', { method }, { credential: method });
  stand.heard();
}

/** These credentials are on, and nobody is logged in. */
export function enrolled(stand: Stand, ...methods: ('biometric' | 'smartFnp' | 'softPin')[]): void {
  logIn(stand);
  for (const method of methods) activate(stand, method);
  stand.ask('session.logout');
  stand.heard();
}

/** A login that got past its first element. */
export function first(stand: Stand, by: 'password' | 'assertion', facts: Facts = {}, id = 'second') {
  const begun = stand.ask('login.first', { element: by, ...facts }, { id });
  if (begun) return begun;
  return by === 'password'
    ? stand.ask('login.settle', facts, { id })
    : stand.ask('login.assert', { assertion: 'right', ...facts }, { id, credential: 'biometric' });
}
