import { comesIn, goesOut, isHome, press, verifies } from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { typesCode } from '../parts.ts';

/** Manual 1.3: "Hyrje në BKT SMART pa pasur nevojë për të vendosur fjalëkalimin". */
export const section13: readonly Journey[] = [
  {
    id: 'manual-biometrics',
    stage: 'app',
    title: {
      sq: 'Manuali 1.3: aktivizimi i të dhënave biometrike dhe hyrja me to',
      en: 'Manual 1.3: biometric data are activated, and used to enter',
    },
    tags: ['S1.3', 'P03', 'P29', 'P53', 'A11', 'A15'],
    steps: [
      ...comesIn,
      ...press('profile.open', {
        screen: 'profile',
        toggles: { biometric: false, smartFnp: false, softPin: false },
        offers: ['biometric.activate', 'smartFnp.activate', 'softPin.activate'],
        messages: 1,
      }),
      ...press('biometric.activate', {
        screen: 'reauth',
        fields: { password: null },
        offers: ['reauth.submit', 'flow.cancel'],
      }),
      verifies(),
      { sees: { screen: 'confirmed', error: null, notices: ['OK_BIO_ON'], codes: 1, messages: 2 } },
      ...press('confirmation.acknowledge', {
        screen: 'profile',
        toggles: { biometric: true, smartFnp: false, softPin: false },
        offers: ['biometric.deactivate'],
      }),
      ...press('profile.close', { screen: 'home', path: 'L1' }),
      ...goesOut,
      ...press('app.enter', {
        screen: 'method',
        offers: ['biometric.login', 'password.choose'],
      }),
      ...press('biometric.login', {
        screen: 'code',
        notices: ['I_FNP_SENT'],
        timers: { resend: 30, codeExpiry: 120, transaction: 600 },
        codes: 2,
      }),
      typesCode('newest'),
      isHome('L3', 'I_bio', 'P_dev', 'P_sim'),
    ],
  },
  {
    id: 'manual-biometrics-only-after-a-login',
    stage: 'app',
    title: {
      sq: 'Manuali 1.3: vetëm pasi të keni hyrë një herë dhe ta keni aktivizuar',
      en: 'Manual 1.3: only after one login and the activation',
    },
    tags: ['S1.3', 'P29', 'P37'],
    steps: [
      ...press('app.enter', { screen: 'credentials', withholds: ['biometric.login'] }),
      ...press('flow.cancel', { screen: 'welcome' }),
      ...comesIn,
      ...goesOut,
      ...press('app.enter', { withholds: ['biometric.login'] }),
      { turnsTo: 'otherPhone' },
      ...press('app.enter', { withholds: ['biometric.login'] }),
      { sees: { sessions: 0 } },
    ],
  },
  {
    id: 'manual-biometrics-and-password',
    stage: 'app',
    title: {
      sq: 'Manuali 1.3: fjalëkalimi mbetet një rrugë tjetër',
      en: 'Manual 1.3: the password remains the other way',
    },
    tags: ['S1.3'],
    steps: [
      ...comesIn,
      ...press('profile.open'),
      ...press('biometric.activate'),
      verifies(),
      ...press('confirmation.acknowledge'),
      ...press('profile.close'),
      ...goesOut,
      ...press('app.enter', { screen: 'method' }),
      ...press('password.choose', { screen: 'credentials', error: null }),
    ],
  },
];
