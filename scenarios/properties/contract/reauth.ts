import type { AuthorityClaims } from '../../../verification/property.ts';
import type { Place } from '../../../verification/product/slots.ts';
import {
  brings,
  closed,
  failed,
  isCompared,
  isRight,
  resent,
  type Row,
  sessionIs,
  smsMayGo,
  type Terms,
} from './contract.ts';

const about = [
  'answer',
  'account.reserveInSession',
  'account.settled',
  'account.failed',
  'code.issue',
  'code.resend',
  'session.reproved',
  'otherSessions.revoked',
  'logins.outdated',
  'sms N_ACCOUNT_CHANGE password',
  'audit SIM_RISK',
  'audit RATE_LIMITED',
  'audit REAUTH_OK',
  'audit REAUTH_FAIL',
  'audit PWD_CHANGED',
];
const terms: Terms = { about, reads: ['reauth', 'session', 'account', 'code'] };

const tooFast = ['audit RATE_LIMITED', 'answer E_RATE'];
const risky = ['audit SIM_RISK', 'answer E_SIM_RISK'];
const checking: readonly Place['reauth']['at'][] = ['reserving', 'verifying', 'pretending'];
const isAsking = ({ reauth: { at } }: Place): boolean => at === 'genuine' || at === 'decoy';

/** What becomes of the check itself: the attempt counts, or is given back, whatever else is told. */
const settled = ({ reauth }: Place, { password }: Row): string[] => {
  if (!reauth.held) return [];
  return [password === 'right' ? 'account.settled' : failed(true, true)];
};

function verdict(before: Place, row: Row): readonly string[] {
  const refused = closed(before);
  if (refused) return refused;
  if (!checking.includes(before.reauth.at)) return ['answer E_REAUTH'];
  const isStale = sessionIs(before) === 'stale';
  if (isStale && row['simRisk'] === true) return risky;
  const isProved = before.reauth.at === 'verifying' && row['password'] === 'right';
  if (isStale) return [`code.issue ${isProved && smsMayGo(row)}`, 'answer ok'];
  return isProved
    ? ['audit REAUTH_OK', 'session.reproved false', 'answer ok']
    : ['audit REAUTH_FAIL', 'answer E_REAUTH'];
}

/** VERIFIKO (R5): what is asked, in which order, and what is told. */
export const reauthContract = (): AuthorityClaims => ({
  ...brings('reauth.begin', terms, (before, row) => {
    const refused = closed(before);
    if (refused) return refused;
    if (row['clientRate'] === 'full' || before.reauth.held) return tooFast;
    if (row['simRisk'] === true && sessionIs(before) === 'stale') return risky;
    return ['account.reserveInSession'];
  }),
  ...brings('reauth.settle', terms, (before, row) => [...settled(before, row), ...verdict(before, row)]),
  ...brings('reauth.sendCode', terms, (before, row) => {
    const refused = closed(before);
    if (refused) return refused;
    if (!isAsking(before)) return ['answer E_TXN_EXPIRED'];
    if (row['clientRate'] === 'full') return tooFast;
    return [`code.resend ${before.reauth.at === 'genuine' && smsMayGo(row)}`, resent(before)];
  }),
  ...brings('reauth.verify', terms, (before, row) => {
    const refused = closed(before);
    if (refused) return refused;
    if (!isAsking(before)) return ['answer E_TXN_EXPIRED'];
    const isGenuine = before.reauth.at === 'genuine';
    if (isGenuine && row['simRisk'] === true) {
      return ['audit SIM_RISK', 'audit REAUTH_FAIL', 'answer E_AUTH_GENERIC'];
    }
    if (isGenuine && isRight(before, row)) {
      return ['audit REAUTH_OK', 'session.reproved true', 'answer ok'];
    }
    const counted = isGenuine && isCompared(before) ? [failed(false, true)] : [];
    return [...counted, 'audit REAUTH_FAIL', 'answer E_AUTH_GENERIC'];
  }),
  ...brings('reauth.changePassword', terms, (before) => {
    if (sessionIs(before) === 'ended') return ['answer E_SESSION_ENDED'];
    if (before.reauth.at !== 'proved') return ['answer E_REAUTH'];
    return [
      'audit PWD_CHANGED',
      'sms N_ACCOUNT_CHANGE password',
      'otherSessions.revoked',
      'logins.outdated',
      'answer ok',
    ];
  }),
  ...brings('reauth.cancel', terms, () => ['answer ok']),
  'a VERIFIKO that is cancelled is over': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'reauth.cancel',
    holds: (_, __, { reauth }) => reauth.at === 'none',
  },
});
