import type { CommandName } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import type { Place } from '../../verification/product/slots.ts';
import { emits, type Step } from '../../verification/product/step.ts';
import type { AuthorityClaims, SliceClaims } from '../../verification/property.ts';
import { givenBy, same } from './contract/contract.ts';
import { isAnswered, isShut, isUnchanged } from './words.ts';

const paths = ['logins.blocked', 'reauths.blocked', 'resets.blocked'];

/** What each order of the staff desk brings on an account that is not closed (behaviour.md 6.13). */
const orders: { readonly [C in CommandName]?: readonly string[] } = {
  'account.unlocked': [
    'audit UNLOCK',
    'sms N_ACCOUNT_CHANGE unlocked',
    'sessions.revoked',
    'credentials.suspended',
    'answer ok',
  ],
  'account.closed': [
    'audit ACCOUNT_CLOSED',
    'sms N_ACCOUNT_CHANGE closed',
    ...paths,
    'sessions.revoked',
    'credentials.revoked',
    'answer ok',
  ],
  'account.phoneChanged': ['audit PHONE_CHANGED', 'sms N_ACCOUNT_CHANGE phone', 'answer ok'],
  'account.simChanged': ['audit SIM_RISK', 'smsSessions.revoked', 'answer ok'],
  'account.deviceLost': ['lostCredentials.revoked', 'lostSessions.revoked', 'answer ok'],
};

const isOrder = ({ input: { origin } }: Step): boolean => origin === 'staff';

/** The staff desk is obeyed to the letter, and not at all once an account is closed. */
const desk = (): AuthorityClaims => ({
  'each order of the staff desk brings exactly what it must': {
    kind: 'edge',
    when: isOrder,
    among: ({ account }) => account.at !== 'closed',
    holds: (_, step) => same(givenBy(step), (step.input.command && orders[step.input.command]) ?? []),
  },
  'a closed account takes no order': {
    kind: 'edge',
    when: isOrder,
    among: ({ account }) => account.at === 'closed',
    holds: (before, step, after) =>
      same(givenBy(step), ['answer E_REQUEST']) && isUnchanged(before, step, after),
  },
  'an account that is unlocked is as new': {
    kind: 'edge',
    when: (step) => step.input.command === 'account.unlocked' && isAnswered(step, 'ok'),
    holds: (_, step, { account }) => account.at === 'open' && account.fail === 0 && step.armed.length === 0,
  },
  'an account that is closed stays so': {
    kind: 'edge',
    when: (step) => step.input.command === 'account.closed' && isAnswered(step, 'ok'),
    holds: (_, __, { account }) => account.at === 'closed',
  },
});

/** A question to the account, and how it is answered. */
const questions: readonly (readonly [asked: string, granted: string, denied: string])[] = [
  ['account.reserve', 'login.granted', 'login.denied'],
  ['account.reserveInSession', 'reauth.granted', 'reauth.denied'],
  ['account.admit', 'login.admitted', 'login.denied'],
];

const asks = (step: Step): boolean => questions.some(([asked]) => emits(step, asked));

/** Whether every question of a step got its one answer. */
function isAnsweredRightly({ account }: Place, step: Step, policy: Policy): boolean {
  const isFull = account.fail + account.reserved >= policy['lock.maxFailures'];
  return questions.every(([asked, granted, denied]) => {
    if (!emits(step, asked)) return true;
    const isDenied = account.at !== 'open' || (asked !== 'account.admit' && isFull);
    return emits(step, isDenied ? denied : granted) && !emits(step, isDenied ? granted : denied);
  });
}

/** The account lets a check begin exactly while it is open and attempts are left (R2). */
const admission = (policy: Policy): AuthorityClaims => ({
  'a check begins exactly while attempts are left': {
    kind: 'edge',
    when: asks,
    holds: (before, step) => isAnsweredRightly(before, step, policy),
  },
});

/** A block tells every login, VERIFIKO and reset of the account (P14). */
const told = (): AuthorityClaims => ({
  'a block tells every path': {
    kind: 'edge',
    when: (step) => emits(step, 'account.failed'),
    among: (before, _, after) => !isShut(before) && isShut(after),
    holds: (_, step) => paths.every((path) => emits(step, path)),
  },
});

/** What is claimed of the account and the staff desk beside what lock.ts and counting.ts say, by property. */
export const deskClaims: Readonly<Record<string, SliceClaims>> = {
  P13: {
    closure: admission,
    authority: admission,
    device: admission,
    verifiko: admission,
  },
  P14: { closure: told, authority: told, verifiko: told, enrolment: told, recovery: told },
  P57: { closure: desk },
};
