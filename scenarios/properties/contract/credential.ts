import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { Place } from '../../../verification/product/slots.ts';
import { emits } from '../../../verification/product/step.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { isSuspended } from '../words.ts';
import { brings, closed, givenBy, type Row, same, sessionIs, type Terms } from './contract.ts';

const about = [
  'answer',
  'reauth.used',
  'audit SOFTPIN_SHOWN',
  'audit SOFTPIN_BURNED',
  'audit SOFTPIN_SUSPENDED',
  'audit CRED_REVOKED',
  'audit BIO_KEY_INVALIDATED',
];
const terms: Terms = { about, reads: ['credential', 'session', 'account', 'reauth'] };

/** A wrong PIN is told as such, and the last one suspends. */
const wrongPin = (policy: Policy, { credential }: Place): readonly string[] =>
  credential.pinFail + 1 >= policy['softPin.pinMaxFailures']
    ? ['audit SOFTPIN_SUSPENDED', 'answer E_PIN_SUSPENDED']
    : ['answer E_PIN_WRONG'];

/** A Soft PIN code that is looked at or burned. */
const coded = (policy: Policy, before: Place, { pin, clock }: Row, record: string): readonly string[] => {
  const { credential } = before;
  if (isSuspended(credential)) return ['answer E_PIN_SUSPENDED'];
  if (credential.at !== 'active') return ['answer E_CRED_REVOKED'];
  if (clock === 'skewed') return ['answer E_CLOCK'];
  return pin === 'right' ? [record, 'answer ok'] : wrongPin(policy, before);
};

const isVerified = ({ reauth }: Place): boolean => reauth.at === 'proved';

/** What is asked of a credential's owner (behaviour.md 6.9, 6.10, 7). */
export const credentialContract = (policy: Policy): AuthorityClaims => ({
  ...brings('credential.check', terms, (before, row) => coded(policy, before, row, 'audit SOFTPIN_SHOWN')),
  ...brings('credential.burn', terms, (before, row) => coded(policy, before, row, 'audit SOFTPIN_BURNED')),
  ...brings('credential.setSaved', terms, (before, row) => {
    const isActive = before.credential.at === 'active';
    if (isActive && row['saved'] === false && sessionIs(before) !== 'ended') return ['answer ok'];
    const refused = closed(before);
    if (refused) return refused;
    if (!isActive) return ['answer E_PIN_SUSPENDED'];
    if (!isVerified(before)) return ['answer E_REAUTH'];
    return row['pin'] === 'right' ? ['reauth.used', 'answer ok'] : wrongPin(policy, before);
  }),
  ...brings('credential.changePin', terms, (before, row) => {
    const refused = closed(before) ?? (isVerified(before) ? null : ['answer E_REAUTH']);
    if (refused) return refused;
    if (before.credential.at !== 'active') return ['answer E_PIN_SUSPENDED'];
    return row['pin'] === 'right' ? ['reauth.used', 'answer ok'] : wrongPin(policy, before);
  }),
  ...revoked(),
});

/** A credential that is turned off by its owner. */
export const revoked = (): AuthorityClaims => ({
  ...brings('credential.revoke', { ...terms, about: [...about, 'sms'] }, ({ credential }, { reason }) => {
    if (credential.at !== 'active' && !isSuspended(credential)) return ['answer ok'];
    const record = reason === 'biometricSetChanged' ? 'audit BIO_KEY_INVALIDATED' : 'audit CRED_REVOKED';
    return [record, 'sms N_CRED_CHANGE off', 'answer ok'];
  }),
  'a credential that its owner turns off stays off': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'credential.revoke',
    among: ({ credential }) => credential.at === 'active' || isSuspended(credential),
    holds: (_, { input }, { credential }) =>
      input.members.every(({ reason }) => credential.at === (reason === 'unused' ? 'orphaned' : 'revoked')),
  },
});

type Slot = 'credential' | 'other';
const isOn = ({ at }: Place['credential']): boolean => at === 'active';
const isOff = (credential: Place['credential']): boolean => !isOn(credential) && !isSuspended(credential);

/** How a credential may change, and which record and notice that leaves. */
function leftBy(before: Place['credential'], after: Place['credential']): string[] | null {
  if (before.at === after.at) return [];
  if (isOn(after)) return isSuspended(before) ? [] : ['CRED_ACTIVATED', 'N_CRED_CHANGE on'];
  if (after.at === 'forGood' && before.at === 'untilLogin') return ['turned off again'];
  return ['turned off', 'N_CRED_CHANGE off'];
}

const offRecords = [
  'SOFTPIN_SUSPENDED',
  'CRED_SUSPENDED',
  'CRED_REVOKED',
  'CRED_REPLACED',
  'BIO_KEY_INVALIDATED',
];

/** Whatever turns a credential on or off leaves its record and its notice, one of each (P34, P57). */
export const turning = (): AuthorityClaims => ({
  'each credential that is turned on or off leaves its record and its notice': {
    kind: 'edge',
    when: (step) =>
      step.input.origin !== 'world' &&
      (['credential', 'other'] as const).some((slot) => step.after[slot] !== undefined),
    holds: (before, step, after) => {
      const isFresh = emits(step, 'credential.activate');
      const slots: Slot[] = (['credential', 'other'] as const).filter(
        (slot) => step.after[slot] !== undefined && !(isFresh && slot === 'credential'),
      );
      const wanted = slots.flatMap((slot) => leftBy(before[slot], after[slot]) ?? []);
      if (isFresh) {
        wanted.push('CRED_ACTIVATED', 'N_CRED_CHANGE on');
        if (!isOff(before.credential)) wanted.push('turned off', 'N_CRED_CHANGE off');
      }
      const given = givenBy(step).flatMap((one) => {
        const [type, name = '', change = ''] = one.split(' ');
        if (type === 'audit' && offRecords.includes(name)) return ['turned off'];
        if (type === 'audit' && name === 'CRED_ACTIVATED') return [name];
        return type === 'sms' && name === 'N_CRED_CHANGE' ? [`${name} ${change}`] : [];
      });
      return same(
        given,
        wanted.map((one) => one.replace(' again', '')),
      );
    },
  },
});
