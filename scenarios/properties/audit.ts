import type { Place } from '../../verification/product/slots.ts';
import { emits, smsOf, type Step } from '../../verification/product/step.ts';
import type { AuthorityClaims, Property } from '../../verification/property.ts';
import {
  accepts,
  isAnswered,
  isBlocked,
  isSuspended,
  mustBe,
  opensSession,
  own,
  ownSecond,
} from './words.ts';

/** How many records of these kinds a step leaves. */
const recordsOf = (step: Step, ...entries: string[]): number =>
  step.effects.filter(({ effect }) => effect.type === 'audit' && entries.includes(effect.entry)).length;

const blocks = ['LOCK_TEMP', 'LOCK_ALERT', 'LOCK_PERM'];
const ends = ['CRED_REVOKED', 'CRED_REPLACED', 'BIO_KEY_INVALIDATED'];
const suspensions = ['CRED_SUSPENDED', 'SOFTPIN_SUSPENDED'];

const login: AuthorityClaims = {
  'a login that is accepted': {
    kind: 'edge',
    when: opensSession,
    holds: (_, step) => recordsOf(step, 'LOGIN_OK') === 1 && recordsOf(step, 'SESSION_START') === 1,
  },
  'a second element that is refused': {
    kind: 'edge',
    when: (step) => ownSecond(step) && isAnswered(step, 'E_AUTH_GENERIC', 'E_BLOCKED_TEMP'),
    among: ({ login: { at }, visible }) => (at === 'genuine' || at === 'decoy') && !visible.blocked,
    holds: (_, step) => recordsOf(step, 'LOGIN_STEP_FAIL') === 1 && recordsOf(step, 'LOGIN_OK') === 0,
  },
  'an account that is blocked': {
    kind: 'edge',
    when: ({ after }) => after.account !== undefined,
    among: (before, _, after) => !isBlocked(before) && isBlocked(after),
    holds: (_, step) => recordsOf(step, ...blocks) === 1,
  },
};

/** What ends or suspends the credential of this device. */
const turned = (to: (at: Place['credential']) => boolean) => (before: Place, step: Step, after: Place) =>
  before.credential.at !== after.credential.at && to(after.credential) && !emits(step, 'credential.activate');

/** SIM risk: nothing is sent, and no code is accepted (P58). */
const silentSim: AuthorityClaims = {
  'nothing is sent': {
    kind: 'edge',
    when: (step) => smsOf(step, 'N_FNP') > 0,
    holds: (_, step) => mustBe(step, { simRisk: false }),
  },
  'nothing is accepted': {
    kind: 'edge',
    when: accepts,
    holds: (_, step) => mustBe(step, { simRisk: false }),
  },
};

/** A code is accepted for what it was sent for (P09): by this command, and in no other transaction's name. */
const acceptedBy = (command: Parameters<typeof own>[1]): AuthorityClaims => ({
  'only by the call that it was sent for': {
    kind: 'edge',
    when: accepts,
    holds: ({ code }, step) => own(step, command) && code.sent && mustBe(step, { match: 'current' }),
  },
});

/** What is written down, and what a stolen SIM or a code of another purpose cannot do. */
export const auditProperties: readonly Property[] = [
  {
    id: 'P09',
    clause: 'RTS 5, ASVS 6.6.2',
    formal: 'G(acceptFnp(c, p) → O issue(c, p))',
    statement: {
      en: 'A code is accepted only for its purpose: login, VERIFIKO or reset.',
      sq: 'Një kod pranohet vetëm për qëllimin e vet: hyrje, VERIFIKO ose rivendosje.',
    },
    means:
      'the code of another purpose is of the class `other`; the bank binds the digest of a code to its transaction',
    authority: () => acceptedBy('login.second'),
    device: () => acceptedBy('login.second'),
    verifiko: () => acceptedBy('reauth.verify'),
    recovery: () => acceptedBy('reset.verify'),
  },
  {
    id: 'P57',
    clause: 'ASVS 16.3.1, 16.2.5',
    formal: 'G(ev ∈ Aud → exactly one record)',
    statement: {
      en: 'Whatever is accepted, refused, blocked, turned on or turned off leaves exactly one record, without a secret.',
      sq: 'Çdo pranim, refuzim, bllokim, aktivizim ose çaktivizim lë saktësisht një shënim, pa asnjë sekret.',
    },
    means: 'that no record holds a secret is shown with marked secrets on the running bank',
    heldBy: [
      {
        file: 'test/bank/canary.test.ts',
        test: 'no secret is in any row, audit record, log line or message of an error, at any moment',
      },
    ],
    authority: () => login,
    device: () => login,
    verifiko: () => ({
      'a VERIFIKO that is passed or refused': {
        kind: 'edge',
        when: (step) => own(step, 'reauth.settle', 'reauth.verify'),
        among: (before, step) =>
          before.reauth.at !== 'none' && (accepts(step) || isAnswered(step, 'E_REAUTH', 'E_AUTH_GENERIC')),
        holds: (_, step) => recordsOf(step, 'REAUTH_OK', 'REAUTH_FAIL') === 1,
      },
      'a password that is changed': {
        kind: 'edge',
        when: (step) => own(step, 'reauth.changePassword') && isAnswered(step, 'ok'),
        holds: (_, step) => recordsOf(step, 'PWD_CHANGED') === 1,
      },
    }),
    enrolment: () => ({
      'a credential that is turned on': {
        kind: 'edge',
        when: (step) => emits(step, 'credential.activate'),
        holds: (_, step) => recordsOf(step, 'CRED_ACTIVATED') === 1,
      },
      'a credential that is turned off': {
        kind: 'edge',
        when: ({ input }) => input.command === 'credential.revoke',
        among: turned(({ at }) => at === 'revoked' || at === 'orphaned'),
        holds: (_, step) => recordsOf(step, ...ends) === 1,
      },
      'a credential that is suspended': {
        kind: 'edge',
        when: ({ input }) => input.origin === 'own',
        among: turned(isSuspended),
        holds: (_, step) => recordsOf(step, ...suspensions) === 1,
      },
    }),
    recovery: () => ({
      'a password that is reset': {
        kind: 'edge',
        when: (step) => own(step, 'reset.setPassword') && isAnswered(step, 'ok'),
        holds: (_, step) => recordsOf(step, 'RESET_OK') === 1,
      },
      'a reset that leads to the Contact Center': {
        kind: 'edge',
        when: ({ after }) => after.reset?.at === 'contact',
        among: ({ reset }) => reset.at === 'proving',
        holds: (_, step) => recordsOf(step, 'RESET_CONTACT', 'BIO_COUNTER_ANOMALY') === 1,
      },
    }),
  },
  {
    id: 'P58',
    clause: 'NIST 3.1.3.3',
    formal: 'G(simRisk → ¬sendSms ∧ ¬acceptFnp)',
    statement: {
      en: 'While a SIM is at risk no code is sent to it and none is accepted.',
      sq: 'Sa kohë SIM-i është në rrezik, atij nuk i dërgohet asnjë kod dhe asnjë nuk pranohet.',
    },
    authority: () => silentSim,
    device: () => silentSim,
    verifiko: () => silentSim,
    recovery: () => silentSim,
  },
];
