import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { Place } from '../../../verification/product/slots.ts';
import { emits } from '../../../verification/product/step.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { fires, isArmed, isShut, rearms } from '../words.ts';
import { brings, isCompared, isRight, resent, type Row, smsMayGo, type Terms } from './contract.ts';

const about = [
  'answer',
  'code.issue',
  'code.resend',
  'recovery.failed',
  'recovery.succeeded',
  'visible.rejected',
  'credential.pinPassed',
  'credential.pinFailed',
  'credential.suspend',
  'sessions.revoked',
  'logins.outdated',
  'otherCredentials.suspended',
  'sms N_ACCOUNT_CHANGE password',
  'audit RESET_BEGIN',
  'audit RESET_STEP',
  'audit RESET_OK',
  'audit RESET_CONTACT',
  'audit BIO_COUNTER_ANOMALY',
  'audit SIM_RISK',
  'audit RATE_LIMITED',
];
const terms: Terms = { about, reads: ['reset', 'visible', 'code', 'recovery', 'credential', 'account'] };

const isAsking = ({ reset: { at } }: Place): boolean => at === 'genuine' || at === 'decoy';
/** What is told of a reset that is not where the command belongs. */
const over = ({ reset: { at } }: Place): readonly string[] => [
  at === 'superseded' ? 'answer E_TXN_SUPERSEDED' : 'answer E_TXN_EXPIRED',
];
const askedTooMuch = ({ visible }: Place, { clientRate }: Row): readonly string[] | null => {
  if (visible.blocked) return ['answer E_BLOCKED_TEMP'];
  return clientRate === 'full' ? ['audit RATE_LIMITED', 'answer E_RATE'] : null;
};
const rejected = ['audit RESET_STEP', 'visible.rejected', 'answer E_AUTH_GENERIC'];
const contact = ['audit RESET_CONTACT', 'answer M_CONTACT'];
const granted = ['audit RESET_STEP', 'answer ok'];

function proved(
  policy: Policy,
  { credential }: Place,
  { assertion, pin, saved, clock }: Row,
): readonly string[] {
  if (assertion === 'none' && clock === 'skewed') return ['answer E_CLOCK'];
  if (credential.at !== 'active') return contact;
  if (assertion === 'anomalous' && policy['webauthn.counterPolicy'] === 'reject') {
    return ['audit BIO_COUNTER_ANOMALY', 'credential.suspend true', 'sessions.revoked', 'answer M_CONTACT'];
  }
  if (assertion === 'right' || assertion === 'anomalous') return granted;
  if (assertion !== 'none' || saved === true || !policy['reset.allowSoftPin']) return contact;
  return pin === 'right' ? ['credential.pinPassed', ...granted] : ['credential.pinFailed', ...contact];
}

/** A forgotten password (behaviour.md 6.11): what is asked, in which order, and what is told. */
export const resetContract = (policy: Policy): AuthorityClaims => ({
  ...brings('reset.begin', terms, (before, row) => {
    const refused = askedTooMuch(before, row);
    if (refused) return refused;
    const isGenuine = row['customer'] === 'known' && !isShut(before) && !before.recovery.closed;
    return ['audit RESET_BEGIN', `code.issue ${isGenuine && smsMayGo(row)}`, 'answer ok'];
  }),
  ...brings('reset.sendCode', terms, (before, row) => {
    if (!isAsking(before)) return over(before);
    const isGenuine = before.reset.at === 'genuine';
    return askedTooMuch(before, row) ?? [`code.resend ${isGenuine && smsMayGo(row)}`, resent(before)];
  }),
  ...brings('reset.verify', terms, (before, row) => {
    if (!isAsking(before)) return over(before);
    if (before.visible.blocked) return ['answer E_BLOCKED_TEMP'];
    if (before.reset.at === 'decoy') return rejected;
    if (row['simRisk'] === true) return ['audit SIM_RISK', ...rejected];
    if (isRight(before, row)) return granted;
    return isCompared(before) ? ['recovery.failed', ...rejected] : rejected;
  }),
  ...brings('reset.prove', terms, (before, row) =>
    before.reset.at === 'proving' ? proved(policy, before, row) : over(before),
  ),
  ...brings('reset.setPassword', terms, (before) =>
    before.reset.at !== 'granted'
      ? over(before)
      : [
          'audit RESET_OK',
          'sms N_ACCOUNT_CHANGE password',
          'recovery.succeeded',
          'sessions.revoked',
          'logins.outdated',
          'otherCredentials.suspended',
          'answer ok',
        ],
  ),
  ...brings('reset.cancel', terms, () => ['answer ok']),
  'a reset that is cancelled is over': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'reset.cancel',
    among: (before) => isAsking(before) || before.reset.at === 'proving' || before.reset.at === 'granted',
    holds: (_, __, { reset }) => reset.at === 'cancelled',
  },
  'a grant ends': {
    kind: 'timed',
    when: ({ reset }) => reset.at === 'granted',
    armed: isArmed('reset.grantTtl', 'reset'),
    fires: fires('reset.grantTtl', 'reset'),
    rearms: rearms('reset.grantTtl', 'reset'),
    goal: ({ reset }) => reset.at === 'expired',
  },
  ...closing(policy),
});

/** Wrong codes close an account's resets for a while, silently (R2). */
const closing = (policy: Policy): AuthorityClaims => ({
  'each wrong code of a reset counts, and the last one closes': {
    kind: 'edge',
    when: (step) => emits(step, 'recovery.failed'),
    among: ({ recovery }) => !recovery.closed,
    holds: (before, step, { recovery, reset }) => {
      const isLast = before.recovery.failed + 1 >= policy['reset.maxWrong'];
      if (emits(step, 'resets.closed') !== isLast || recovery.closed !== isLast) return false;
      return isLast
        ? recovery.failed === 0 && reset.at === 'decoy'
        : recovery.failed === before.recovery.failed + 1;
    },
  },
  'a reset that succeeds forgets the wrong codes': {
    kind: 'edge',
    when: (step) => emits(step, 'recovery.succeeded'),
    among: ({ recovery }) => !recovery.closed,
    holds: (_, step, { recovery }) =>
      recovery.failed === 0 && !recovery.closed && !step.armed.some(({ slot }) => slot === 'recovery'),
  },
  'resets open again': {
    kind: 'timed',
    when: ({ recovery }) => recovery.closed,
    armed: isArmed('reset.closedFor', 'recovery'),
    fires: fires('reset.closedFor', 'recovery'),
    rearms: rearms('reset.closedFor', 'recovery'),
    goal: ({ recovery }) => !recovery.closed && recovery.failed === 0,
  },
  'wrong codes of resets are forgotten': {
    kind: 'timed',
    when: ({ recovery }) => recovery.failed > 0,
    armed: isArmed('reset.closedFor', 'recovery'),
    fires: fires('reset.closedFor', 'recovery'),
    rearms: () => false,
    goal: ({ recovery }) => recovery.failed === 0 && !recovery.closed,
  },
  'each wrong code is kept as long as the last one': {
    kind: 'edge',
    when: (step) => emits(step, 'recovery.failed'),
    among: ({ recovery }) => !recovery.closed,
    holds: (_, step) => rearms('reset.closedFor', 'recovery')(step),
  },
});
