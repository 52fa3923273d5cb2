import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { Place, Slot } from '../../../verification/product/slots.ts';
import { audits, emits, type Step } from '../../../verification/product/step.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { fires, isArmed, isSuspended, rearms } from '../words.ts';
import { failed, givenBy, passing } from './contract.ts';

/** A state that ends at the latest at its deadline. */
const lasts = (slot: Slot, delay: string, when: (place: Place) => boolean, goal: (place: Place) => boolean) =>
  ({
    kind: 'timed',
    when,
    armed: isArmed(delay, slot),
    fires: fires(delay, slot),
    rearms: rearms(delay, slot),
    renews: (step: Step) => step.adopts || step.input.command?.endsWith('.begin') === true,
    goal,
  }) as const;

const count = (step: Step, entry: string): number =>
  step.events.filter((event) => event.type === 'audit' && event.entry === entry).length;

/** A code that was sent leaves a record when it ends unused, and no other does. */
export const codeEnds = (policy: Policy): AuthorityClaims => ({
  'a code that was sent leaves a record when it dies': {
    kind: 'edge',
    when: (step) => !step.adopts && step.after.code !== undefined,
    holds: ({ code }, step) => {
      const isDead = code.validity === 'live' && code.wrong + 1 >= policy['fnp.maxWrongPerCode'];
      return count(step, 'FNP_DEAD') === (isDead && code.sent && emits(step, 'owner.codeWrong') ? 1 : 0);
    },
  },
  'a code that was sent leaves a record when it expires': {
    kind: 'edge',
    when: fires('fnp.ttl', 'code'),
    holds: (before, step, { code }) =>
      code.validity === 'expired' && count(step, 'FNP_EXPIRED') === (before.code.sent ? 1 : 0),
  },
  'a code that is accepted is gone': {
    kind: 'edge',
    when: (step) => emits(step, 'owner.codeRight'),
    holds: (_, step, { code }) => code.validity === 'none' && !rearms('fnp.ttl', 'code')(step),
  },
  'each code that is sent has its whole life': {
    kind: 'edge',
    when: (step) => emits(step, 'code.issue') || emits(step, 'code.resend'),
    among: (before, _, { code }) => code.sends > before.code.sends,
    holds: (_, step) => rearms('fnp.ttl', 'code')(step),
  },
  'a new code has no wrong entries': {
    kind: 'edge',
    when: (step) => emits(step, 'code.issue') || emits(step, 'code.resend'),
    among: (before, _, { code }) => code.sends > before.code.sends,
    holds: (_, __, { code }) => code.validity === 'live' && code.wrong === 0,
  },
});

/** Where a device is to answer, a code waits to be asked for. */
export const codeOffered = (): AuthorityClaims => ({
  'a code that is offered waits': {
    kind: 'edge',
    when: (step) => emits(step, 'code.offer'),
    holds: (_, __, { code }) => code.validity === 'offered' && code.resend === 'ready',
  },
});

const endOf: Readonly<Record<string, Place['login']['at']>> = {
  LOGIN_OK: 'accepted',
  LOGIN_CANCEL: 'cancelled',
  LOGIN_EXPIRED: 'expired',
};

/** What is recorded of the end of a login is what became of it. */
export const loginEnds = (): AuthorityClaims => ({
  'a login ends as its record says': {
    kind: 'edge',
    when: (step) => Object.keys(endOf).some((entry) => audits(step, entry)),
    holds: (_, step, { login }) =>
      Object.entries(endOf).every(([entry, at]) => !audits(step, entry) || login.at === at),
  },
  'a login that fails for good is over': {
    kind: 'edge',
    when: (step) => !step.adopts && step.input.origin === 'own' && audits(step, 'LOGIN_FAIL'),
    holds: (_, __, { login }) => login.at === 'rejected',
  },
  'a login that another one replaces is over': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'elsewhere',
    holds: (_, __, { login }) => login.at === 'superseded',
  },
  'a rejection that was told is remembered': {
    kind: 'edge',
    when: (step) => !step.adopts && step.input.origin === 'own' && emits(step, 'visible.rejected'),
    among: (_, __, { login: { at } }) => at === 'genuine' || at === 'decoy',
    holds: (_, __, { login }) => login.told,
  },
  'a success starts no window on the screen': {
    kind: 'edge',
    when: (step) => emits(step, 'visible.succeeded'),
    holds: (_, step, { visible }) => visible.told === 0 && !rearms('visible.window', 'visible')(step),
  },
});

/** A VERIFIKO ends at its deadlines, and a check that nobody settles counts. */
export const reauthEnds = (): AuthorityClaims => ({
  'a VERIFIKO under way ends': lasts(
    'reauth',
    'login.txnTtl',
    ({ reauth: { at } }) => at === 'genuine' || at === 'decoy',
    ({ reauth: { at } }) => at === 'none',
  ),
  'a VERIFIKO that was passed ends': lasts(
    'reauth',
    'reauth.freshness',
    ({ reauth }) => reauth.at === 'proved',
    ({ reauth }) => reauth.at === 'none',
  ),
  'a VERIFIKO that is refused is over': {
    kind: 'edge',
    when: (step) =>
      step.input.origin === 'own' &&
      ['reauth.begin', 'reauth.settle'].includes(step.input.command ?? '') &&
      ['E_SIM_RISK', 'E_REAUTH'].includes(step.answer?.code ?? ''),
    among: ({ reauth }) => reauth.at !== 'proved',
    holds: ({ reauth: before }, _, { reauth }) =>
      reauth.at === 'none' || (reauth.at === before.at && (before.at === 'genuine' || before.at === 'decoy')),
  },
  'a VERIFIKO that begins is checked or pretended': {
    kind: 'edge',
    when: (step) => emits(step, 'account.reserveInSession'),
    holds: (_, step, { reauth }) =>
      emits(step, 'reauth.granted')
        ? reauth.at === 'verifying' && reauth.held
        : reauth.at === 'pretending' && !reauth.held,
  },
  ...passing(
    'lock.reserveTtl',
    'reauth.reservation.held',
    { about: ['account.failed', 'account.settled'], reads: ['reauth'] },
    () => [failed(true, true)],
  ),
});

const runs = {
  biometric: 'webauthn.validity',
  smartFnp: 'proof.ttl',
  softPin: 'softPin.pendingSeedTtl',
} as const;

/** A run that is not proved in time is forgotten (R14). */
export const enrolmentEnds = (): AuthorityClaims =>
  Object.fromEntries(
    Object.entries(runs).map(([method, delay]) => [
      `a run of ${method} ends`,
      lasts(
        'enrolment',
        delay,
        ({ enrolment }) => enrolment.at === method,
        ({ enrolment }) => enrolment.at === 'none',
      ),
    ]),
  );

/** A reset that another one replaces is told as such. */
export const resetEnds = (): AuthorityClaims => ({
  'a reset under way ends': lasts(
    'reset',
    'login.txnTtl',
    ({ reset: { at } }) => at === 'genuine' || at === 'decoy' || at === 'proving',
    ({ reset: { at } }) => at === 'expired',
  ),
  'a reset that another one replaces is over': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'elsewhere',
    holds: (_, __, { reset }) => reset.at === 'superseded',
  },
});

const times = (step: Step, what: string): number => givenBy(step).filter((one) => one === what).length;
const offs = (step: Step): number => times(step, 'sms N_CRED_CHANGE off');

/** Turning a credential off ends what rests on it; a changed set leaves the sessions that it opened (behaviour.md 7). */
export const credentialEnds = (): AuthorityClaims => ({
  'what rests on a credential that is turned off ends with it': {
    kind: 'edge',
    when: (step) => offs(step) > 0,
    holds: (_, step) =>
      times(step, 'credentialLogins.outdated') === offs(step) &&
      times(step, 'credentialSessions.revoked') === offs(step) - count(step, 'BIO_KEY_INVALIDATED'),
  },
  'only a lock suspends for good': {
    kind: 'edge',
    when: (step) => step.after.credential?.at === 'forGood',
    among: ({ credential }) => credential.at !== 'forGood',
    holds: (_, step) =>
      audits(step, 'SOFTPIN_SUSPENDED') ||
      step.events.some((event) => event.type === 'credential.suspend' && event.forGood),
  },
});

const answersRight: readonly string[] = ['SOFTPIN_SHOWN', 'SOFTPIN_BURNED'];

/** Wrong PINs count one by one, and a right one forgets them (P39). */
export const pinCounts = (policy: Policy): AuthorityClaims => ({
  'a right PIN forgets the wrong ones': {
    kind: 'edge',
    when: (step) => emits(step, 'credential.pinPassed') || answersRight.some((entry) => audits(step, entry)),
    holds: (_, __, { credential }) => credential.pinFail === 0,
  },
  'a wrong PIN counts once': {
    kind: 'edge',
    when: (step) =>
      emits(step, 'credential.pinFailed') ||
      step.events.some((event) => event.type === 'answer' && event.code === 'E_PIN_WRONG'),
    among: ({ credential }) => credential.at === 'active',
    holds: (before, _, { credential }) =>
      before.credential.pinFail + 1 >= policy['softPin.pinMaxFailures']
        ? credential.at === 'forGood'
        : credential.pinFail === before.credential.pinFail + 1,
  },
});

/** By password and SMS what waited for that is on again. */
export const restoring = (): AuthorityClaims => ({
  'what waited for a login is on again': {
    kind: 'edge',
    when: (step) => emits(step, 'credential.restore') || emits(step, 'deviceCredentials.restored'),
    among: ({ credential, other }) => isSuspended(credential) || isSuspended(other),
    holds: (before, step, { credential, other }) => {
      const isHere = emits(step, 'deviceCredentials.restored');
      const [one, now] = isHere ? [before.credential, credential] : [before.other, other];
      return one.at !== 'untilLogin' || now.at === 'active';
    },
  },
});
