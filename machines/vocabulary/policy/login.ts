import { choice, duration, engineering } from './entry.ts';

/** One login from its first call to its verdict. */
export const login = {
  'verdict.mode': choice({
    meaning: 'when a wrong password is told: with the one verdict at the end, or at once',
    default: 'deferred',
    values: ['deferred', 'stepwise'],
    flagged: ['stepwise'],
    clause: 'RTS 4(3)(a)',
  }),
  'login.txnTtl': duration({
    meaning: 'longest login, counted from `first`',
    default: 600,
    unit: 's',
    min: 60,
    max: 600,
    clause: 'NIST 3.1.3.2',
  }),
  'login.openTtl': duration({
    meaning: 'life of an opened transaction before `first`; renewed silently',
    default: 600,
    unit: 's',
    min: 60,
    max: 600,
    clause: engineering,
  }),
  'login.helpAfter': duration({
    meaning: 'time after `first` until the code screen offers help',
    default: 20,
    unit: 's',
    min: 10,
    max: 60,
    clause: engineering,
  }),
  'login.minResponse': duration({
    meaning:
      'floor of the response time of `first` and of the reset, so that unknown customers look like known ones',
    default: 600,
    unit: 'ms',
    min: 0,
    max: 2000,
    flagged: [0],
    note: '0 only in tests and benchmarks',
    clause: 'ASVS 6.3.8, OWASP Authentication Cheat Sheet',
  }),
};
