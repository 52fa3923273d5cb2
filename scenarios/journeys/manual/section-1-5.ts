import { people } from '../../people.ts';
import {
  activatesSoftPin,
  choosesPassword,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  pin,
  press,
  typesPin,
  typesShown,
  verifies,
} from '../app/parts.ts';
import type { Journey } from '../journey.ts';

const { ana } = people;

/** Manual 1.5: "Hyrje në BKT SMART dhe Dega Internet …" (Soft PIN). */
export const section15: readonly Journey[] = [
  {
    id: 'manual-soft-pin-asked',
    stage: 'app',
    title: {
      sq: 'Manuali 1.5: aktivizimi i Soft PIN, dhe hyrja me Kodin PIN',
      en: 'Manual 1.5: Soft PIN is activated, and the login asks for the PIN',
    },
    tags: ['S1.5', 'A3', 'A4', 'A18', 'P31', 'P38'],
    steps: [
      ...comesIn,
      { does: 'profile.open' },
      ...press('softPin.activate', { screen: 'reauth', fields: { password: null } }),
      verifies(),
      { sees: { screen: 'newPin', error: null, fields: { pin: null }, offers: ['pin.choose'] } },
      typesPin('pin.choose'),
      {
        sees: {
          screen: 'confirmPin',
          fields: { pin: null, save: null },
          offers: ['pin.confirm', 'flow.back', 'flow.cancel'],
        },
      },
      { does: 'pin.confirm', with: { pin, save: false } },
      { sees: { screen: 'confirmed', error: null, notices: ['OK_SPIN_ON'], codes: 1, messages: 2 } },
      ...press('confirmation.acknowledge', {
        screen: 'profile',
        toggles: { softPin: true },
        offers: ['softPin.save', 'softPin.changePin', 'softPin.deactivate'],
      }),
      { does: 'profile.close' },
      ...goesOut,
      ...choosesPassword,
      fillsIn(),
      {
        sees: {
          screen: 'pin',
          fields: { pin: null },
          offers: ['pin.submit', 'sms.request', 'pin.forgot'],
          codes: 1,
        },
      },
      typesPin('pin.submit'),
      isHome('L5a', 'K_pwd', 'P_dev', 'K_pin'),
      { sees: { codes: 1 } },
    ],
  },
  {
    id: 'manual-soft-pin-saved',
    stage: 'app',
    title: {
      sq: 'Manuali 1.5: "Ruaje Soft PIN dhe mos ma kërko më në vijim"',
      en: 'Manual 1.5: "Save the Soft PIN and do not ask me for it again"',
    },
    tags: ['S1.5', 'A3', 'X5', 'P41'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin(true), { sees: { offers: ['softPin.ask'] } }),
      ...goesOut,
      ...choosesPassword,
      fillsIn(),
      isHome('L5b', 'K_pwd', 'P_dev'),
      { sees: { codes: 1 } },
    ],
  },
  {
    id: 'manual-soft-pin-menu',
    stage: 'app',
    title: {
      sq: 'Manuali 1.5: menuja Soft PIN: merrni kodin, gjeneroni një të ri',
      en: 'Manual 1.5: the menu Soft PIN: get the code, generate a new one',
    },
    tags: ['S1.5', 'A6', 'A12', 'P43'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin(true)),
      ...press('softPin.menu', {
        screen: 'softPinReady',
        offers: ['softPin.get', 'softPin.generate'],
        shows: null,
      }),
      ...press('softPin.get', { screen: 'softPinCode', shows: 'code', offers: ['softPin.generate'] }),
      ...press('softPin.generate', { screen: 'softPinCode', shows: 'code' }),
      ...press('flow.cancel', { screen: 'home', shows: null }),
      { turnsTo: 'branch' },
      { does: 'credentials.submit', with: { identifier: ana.clientNumber, password: ana.password } },
      typesShown('shownBefore'),
      { sees: { screen: 'secondElement', error: 'E_AUTH_GENERIC' } },
      typesShown(),
      isHome('L6pin', 'K_pwd', 'P_dev'),
    ],
  },
];
