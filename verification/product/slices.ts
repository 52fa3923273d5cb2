import type { CommandName } from '../../machines/authority/index.ts';
import {
  customerHas,
  customerLogsIn,
  customerLogsInElsewhere,
  foreignDevices,
  loginElsewhere,
  otherIdentifier,
  otherReset,
  restoredElsewhere,
  wrongElsewhere,
} from './others.ts';
import type { Slice } from './slice.ts';

/** The smallest policy in which every rule of the authority still bites: for second opinions and broken machines. */
export const smallLimits = {
  'lock.maxFailures': 2,
  'visible.maxRejections': 2,
  'fnp.maxSendsPerTxn': 2,
  'fnp.maxWrongPerCode': 2,
  'softPin.pinMaxFailures': 2,
  'reset.maxWrong': 2,
} as const satisfies Slice['limits'];

/** One failure blocks, one wrong code kills: for slices in which account and code only matter as open and live or not. */
const smallestLimits = { ...smallLimits, 'lock.maxFailures': 1, 'fnp.maxWrongPerCode': 1 } as const;

const sessions = { 'session.use': ['session', 'older'], 'session.logout': ['session', 'older'] } as const;
const ownSession = { 'session.use': ['session'], 'session.logout': ['session'] } as const;
const loginCommands = {
  'login.first': ['fresh', 'login'],
  'login.settle': ['login'],
  'login.sendCode': ['login'],
  'login.second': ['login'],
  'login.cancel': ['login'],
} as const satisfies { readonly [C in CommandName]?: readonly string[] };
/** The silent limits, which the slice `authority` walks. */
const room = { accountSends: ['room'], pending: ['room'] };
const noFreshness = ['reauth.freshness'];

/** One login after the other by password and SMS, with every limit as the policy has it. */
const authority: Slice = {
  name: 'authority',
  slots: ['account', 'visible', 'login', 'code', 'session', 'older'],
  commands: { ...loginCommands, ...sessions, 'account.unlocked': ['account'] },
  facts: { element: ['password'], second: ['sms'] },
  others: [...foreignDevices, loginElsewhere, otherIdentifier],
  timeless: noFreshness,
  bound: 1_000_000,
};

/** The account alone, with blocks that may become permanent, other devices and the staff desk. */
const closure: Slice = {
  name: 'account with permanent blocks',
  slots: ['account'],
  commands: {
    'account.unlocked': ['account'],
    'account.closed': ['account'],
    'account.phoneChanged': ['account'],
    'account.simChanged': ['account'],
    'account.deviceLost': ['account'],
  },
  others: [...foreignDevices, loginElsewhere],
  limits: { 'lock.permanent': true },
  bound: 1000,
};

/** Logins with a credential of the device, first or second, in every mixture. */
const device: Slice = {
  name: 'login with a device',
  slots: ['account', 'visible', 'login', 'code', 'session', 'credential'],
  commands: {
    ...loginCommands,
    'login.assert': ['login'],
    'login.secondByKey': ['login'],
    'login.secondByPin': ['login'],
    ...ownSession,
    'credential.revoke': ['credential'],
    'account.unlocked': ['account'],
  },
  facts: room,
  others: [...foreignDevices, customerHas('credential'), otherIdentifier],
  timeless: noFreshness,
  limits: smallLimits,
  bound: 100_000,
};

/** What a customer does in a session to be verified again, and what that allows on the account. */
const verifiko: Slice = {
  name: 'VERIFIKO',
  slots: ['account', 'session', 'older', 'reauth', 'code'],
  commands: {
    ...sessions,
    'reauth.begin': ['reauth'],
    'reauth.settle': ['reauth'],
    'reauth.sendCode': ['reauth'],
    'reauth.verify': ['reauth'],
    'reauth.cancel': ['reauth'],
    'reauth.changePassword': ['reauth'],
    'account.unlocked': ['account'],
    'account.simChanged': ['account'],
  },
  others: [customerLogsIn, customerLogsInElsewhere, ...foreignDevices],
  limits: smallLimits,
  bound: 200_000,
};

/** A device holds several biometrics up to a limit and replaces what may be on one device only; keys of its own are never synced. */
const isOfAnotherMethod = ({ method, room: found, proof }: Readonly<Record<string, unknown>>): boolean =>
  method === 'biometric'
    ? found === 'elsewhere'
    : method !== undefined && (found === 'full' || proof === 'synced');

/** Turning credentials on and off in a session. */
const enrolment: Slice = {
  name: 'enrolment',
  slots: ['account', 'session', 'reauth', 'code', 'enrolment', 'credential', 'other'],
  commands: {
    ...ownSession,
    'reauth.begin': ['reauth'],
    'reauth.settle': ['reauth'],
    'reauth.verify': ['reauth'],
    'reauth.changePassword': ['reauth'],
    'enrolment.begin': ['enrolment'],
    'enrolment.finish': ['enrolment'],
    'credential.revoke': ['credential'],
    'credential.check': ['credential'],
    'credential.burn': ['credential'],
    'credential.setSaved': ['credential'],
    'credential.changePin': ['credential'],
    'account.unlocked': ['account'],
    'account.closed': ['account'],
    'account.deviceLost': ['account'],
  },
  facts: { ...room, clientRate: ['room'] },
  never: isOfAnotherMethod,
  others: [customerLogsIn, customerHas('other'), restoredElsewhere, ...foreignDevices],
  limits: { ...smallestLimits, 'fnp.maxSendsPerTxn': 1 },
  bound: 400_000,
};

/** A forgotten password. */
const recovery: Slice = {
  name: 'recovery',
  slots: ['account', 'visible', 'reset', 'code', 'recovery', 'credential', 'other', 'session'],
  commands: {
    'reset.begin': ['freshReset'],
    'reset.sendCode': ['reset'],
    'reset.verify': ['reset'],
    'reset.prove': ['reset'],
    'reset.setPassword': ['reset'],
    'reset.cancel': ['reset'],
    'session.use': ['session'],
    'account.unlocked': ['account'],
  },
  others: [
    customerLogsIn,
    customerHas('credential'),
    customerHas('other'),
    restoredElsewhere,
    wrongElsewhere,
    otherReset,
  ],
  timeless: noFreshness,
  limits: smallestLimits,
  bound: 400_000,
};

/** The parts of the authority that are walked, by the name under which properties speak of them. */
export const slices = { authority, closure, device, verifiko, enrolment, recovery } as const;
export type SliceName = keyof typeof slices;
