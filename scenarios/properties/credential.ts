import type { Place } from '../../verification/product/slots.ts';
import { audits, emits, type Step } from '../../verification/product/step.ts';
import type { AuthorityClaims, Property } from '../../verification/property.ts';
import { assumptions } from './assumptions.ts';
import { isAnswered, isSuspended, mayBe, mustBe, opensSession, own } from './words.ts';

/** A Soft PIN code was accepted. */
const acceptsPin = (step: Step) => emits(step, 'credential.pinPassed') || audits(step, 'SOFTPIN_BURNED');
const isRightPin = { 'only a code that fits': rightPin() } satisfies AuthorityClaims;

function rightPin() {
  return {
    kind: 'edge' as const,
    when: acceptsPin,
    holds: (_: unknown, step: Step) => mustBe(step, { pin: 'right' }),
  };
}

/** By a credential something was accepted: an element of a login, of a reset, or a code of the menu. */
const acceptsByCredential = (before: Place, step: Step, after: Place): boolean =>
  (own(step, 'login.assert') && before.login.at === 'admitted' && after.login.at === 'genuine') ||
  (opensSession(step) &&
    (own(step, 'login.secondByKey', 'login.secondByPin') || before.login.first === 'biometric')) ||
  (own(step, 'reset.prove') && before.reset.at === 'proving' && after.reset.at === 'granted') ||
  (own(step, 'credential.check', 'credential.burn', 'credential.changePin') && isAnswered(step, 'ok'));

/** Revoked, or orphaned: of no use for good. */
const isEnded = (at: string): boolean => at === 'revoked' || at === 'orphaned';

const onlyActive = (): AuthorityClaims => ({
  'only an active credential': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own',
    among: acceptsByCredential,
    holds: ({ credential }) => credential.at === 'active',
  },
});

const onlyThisDevice = (): AuthorityClaims => ({
  'that of another device does not help': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own',
    among: (before, step) =>
      before.other.at === 'active' &&
      before.credential.at !== 'active' &&
      own(step, 'credential.check', 'credential.burn', 'credential.changePin', 'reset.prove'),
    holds: (before, step, after) => !acceptsByCredential(before, step, after) && before.other === after.other,
  },
});

const pinCounts = (limit: number): AuthorityClaims => ({
  'never more than the limit': {
    kind: 'always',
    when: ({ credential }) => credential.pinFail > 0,
    holds: ({ credential }) => credential.pinFail < limit && credential.at === 'active',
  },
  'a wrong PIN counts, and the last one suspends': {
    kind: 'edge',
    when: (step) => emits(step, 'credential.pinFailed') || isAnswered(step, 'E_PIN_WRONG'),
    among: ({ credential }) => credential.at === 'active',
    holds: (before, step, { credential }) =>
      before.credential.pinFail + 1 < limit
        ? credential.pinFail === before.credential.pinFail + 1
        : credential.at === 'forGood' && audits(step, 'SOFTPIN_SUSPENDED'),
  },
});

/** What a credential of a device is good for, and when no more. */
export const credentialProperties: readonly Property[] = [
  {
    id: 'P07',
    clause: 'RFC 6238 5.2',
    formal: "G(acceptStep(s) ∧ X F acceptStep(s') → s' > s)",
    statement: {
      en: 'Of a Soft PIN only codes of later and later steps are accepted.',
      sq: 'Nga Soft PIN pranohen vetëm kode të hapave gjithnjë e më të vonë.',
    },
    means: 'a code of an accepted step or an earlier one is of the class `wrong`: the bank finds that out',
    heldBy: [
      {
        file: 'test/bank/one-time-code.test.ts',
        test: 'is dead once its step was used or burned; the next one is good at once, and only that',
      },
    ],
    device: () => isRightPin,
    enrolment: () => isRightPin,
    recovery: () => isRightPin,
  },
  {
    id: 'P35',
    clause: 'RTS 27, ASVS 6.5.6',
    formal: 'G(status ≠ active → ¬acceptBy(cred))',
    statement: {
      en: 'A suspended or revoked credential is never accepted.',
      sq: 'Një çelës i pezulluar ose i hequr nuk pranohet kurrë.',
    },
    device: onlyActive,
    enrolment: onlyActive,
    recovery: onlyActive,
  },
  {
    id: 'P36',
    clause: 'MASTG-TEST-0270',
    formal: 'G(bioSetChanged → (¬acceptBy(bio) W activated(bio)))',
    statement: {
      en: 'A changed biometric set makes the credential useless until it is turned on again.',
      sq: 'Ndryshimi i të dhënave biometrike e bën çelësin të pavlefshëm derisa të aktivizohet përsëri.',
    },
    assumes: [assumptions.keystore],
    device: () => ({
      'a changed set revokes': {
        kind: 'edge',
        when: (step) => own(step, 'credential.revoke') && mayBe(step, { reason: 'biometricSetChanged' }),
        among: ({ credential }) => credential.at === 'active' || isSuspended(credential),
        holds: (_, step, { credential, login }) =>
          isAnswered(step, 'ok') && credential.at === 'revoked' && login.first !== 'biometric',
      },
      'what was revoked comes back by an activation only': {
        kind: 'edge',
        when: ({ after }) => after.credential !== undefined,
        among: ({ credential }) => isEnded(credential.at),
        holds: (_, step, { credential }) => isEnded(credential.at) || emits(step, 'credential.activate'),
      },
    }),
  },
  {
    id: 'P39',
    clause: 'NIST 3.2.10',
    formal: 'G(pinFail ≤ 5 ∧ (pinFail = 5 → X suspended))',
    statement: {
      en: 'After the last wrong PIN in a row the Soft PIN is suspended.',
      sq: 'Pas PIN-it të fundit të gabuar radhazi Soft PIN pezullohet.',
    },
    device: (policy) => pinCounts(policy['softPin.pinMaxFailures']),
    enrolment: (policy) => pinCounts(policy['softPin.pinMaxFailures']),
  },
  {
    id: 'P43',
    clause: 'manual 1.5, A6',
    formal: 'G(burned(s) → G ¬acceptStep(≤ s))',
    statement: {
      en: 'After a new code was made no earlier one is accepted.',
      sq: 'Pasi gjenerohet një kod i ri, asnjë kod i mëparshëm nuk pranohet.',
    },
    means: 'a burned step is of the class `wrong` from then on: the bank keeps it',
    heldBy: [
      {
        file: 'test/bank/one-time-code.test.ts',
        test: 'is dead once its step was used or burned; the next one is good at once, and only that',
      },
    ],
    enrolment: () => ({
      'a code is burned once, when it fits': {
        kind: 'edge',
        when: (step) => own(step, 'credential.burn') && isAnswered(step, 'ok'),
        holds: ({ credential }, step) =>
          credential.at === 'active' &&
          mustBe(step, { pin: 'right', clock: 'right' }) &&
          audits(step, 'SOFTPIN_BURNED'),
      },
    }),
  },
  {
    id: 'P53',
    clause: 'RTS 7(2)',
    formal: 'G(acceptBy(c) → dev = dev(c))',
    statement: {
      en: 'A credential of a device works from that device only.',
      sq: 'Çelësi i një pajisjeje vlen vetëm nga ajo pajisje.',
    },
    enrolment: onlyThisDevice,
    recovery: onlyThisDevice,
  },
];
