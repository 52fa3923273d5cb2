import { people } from '../people.ts';
import type { Does, Sees, Step } from './journey.ts';

/** Submits a number and a password. */
export const enters = (identifier: string, password: string): Does => ({
  does: 'credentials.submit',
  with: { identifier, password },
});

export const anaEnters = enters(people.ana.clientNumber, people.ana.password);
export const anaMistypes = enters(people.ana.clientNumber, 'mali i bardhe 41');

/** Submits a code out of an SMS, or one that was in none. */
export const typesCode = (code: 'newest' | 'earlier' | 'wrong'): Does => ({
  does: 'code.submit',
  with: { code: { code } },
});

/** The code screen right after the first step, the same for everybody. */
export const atCode: Sees = {
  sees: {
    screen: 'code',
    error: null,
    notices: ['I_FNP_SENT'],
    offers: ['code.submit', 'credentials.edit', 'flow.cancel'],
    withholds: ['code.resend'],
    fields: { code: null },
    timers: { resend: 30, codeExpiry: 120, transaction: 600 },
    ended: null,
  },
};

export const isIn: Sees = { sees: { screen: 'authenticated', ended: 'authenticated', sessions: 1 } };

/** A wrong code, and that it is told as such. */
export const isRejected: readonly Step[] = [
  typesCode('wrong'),
  { sees: { screen: 'code', error: 'E_AUTH_GENERIC' } },
];

/** A new code as soon as there may be one. */
export const asksAgain: readonly Step[] = [
  { waits: 'resend' },
  { does: 'code.resend' },
  { sees: { error: null } },
];
