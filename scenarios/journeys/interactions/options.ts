import { people } from '../../people.ts';
import {
  activatesBiometric,
  activatesSmartFnp,
  activatesSoftPin,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  isOver,
  press,
  scansIn,
  toForm,
  turnsOff,
  typesShown,
} from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { typesCode } from '../parts.ts';
import { row } from './rows.ts';

const { ana } = people;
const entersBranch = {
  does: 'credentials.submit',
  with: { identifier: ana.clientNumber, password: ana.password },
};

/** One option is turned off while others are on. */
export const options: readonly Journey[] = [
  {
    id: 'biometrics-off-beside-smart-fnp',
    stage: 'app',
    title: {
      sq: 'Biometria çaktivizohet, Smart FNP mbetet',
      en: 'Biometrics are turned off, Smart FNP stays on',
    },
    tags: ['S1.4', row('Disable biometrics while Smart FNP on'), 'P35'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp, ...turnsOff('biometric'), {
        sees: { toggles: { biometric: false, smartFnp: true }, messages: 4, sessions: 1 },
      }),
      ...goesOut,
      ...press('app.enter', { screen: 'credentials', withholds: ['biometric.login'] }),
      fillsIn(),
      isHome('L4b', 'K_pwd', 'P_dev'),
    ],
  },
  {
    id: 'smart-fnp-off',
    stage: 'app',
    title: {
      sq: 'Smart FNP çaktivizohet: SMS, ose Soft PIN po të jetë aktiv',
      en: 'Smart FNP is turned off: an SMS again, or Soft PIN where it is on',
    },
    tags: ['S1.3', 'S1.5', row('Disable Smart FNP'), 'A8'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp, ...turnsOff('smartFnp'), {
        sees: { toggles: { biometric: true, smartFnp: false } },
      }),
      ...goesOut,
      ...scansIn,
      { sees: { screen: 'code', codes: 2 } },
      typesCode('newest'),
      isHome('L3', 'I_bio', 'P_dev', 'P_sim'),
      ...inProfile(...activatesSmartFnp, ...activatesSoftPin(true), ...turnsOff('smartFnp'), {
        sees: { toggles: { softPin: true } },
      }),
      ...goesOut,
      ...scansIn,
      isHome('L5d', 'I_bio', 'P_dev'),
    ],
  },
  {
    id: 'soft-pin-off',
    stage: 'app',
    title: {
      sq: 'Soft PIN çaktivizohet: dega kthehet te SMS-ja, sesioni i hapur me të mbyllet',
      en: 'Soft PIN is turned off: the branch is back at SMS, and its session ends',
    },
    tags: ['S1.5', row('Disable Soft PIN'), 'R10'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin(true)),
      ...press('softPin.menu'),
      ...press('softPin.get', { shows: 'code' }),
      { turnsTo: 'branch' },
      entersBranch,
      typesShown(),
      isHome('L6pin', 'K_pwd', 'P_dev'),
      { sees: { sessions: 2 } },
      { turnsTo: 'app' },
      ...press('flow.cancel'),
      ...inProfile(...turnsOff('softPin')),
      { sees: { sessions: 1 } },
      { turnsTo: 'branch' },
      { restarts: true },
      { sees: { screen: 'sessionEnded', reason: 'security' } },
      { does: 'app.start' },
      entersBranch,
      typesShown(),
      { sees: { screen: 'secondElement', error: 'E_AUTH_GENERIC' } },
      ...press('sms.request', { screen: 'code' }),
      typesCode('newest'),
      isHome('L6sms', 'K_pwd', 'P_sim'),
      { turnsTo: 'app' },
      { does: 'session.logout' },
      ...isOver('logout'),
      ...toForm,
      fillsIn(),
      { sees: { screen: 'code' } },
    ],
  },
];
