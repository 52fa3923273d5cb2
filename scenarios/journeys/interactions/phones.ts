import {
  activatesBiometric,
  activatesSmartFnp,
  activatesSoftPin,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isConfirmed,
  isHome,
  isOver,
  press,
  toForm,
} from '../app/parts.ts';
import type { Journey, Step } from '../journey.ts';
import { typesCode } from '../parts.ts';
import { row } from './rows.ts';

const comesInRemembered: readonly Step[] = [
  ...toForm,
  fillsIn(true),
  typesCode('newest'),
  isHome('L1', 'K_pwd', 'P_sim'),
];
const everything: readonly Step[] = inProfile(
  ...activatesBiometric,
  ...activatesSmartFnp,
  ...activatesSoftPin(true),
);
const nothingIsKept: readonly Step[] = press('app.enter', {
  screen: 'credentials',
  mask: null,
  fields: { identifier: null, password: null, remember: null },
  withholds: ['biometric.login', 'softPin.open'],
});

/** Another phone, a lost one, and an app that was installed again. */
export const phones: readonly Journey[] = [
  {
    id: 'new-phone-beside-the-old',
    stage: 'app',
    title: {
      sq: 'Telefon i ri ndërsa i vjetri është ende në dorë',
      en: 'A new phone while the old one is still held',
    },
    tags: ['S1.4', 'S1.5', row('New phone, old still held'), 'P36', 'X12'],
    steps: [
      ...comesIn,
      ...everything,
      { turnsTo: 'otherPhone' },
      ...comesIn,
      { sees: { sessions: 1 } },
      ...press('profile.open', { toggles: { biometric: false, smartFnp: false, softPin: false } }),
      ...activatesBiometric,
      ...press('smartFnp.activate', {
        screen: 'confirmReplace',
        notices: ['M_REPLACE_DEVICE'],
        offers: ['replace.confirm', 'flow.cancel'],
      }),
      ...press('flow.cancel', { screen: 'profile', toggles: { smartFnp: false } }),
      { does: 'smartFnp.activate' },
      { does: 'replace.confirm' },
      ...isConfirmed('OK_SFNP_ON', 'smartFnp', true),
      { sees: { messages: 8 } },
      { turnsTo: 'app' },
      { restarts: true },
      ...press('app.enter', { screen: 'method', offers: ['biometric.login', 'softPin.open'] }),
      { does: 'biometric.login' },
      isHome('L5d', 'I_bio', 'P_dev'),
      ...press('profile.open', { toggles: { biometric: true, smartFnp: false, softPin: true } }),
    ],
  },
  {
    id: 'phone-lost',
    stage: 'app',
    title: { sq: 'Telefoni humbet', en: 'The phone is lost' },
    tags: [row('Phone lost'), 'P36'],
    steps: [
      ...comesInRemembered,
      ...everything,
      { elsewhere: 'deviceIsLost', to: 'ana' },
      { sees: { sessions: 0, messages: 7 } },
      { waits: 31 },
      { does: 'profile.open' },
      ...isOver('security'),
      ...nothingIsKept,
      fillsIn(),
      { sees: { screen: 'code', codes: 2 } },
    ],
  },
  {
    id: 'app-reinstalled',
    stage: 'app',
    title: {
      sq: 'Aplikacioni instalohet përsëri: aktivizohet nga e para',
      en: 'The app is installed again: options are activated anew',
    },
    tags: [row('Reinstall / clear data / restore from backup'), 'X12'],
    steps: [
      ...comesIn,
      ...everything,
      { phone: 'appIsReinstalled' },
      ...nothingIsKept,
      fillsIn(),
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      ...press('profile.open', { toggles: { biometric: false, smartFnp: false, softPin: false } }),
      ...press('smartFnp.activate', { screen: 'confirmReplace' }),
      { does: 'replace.confirm' },
      ...isConfirmed('OK_SFNP_ON', 'smartFnp', true),
      { does: 'profile.close' },
      ...goesOut,
      ...toForm,
      fillsIn(),
      isHome('L4b', 'K_pwd', 'P_dev'),
    ],
  },
  {
    id: 'keystore-outlives-the-app',
    stage: 'app',
    title: {
      sq: 'Çelësat që i mbijetojnë heqjes fshihen në hapjen e parë',
      en: 'Keys that outlive an uninstall are wiped at the first run',
    },
    tags: [row('iOS keychain survives uninstall'), 'P51'],
    steps: [
      ...comesInRemembered,
      ...inProfile(...activatesBiometric),
      ...goesOut,
      ...press('app.enter', { screen: 'method', mask: '••••••300', offers: ['biometric.login'] }),
      { phone: 'appIsReinstalled' },
      { sees: { screen: 'welcome' } },
      ...nothingIsKept,
    ],
  },
];
