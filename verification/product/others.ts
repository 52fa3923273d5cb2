import { isAlive, isUnderWay } from './act.ts';
import type { Other, Reader } from './slice.ts';

const isOpen = (read: Reader) => read('account').at === 'open';

/** Foreign devices hold the reservations that this device does not hold. */
const isCheckedElsewhere = (read: Reader): boolean => {
  const { at, reserved } = read('account');
  return (
    at === 'open' &&
    reserved > 0 &&
    reserved > [read('login'), read('reauth')].filter(({ held }) => held).length
  );
};

const foreign = (label: string, when: Other['when'], ...deliver: Other['deliver']): Other => ({
  label,
  origin: 'foreign',
  when,
  deliver,
});

/** A wrong code at another device, compared and counted. */
export const wrongElsewhere = foreign('another device: the code was wrong', isOpen, [
  'foreign.wrongCode',
  'account',
]);

/** What other devices may do to the account. */
export const foreignDevices: readonly Other[] = [
  foreign('another device begins a password check', isOpen, ['account.reserve', 'account']),
  foreign('another device: the password was right', isCheckedElsewhere, ['account.settled', 'account']),
  foreign('another device: the password was wrong', isCheckedElsewhere, ['foreign.wrongPassword', 'account']),
  wrongElsewhere,
];

/** Another device logs in on the same channel: the sessions of this one end. */
export const loginElsewhere = foreign(
  'another device logs in',
  isOpen,
  ['account.succeeded', 'account'],
  ['session.replaced', 'session'],
  ['session.replaced', 'older'],
);

export const otherIdentifier: Other = {
  label: 'this device begins a login for another identifier',
  origin: 'elsewhere',
  when: (read) => isUnderWay(read('login')),
  deliver: [['login.superseded', 'login']],
};

export const otherReset: Other = {
  label: 'this device begins a reset for another number',
  origin: 'elsewhere',
  when: (read) => ['genuine', 'decoy', 'proving', 'granted'].includes(read('reset').at),
  deliver: [['reset.superseded', 'reset']],
};

const world = (
  label: string,
  when: Other['when'],
  begins: Other['begins'] & {},
  ...deliver: Other['deliver']
): Other => ({ label, origin: 'world', when, begins, deliver });

/** The customer logs in; the slice `authority` shows when that is possible. */
export const customerLogsIn = world(
  'the customer logs in',
  (read) => isOpen(read) && !isAlive(read('session')),
  ['session', 'reauth', 'enrolment'],
  ['world.login', 'session'],
  ['account.succeeded', 'account'],
);

/** The customer logs in on another channel; that session is none of this device's. */
export const customerLogsInElsewhere = world(
  'the customer logs in on another channel',
  (read) => isOpen(read) && !isAlive(read('older')),
  ['older'],
  ['world.login', 'older'],
);

/** The customer turned something on, on this device or another; the slice `enrolment` shows when that is possible. */
export const customerHas = (slot: 'credential' | 'other'): Other =>
  world(
    slot === 'credential' ? 'the customer turns a credential on' : 'another device turns a credential on',
    (read) => read('account').at === 'open' && !['active', 'untilLogin', 'forGood'].includes(read(slot).at),
    [slot],
    ['credential.activate', slot],
  );

/** A full login by password and SMS on the other device. */
export const restoredElsewhere = world(
  'the customer logs in with the password on the other device',
  (read) => isOpen(read) && read('other').at === 'untilLogin',
  [],
  ['credential.restore', 'other'],
);
