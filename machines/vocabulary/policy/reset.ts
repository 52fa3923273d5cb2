import { choice, count, duration, engineering, toggle } from './entry.ts';

const forgot = 'OWASP Forgot Password Cheat Sheet';
const argon2 = 'OWASP Password Storage Cheat Sheet, NIST 3.1.1.2';

/** A forgotten password, and how passwords are chosen and stored. */
export const reset = {
  'reset.allowSoftPin': toggle({
    meaning: 'whether a Soft PIN that is not saved counts as second element of a reset',
    default: true,
    clause: 'behaviour 12.2',
  }),
  'reset.clientRate': count({
    meaning: 'resets begun by one client',
    default: 5,
    unit: 'per h',
    min: 3,
    max: 20,
    clause: forgot,
  }),
  'reset.accountRate': count({
    meaning: 'resets of one account; the limit is silent',
    default: 3,
    unit: 'per h',
    min: 1,
    max: 10,
    clause: forgot,
  }),
  'reset.maxWrong': count({
    meaning: 'wrong codes that close the resets of an account, silently',
    default: 5,
    unit: 'count',
    min: 1,
    max: 5,
    clause: forgot,
  }),
  'reset.closedFor': duration({
    meaning: 'how long they stay closed',
    default: 24,
    unit: 'h',
    min: 1,
    max: 72,
    clause: forgot,
  }),
  'reset.grantTtl': duration({
    meaning: 'life of the permission to set a new password',
    default: 600,
    unit: 's',
    min: 1,
    max: 600,
    clause: engineering,
  }),
  'password.profile': choice({
    meaning: 'what a new password must look like',
    default: 'standard',
    values: ['standard', 'bkt-public'],
    flagged: ['bkt-public'],
    clause: 'ASVS 6.2.1, 6.2.5, NIST 3.1.1.2',
  }),
  'argon2.memory': count({
    meaning: 'memory of one password hash',
    default: 19_456,
    unit: 'KiB',
    min: 19_456,
    clause: argon2,
  }),
  'argon2.passes': count({
    meaning: 'passes over that memory',
    default: 2,
    unit: 'count',
    min: 2,
    clause: argon2,
  }),
  'argon2.lanes': count({
    meaning: 'lanes of one password hash',
    default: 1,
    unit: 'count',
    min: 1,
    clause: argon2,
  }),
};
