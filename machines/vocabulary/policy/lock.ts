import { count, duration, engineering, list, toggle } from './entry.ts';

const shortest = 300;
const longest = 86_400;

/** Failed attempts of an account, which decide, and rejections told to one client, which it sees. */
export const lock = {
  'lock.maxFailures': count({
    meaning: 'consecutive failures, over all elements and channels, that block the account',
    default: 5,
    unit: 'count',
    min: 1,
    max: 5,
    clause: 'RTS 4(3)(b), NIST 3.2.2',
  }),
  'lock.failWindow': duration({
    meaning: 'time after the last failure until the failures are forgotten',
    default: 24,
    unit: 'h',
    min: 24,
    clause: engineering,
  }),
  'lock.tempDurations': list({
    meaning: 'lengths of the first, second, … block; the last repeats',
    default: [1800, 7200, 86_400],
    unit: 's',
    range: `one or more, each ${shortest}–${longest} s`,
    allows: (values) => values.every((value) => value >= shortest && value <= longest),
    clause: `RTS 4(4), ${engineering}`,
  }),
  'lock.permanent': toggle({
    meaning: 'whether a block may become permanent',
    default: false,
    clause: 'RTS 4(4)',
  }),
  'lock.permanentAt': count({
    meaning: 'which block is permanent; the block before it carries the alert',
    default: 3,
    unit: 'count',
    min: 2,
    max: 5,
    clause: 'RTS 4(4), OWASP Authentication Cheat Sheet',
  }),
  'lock.reserveTtl': duration({
    meaning: 'time after which a password check that never settled counts as wrong',
    default: 30,
    unit: 's',
    min: 10,
    max: 60,
    clause: engineering,
  }),
  'visible.maxRejections': count({
    meaning: 'rejections told to one client for one identifier that block this client',
    default: 5,
    unit: 'count',
    min: 1,
    max: 5,
    clause: 'behaviour R2, ASVS 6.3.8',
  }),
  'visible.blockFor': duration({
    meaning: 'length of that block',
    default: 1800,
    unit: 's',
    min: shortest,
    max: longest,
    clause: 'behaviour R2, ASVS 6.3.8',
  }),
  'visible.window': duration({
    meaning: 'time after the last rejection until the rejections are forgotten',
    default: 24,
    unit: 'h',
    min: 24,
    clause: 'behaviour R2, ASVS 6.3.8',
  }),
};
