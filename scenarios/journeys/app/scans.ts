import type { Journey, Step } from '../journey.ts';
import { typesCode } from '../parts.ts';
import {
  activatesBiometric,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  press,
  scansIn,
  verifies,
} from './parts.ts';

const toCreate: readonly Step[] = [{ does: 'biometric.activate' }, verifies()];
const byBiometrics: readonly Step[] = [...comesIn, ...inProfile(...activatesBiometric), ...goesOut];

/** Scans that come to nothing, when an option is activated and when it is used (behaviour.md 6.3, 6.7). */
export const scans: readonly Journey[] = [
  {
    id: 'scan-fails-at-activation',
    stage: 'app',
    title: { sq: 'Skanimi dështon gjatë aktivizimit', en: 'The scan fails when biometrics are activated' },
    tags: ['S1.3', 'P29'],
    steps: [
      ...comesIn,
      { does: 'profile.open' },
      { scans: 'cancels' },
      ...toCreate,
      { sees: { screen: 'scan', error: 'E_BIO_CANCEL' } },
      ...press('confirmation.acknowledge', { screen: 'profile', toggles: { biometric: false } }),
      { scans: 'doesNotMatch' },
      ...toCreate,
      { sees: { screen: 'scan', error: 'E_BIO_NOMATCH' } },
      ...press('confirmation.acknowledge'),
      { scans: 'lockedOut' },
      ...toCreate,
      { sees: { screen: 'scan', error: 'E_BIO_LOCKOUT' } },
      ...press('confirmation.acknowledge', { toggles: { biometric: false } }),
      { phone: 'keysAreSynced' },
      { scans: 'matches' },
      ...toCreate,
      { sees: { screen: 'scan', error: 'E_BIO_NOT_BOUND', messages: 1 } },
      ...press('confirmation.acknowledge', { toggles: { biometric: false } }),
    ],
  },
  {
    id: 'scan-fails-at-login',
    stage: 'app',
    title: { sq: 'Skanimi dështon gjatë hyrjes', en: 'The scan fails at a login' },
    tags: ['S1.3', 'R2'],
    steps: [
      ...byBiometrics,
      { scans: 'cancels' },
      ...scansIn,
      { sees: { screen: 'scan', error: 'E_BIO_CANCEL', offers: ['biometric.login', 'password.choose'] } },
      { scans: 'doesNotMatch' },
      ...press('biometric.login', { screen: 'scan', error: 'E_BIO_NOMATCH', codes: 1 }),
      { scans: 'matches' },
      ...press('biometric.login', { screen: 'code', codes: 2 }),
      ...press('credentials.edit', { screen: 'scan' }),
      { scans: 'lockedOut' },
      ...press('biometric.login', { screen: 'credentials', error: 'E_BIO_LOCKOUT' }),
      fillsIn(),
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
    ],
  },
  {
    id: 'lock-removed-at-the-scan',
    stage: 'app',
    title: {
      sq: 'Telefoni nuk ka më gjurmë gishti',
      en: 'The phone has no fingerprint any more',
    },
    tags: ['S1.3'],
    steps: [
      ...byBiometrics,
      { scans: 'cancels' },
      ...scansIn,
      { phone: 'lockIsRemoved' },
      ...press('biometric.login', { screen: 'credentials', error: 'E_BIO_CHANGED' }),
      fillsIn(),
      typesCode('newest'),
      ...press('profile.open', { screen: 'profile', withholds: ['biometric.activate'] }),
    ],
  },
];
