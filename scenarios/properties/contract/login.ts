import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { Place } from '../../../verification/product/slots.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { isBegun, isSuspended } from '../words.ts';
import {
  brings,
  failed,
  isCompared,
  isRight,
  passing,
  resent,
  type Row,
  smsMayGo,
  type Terms,
} from './contract.ts';

const about = [
  'answer',
  'rivals.superseded',
  'account.reserve',
  'account.admit',
  'account.settled',
  'account.failed',
  'account.succeeded',
  'visible.rejected',
  'visible.succeeded',
  'code.issue',
  'code.offer',
  'code.resend',
  'credential.suspend',
  'credential.pinFailed',
  'credential.pinPassed',
  'deviceCredentials.restored',
  'session.start',
  'session.cancel',
  ...['BEGIN', 'STEP_OK', 'STEP_FAIL', 'OK', 'FAIL', 'CANCEL', 'EXPIRED'].map(
    (entry) => `audit LOGIN_${entry}`,
  ),
  ...['BIO_ASSERT_OK', 'BIO_ASSERT_FAIL', 'BIO_COUNTER_ANOMALY', 'CODE_REPLAY'].map(
    (entry) => `audit ${entry}`,
  ),
  'audit SIM_RISK',
  'audit RATE_LIMITED',
];
const terms: Terms = { about, reads: ['login', 'visible', 'code', 'credential'] };

type Given = readonly string[];

const onSecond = ({ login: { at } }: Place): boolean => at === 'genuine' || at === 'decoy';
const isGenuine = ({ login: { at } }: Place): boolean => at === 'genuine';
const blocked = ({ visible }: Place): Given | null => (visible.blocked ? ['answer E_BLOCKED_TEMP'] : null);
const tooFast = ({ clientRate }: Row): Given | null =>
  clientRate === 'full' ? ['audit RATE_LIMITED', 'answer E_RATE'] : null;

/** A rejection is counted on the screen once a login, where it was not told before. */
const counted = ({ login }: Place): Given => (login.told ? [] : ['visible.rejected']);

const superseded = (before: Place): Given =>
  isBegun(before) ? ['audit LOGIN_FAIL', ...counted(before)] : [];

/** What is told of a login that is over. */
const over = ({ login: { at } }: Place): Given => [
  at === 'superseded' ? 'answer E_TXN_SUPERSEDED' : 'answer E_TXN_EXPIRED',
];

const issued = (row: Row, isReal: boolean): string =>
  row['second'] === 'device' ? 'code.offer' : `code.issue ${isReal && smsMayGo(row)}`;

const rejecting = ['audit LOGIN_STEP_FAIL', 'visible.rejected', 'answer E_AUTH_GENERIC'];
const ending = ['audit LOGIN_FAIL', ...rejecting];
const toldBlocked = ['audit LOGIN_STEP_FAIL', 'audit LOGIN_FAIL', 'answer E_BLOCKED_TEMP'];
const replayed = ['audit CODE_REPLAY', 'answer E_AUTH_GENERIC'];

function settled(policy: Policy, before: Place, row: Row): Given {
  const { login } = before;
  if (login.at === 'decoy') return blocked(before) ?? ['answer ok'];
  if (!isBegun(before)) return login.at === 'rejected' ? ['answer E_AUTH_GENERIC'] : over(before);
  if (before.visible.blocked) return toldBlocked;
  if (login.at === 'verifying' && row['password'] === 'right') {
    return ['audit LOGIN_STEP_OK', issued(row, true), 'answer ok'];
  }
  if (policy['verdict.mode'] === 'stepwise') return ending;
  return ['audit LOGIN_STEP_FAIL', issued(row, false), 'answer ok'];
}

function asserted(policy: Policy, before: Place, row: Row): Given {
  if (before.visible.blocked) return toldBlocked;
  const isActive = before.credential.at === 'active';
  const isAnomalous = row['assertion'] === 'anomalous';
  const isStrict = isAnomalous && policy['webauthn.counterPolicy'] === 'reject';
  const isAccepted = isActive && (row['assertion'] === 'right' || isAnomalous) && !isStrict;
  if (before.login.at === 'admitted' && isAccepted) {
    return [
      isAnomalous ? 'audit BIO_COUNTER_ANOMALY' : 'audit BIO_ASSERT_OK',
      issued(row, true),
      'answer ok',
    ];
  }
  if (!isActive) return ['audit BIO_ASSERT_FAIL', 'audit LOGIN_FAIL', 'answer E_CRED_REVOKED'];
  if (!isStrict) return ['audit BIO_ASSERT_FAIL', 'audit LOGIN_FAIL', 'answer E_AUTH_GENERIC'];
  const suspended = ['credential.suspend true', 'sessions.revoked', 'answer E_CRED_REVOKED'];
  return ['audit BIO_COUNTER_ANOMALY', 'audit LOGIN_FAIL', ...suspended];
}

const firstElements = { none: [], password: ['K_pwd'], biometric: ['I_bio', 'P_dev'] } as const;

/** A login that is accepted, with what it proved in the order of the vocabulary. */
function accepted({ login }: Place, ...second: string[]): Given {
  const proved = new Set([...firstElements[login.first], ...second]);
  const start = `session.start ${[...proved].join()}`;
  return ['audit LOGIN_OK', 'account.succeeded', 'visible.succeeded', start, 'answer ok'];
}

/** A second element where none is looked at. */
const elsewhere = (before: Place): Given => {
  if (before.login.at === 'opened' || isBegun(before)) return ['answer E_AUTH_GENERIC'];
  return before.login.at === 'accepted' ? replayed : over(before);
};

function coded(before: Place, row: Row): Given {
  if (!onSecond(before)) return elsewhere(before);
  const refused = blocked(before);
  if (refused) return refused;
  if (!isGenuine(before)) return rejecting;
  if (row['simRisk'] === true) return ['audit SIM_RISK', ...rejecting];
  if (!isRight(before, row)) return isCompared(before) ? [failed(false, false), ...rejecting] : rejecting;
  const restored = before.login.first === 'password' ? ['deviceCredentials.restored'] : [];
  return [...restored, ...accepted(before, 'P_sim')];
}

function signed(before: Place, { proof }: Row): Given {
  if (!onSecond(before)) return elsewhere(before);
  const refused = blocked(before);
  if (refused) return refused;
  if (proof !== 'right' || before.credential.at !== 'active') return ['answer I_SFNP_FALLBACK'];
  return isGenuine(before) ? accepted(before, 'P_dev') : ending;
}

function pinned(before: Place, { pin, clock, typed, saved }: Row): Given {
  if (!onSecond(before)) return elsewhere(before);
  const refused = blocked(before);
  if (refused) return refused;
  const { credential } = before;
  if (typed === false && credential.at === 'none') return ['answer I_PIN_FALLBACK'];
  if (clock === 'skewed') return ['answer E_CLOCK'];
  const isReal = isGenuine(before);
  if (isReal && pin === 'right' && credential.at === 'active') {
    return ['credential.pinPassed', ...accepted(before, 'P_dev', ...(saved === true ? [] : ['K_pin']))];
  }
  const fails = isReal ? [failed(false, false)] : [];
  if (typed === true) return [...fails, ...rejecting];
  if (isSuspended(credential)) {
    return ['audit LOGIN_FAIL', 'audit LOGIN_STEP_FAIL', 'visible.rejected', 'answer E_PIN_SUSPENDED'];
  }
  if (credential.at !== 'active') return ending;
  return [...fails, ...(saved === true ? [] : ['credential.pinFailed']), ...ending];
}

/** A login transaction (R2, R3): what is asked, in which order, and what is told. */
export const loginContract = (policy: Policy): AuthorityClaims => ({
  ...brings('login.first', terms, (before, row, { input }) => {
    const isNew = input.to === 'fresh';
    if (!isNew && before.login.at !== 'opened') {
      return isBegun(before) ? ['answer E_TXN_SUPERSEDED'] : over(before);
    }
    const refused = blocked(before) ?? tooFast(row);
    if (refused) return refused;
    const asked = row['element'] === 'assertion' ? 'account.admit' : 'account.reserve';
    const known = row['customer'] === 'known' ? [asked] : [];
    return ['rivals.superseded', 'audit LOGIN_BEGIN', ...known, ...(isNew ? superseded(before) : [])];
  }),
  ...brings('login.settle', terms, (before, row) => [
    ...(before.login.held ? [row['password'] === 'right' ? 'account.settled' : failed(true, false)] : []),
    ...settled(policy, before, row),
  ]),
  ...brings('login.sendCode', terms, (before, row) => {
    if (!onSecond(before)) return before.login.at === 'superseded' ? over(before) : ['answer E_TXN_EXPIRED'];
    const refused = blocked(before) ?? tooFast(row);
    return refused ?? [`code.resend ${isGenuine(before) && smsMayGo(row)}`, resent(before)];
  }),
  ...brings('login.second', terms, coded),
  ...brings('login.cancel', terms, (before) => {
    if (isBegun(before)) return ['audit LOGIN_CANCEL', ...counted(before), 'answer ok'];
    return before.login.at === 'accepted' ? ['session.cancel', 'answer ok'] : ['answer ok'];
  }),
  'a login that is cancelled is over': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'login.cancel',
    among: (before) => isBegun(before),
    holds: (_, __, { login }) => login.at === 'cancelled',
  },
  ...passing('login.txnTtl', 'login.progress.begun', terms, (before) => [
    'audit LOGIN_EXPIRED',
    ...counted(before),
  ]),
  ...passing('lock.reserveTtl', 'login.progress.begun.checking', terms, () =>
    policy['verdict.mode'] === 'stepwise'
      ? ['audit LOGIN_STEP_FAIL', 'audit LOGIN_FAIL', 'visible.rejected']
      : ['audit LOGIN_STEP_FAIL', 'code.issue false'],
  ),
  ...passing('lock.reserveTtl', 'login.reservation.held', terms, () => [failed(true, false)]),
  'a login that another one replaces leaves its record': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'elsewhere',
    among: (before) => isBegun(before),
    holds: (before, { events }) =>
      events.filter((event) => event.type === 'audit' && event.entry === 'LOGIN_FAIL').length === 1 &&
      events.filter(({ type }) => type === 'visible.rejected').length === counted(before).length,
  },
});

/** What a device may do in a login beside. */
export const deviceContract = (policy: Policy): AuthorityClaims => ({
  ...brings('login.assert', { ...terms, about: [...about, 'sessions.revoked'] }, (before, row) =>
    asserted(policy, before, row),
  ),
  ...brings('login.secondByKey', terms, signed),
  ...brings('login.secondByPin', terms, pinned),
});
