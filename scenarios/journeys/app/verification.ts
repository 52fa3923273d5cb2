import type { Journey, Step } from '../journey.ts';
import { isRejected, typesCode } from '../parts.ts';
import { comesIn, inProfile, isConfirmed, press, verifies } from './parts.ts';

/** Authentication older than five minutes, in a session that was in use. */
const comesInLongAgo: readonly Step[] = [...comesIn, { waits: 200 }, ...inProfile(), { waits: 200 }];
const mistypes = verifies('mali i bardhe 41');
const isAskedForCode: Step = {
  sees: {
    screen: 'code',
    error: null,
    notices: ['I_FNP_SENT'],
    offers: ['code.submit', 'flow.back', 'flow.cancel'],
    timers: { resend: 30, codeExpiry: 120, transaction: 600 },
  },
};

/** VERIFIKO: what it asks, and what becomes of a wrong password (behaviour.md R5). */
export const verification: readonly Journey[] = [
  {
    id: 'verification-fresh',
    stage: 'app',
    title: {
      sq: 'VERIFIKO me fjalëkalim të gabuar: thuhet menjëherë',
      en: 'VERIFIKO with a wrong password: told at once',
    },
    tags: ['S1.3', 'R5', 'P30'],
    steps: [
      ...comesIn,
      ...press('profile.open'),
      ...press('biometric.activate', { screen: 'reauth' }),
      verifies(''),
      { sees: { screen: 'reauth', error: 'E_PWD_REQUIRED' } },
      mistypes,
      { sees: { screen: 'reauth', error: 'E_REAUTH', fields: { password: null }, sessions: 1 } },
      verifies(),
      ...isConfirmed('OK_BIO_ON', 'biometric', true),
    ],
  },
  {
    id: 'verification-stale',
    stage: 'app',
    title: {
      sq: 'Pas pesë minutash VERIFIKO kërkon edhe FNP',
      en: 'After five minutes VERIFIKO asks for an FNP too',
    },
    tags: ['S1.3', 'R5', 'X10', 'P30'],
    steps: [
      ...comesInLongAgo,
      ...press('profile.open'),
      ...press('biometric.activate'),
      verifies(),
      isAskedForCode,
      { sees: { codes: 2 } },
      ...isRejected,
      typesCode('newest'),
      ...isConfirmed('OK_BIO_ON', 'biometric', true),
    ],
  },
  {
    id: 'verification-stale-and-wrong',
    stage: 'app',
    title: {
      sq: 'E njëjta pamje për fjalëkalimin e gabuar, deri në fund',
      en: 'The same sight for a wrong password, up to the end',
    },
    tags: ['R3', 'R5'],
    steps: [
      ...comesInLongAgo,
      ...press('profile.open'),
      ...press('biometric.activate'),
      mistypes,
      isAskedForCode,
      { sees: { codes: 1 } },
      ...isRejected,
      ...press('flow.back', { screen: 'reauth', error: null }),
      verifies(),
      isAskedForCode,
      typesCode('newest'),
      ...isConfirmed('OK_BIO_ON', 'biometric', true),
    ],
  },
  {
    id: 'verification-for-smart-fnp',
    stage: 'app',
    title: {
      sq: 'Smart FNP: VERIFIKO vetëm kur hyrja është e vjetër',
      en: 'Smart FNP: VERIFIKO only where the login is old',
    },
    tags: ['S1.4', 'X10', 'A2', 'P32'],
    steps: [
      ...comesInLongAgo,
      ...press('profile.open'),
      ...press('smartFnp.activate', { screen: 'reauth' }),
      verifies(),
      isAskedForCode,
      typesCode('newest'),
      ...isConfirmed('OK_SFNP_ON', 'smartFnp', true),
    ],
  },
];
