import type { Journey, Step } from '../journey.ts';
import { typesCode } from '../parts.ts';
import {
  activatesBiometric,
  activatesSmartFnp,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  isOver,
  press,
  scansIn,
  verifies,
} from './parts.ts';

const toCreate: readonly Step[] = [{ does: 'biometric.activate' }, verifies()];
const comesAgain: readonly Step[] = [{ phone: 'appIsReinstalled' }, ...comesIn, { does: 'profile.open' }];
const byBiometrics: readonly Step[] = [...comesIn, ...inProfile(...activatesBiometric), ...goesOut];

/** Devices and keys that the bank does not take (behaviour.md 6.3, R11). */
export const devices: readonly Journey[] = [
  {
    id: 'revoked-before-the-scan',
    stage: 'app',
    title: {
      sq: 'Banka i çaktivizon opsionet ndërsa aplikacioni është hapur',
      en: 'The bank turns the options off while the app is open',
    },
    tags: ['S1.3', 'S1.4', 'P36', 'A14'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp),
      ...goesOut,
      { does: 'app.enter' },
      { elsewhere: 'deviceIsLost', to: 'ana' },
      ...press('biometric.login', { screen: 'credentials', error: 'E_CRED_REVOKED' }),
      fillsIn(),
      { sees: { screen: 'code', notices: ['I_SFNP_FALLBACK', 'I_FNP_SENT'], codes: 2 } },
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
    ],
  },
  {
    id: 'key-copied',
    stage: 'app',
    title: {
      sq: 'Çelësi biometrik u kopjua: pezullohet dhe sesionet mbyllen',
      en: 'The biometric key was copied: it is suspended, sessions end',
    },
    tags: ['S1.3', 'P08', '11: 24'],
    steps: [
      ...byBiometrics,
      ...scansIn,
      typesCode('newest'),
      isHome('L3', 'I_bio', 'P_dev', 'P_sim'),
      ...goesOut,
      { phone: 'keyIsCopied' },
      { phone: 'keyIsCopied' },
      ...scansIn,
      { sees: { screen: 'credentials', error: 'E_CRED_REVOKED', codes: 2, sessions: 0, messages: 4 } },
    ],
  },
  {
    id: 'fourth-device',
    stage: 'app',
    title: { sq: 'Biometria në një pajisje të katërt', en: 'Biometrics on a fourth device' },
    tags: ['S1.3', 'P36'],
    steps: [
      ...comesIn,
      { does: 'profile.open' },
      ...activatesBiometric,
      ...comesAgain,
      ...activatesBiometric,
      ...comesAgain,
      ...activatesBiometric,
      ...comesAgain,
      ...toCreate,
      { sees: { screen: 'scan', error: 'M_DEVICE_LIMIT' } },
      ...press('confirmation.acknowledge', { screen: 'profile', toggles: { biometric: false } }),
    ],
  },
  {
    id: 'device-altered',
    stage: 'app',
    title: {
      sq: 'Pajisje e ndryshuar: fjalëkalimi dhe SMS-ja mbeten',
      en: 'An altered device: password and SMS remain',
    },
    tags: ['R11'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp),
      ...goesOut,
      { phone: 'isAltered' },
      { restarts: true },
      ...press('app.enter', {
        screen: 'credentials',
        error: 'E_DEVICE_ALTERED',
        withholds: ['biometric.login'],
      }),
      fillsIn(),
      { sees: { screen: 'code', notices: ['I_FNP_SENT'], codes: 2 } },
      typesCode('newest'),
      { sees: { screen: 'home', sessions: 1 } },
      ...press('profile.open', { screen: 'profile', withholds: ['softPin.activate'] }),
      ...press('softPin.activate', { screen: 'profile', error: 'E_DEVICE_ALTERED' }),
      ...press('profile.close'),
      ...press('session.logout'),
      ...isOver('logout'),
    ],
  },
];
