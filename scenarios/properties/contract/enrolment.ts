import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { Place } from '../../../verification/product/slots.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { brings, closed, type Row, sessionIs, type Terms } from './contract.ts';

/** Guard G0 (behaviour.md 6.7), in its order. */
const gate = (before: Place, { altered, simRisk }: Row): readonly string[] | null =>
  closed(before) ??
  (altered === true ? ['audit DEVICE_ALTERED', 'answer E_DEVICE_ALTERED'] : null) ??
  (simRisk === true ? ['audit SIM_RISK', 'answer E_SIM_RISK'] : null);

const mustVerify = (policy: Policy, before: Place, { method }: Row): boolean => {
  if (before.reauth.at === 'proved') return false;
  if (method !== 'smartFnp' || policy['reauth.smartFnp'] === 'always') return true;
  return policy['reauth.smartFnp'] === 'fresh' && sessionIs(before) !== 'fresh';
};

const about = ['answer', 'audit DEVICE_ALTERED', 'audit SIM_RISK', 'credential.activate', 'reauth.used'];
const terms: Terms = { about, reads: ['enrolment', 'session', 'account', 'reauth'] };

/** Turning something on (behaviour.md 6.7 to 6.9): what is asked, in which order, and what is told. */
export const enrolmentContract = (policy: Policy): AuthorityClaims => ({
  ...brings('enrolment.begin', terms, (before, row) => {
    const { method, room, replace, biometricOn } = row;
    const refused = gate(before, row);
    if (refused) return refused;
    if (mustVerify(policy, before, row)) return ['answer E_REAUTH'];
    const isAlone = method === 'smartFnp' && biometricOn === false;
    if (isAlone && policy['smartFnp.requireBiometric']) return ['answer M_SFNP_NEEDBIO'];
    if (room === 'full') return ['answer M_DEVICE_LIMIT'];
    if (room === 'elsewhere' && replace === false) return ['answer M_REPLACE_DEVICE'];
    if (room === 'anothers' && replace === false) return ['answer M_REPLACE_OTHER'];
    return before.reauth.at === 'proved' ? ['reauth.used', 'answer ok'] : ['answer ok'];
  }),
  'a run that begins is of its method': {
    kind: 'edge',
    when: ({ input, answer }) => input.command === 'enrolment.begin' && answer?.code === 'ok',
    holds: (_, { input }, { enrolment }) => input.members.every(({ method }) => method === enrolment.at),
  },
  'a run that is answered is over, unless it was refused at the gate': {
    kind: 'edge',
    when: ({ input, answer }) =>
      input.command === 'enrolment.finish' &&
      ['ok', 'E_BIO_NOT_BOUND', 'E_SERVICE'].includes(answer?.code ?? ''),
    holds: (_, __, { enrolment }) => enrolment.at === 'none',
  },
  ...brings('enrolment.finish', terms, (before, row) => {
    const refused = gate(before, row);
    if (refused) return refused;
    if (before.enrolment.at !== row['method']) return ['answer E_REAUTH'];
    const isSynced = row['proof'] === 'synced' && row['method'] === 'biometric';
    if (row['proof'] === 'right' || (isSynced && !policy['webauthn.requireDeviceBound'])) {
      return ['credential.activate', 'answer ok'];
    }
    return [isSynced ? 'answer E_BIO_NOT_BOUND' : 'answer E_SERVICE'];
  }),
});
