import { people } from '../../people.ts';
import {
  activatesSoftPin,
  comesIn,
  fillsIn,
  inProfile,
  isConfirmed,
  isHome,
  pin,
  press,
  toForm,
  typesPin,
  typesShown,
  verifies,
} from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { enters, typesCode } from '../parts.ts';
import { row } from './rows.ts';

const { ana } = people;
const entersBranch = enters(ana.clientNumber, ana.password);

/** The options whose activation takes several calls; Smart FNP has a story of its own. `calls`: before the last one. */
const killed = [
  {
    option: 'biometrics',
    sq: 'Biometria',
    en: 'Biometrics',
    calls: 2,
    activates: [{ does: 'biometric.activate' }, verifies()],
    offers: ['biometric.login'],
  },
  {
    option: 'soft-pin',
    sq: 'Soft PIN',
    en: 'Soft PIN',
    calls: 3,
    activates: [
      { does: 'softPin.activate' },
      verifies(),
      typesPin('pin.choose'),
      { does: 'pin.confirm', with: { pin, save: true } },
    ],
    offers: ['softPin.open'],
  },
] as const;

/** The same thing twice, and a thing half done. */
export const repeats: readonly Journey[] = [
  {
    id: 'everything-tapped-twice',
    stage: 'app',
    title: {
      sq: 'HYR, VERIFIKO dhe VAZHDO shtypen dy herë',
      en: 'HYR, VERIFIKO and VAZHDO are tapped twice',
    },
    tags: ['S1.5', row('Double tap HYR / VERIFIKO / VAZHDO'), 'R6', 'P44'],
    steps: [
      ...toForm,
      { ...entersBranch, taps: 2 },
      { sees: { screen: 'code', codes: 1 } },
      { ...typesCode('newest'), taps: 2 },
      isHome('L1', 'K_pwd', 'P_sim'),
      ...press('profile.open'),
      ...press('softPin.activate'),
      { ...verifies(), taps: 2 },
      { sees: { screen: 'newPin', error: null } },
      { ...typesPin('pin.choose'), taps: 2 },
      { sees: { screen: 'confirmPin', error: null } },
      { does: 'pin.confirm', with: { pin, save: false }, taps: 2 },
      ...isConfirmed('OK_SPIN_ON', 'softPin', true),
      { sees: { codes: 1, messages: 2, sessions: 1 } },
    ],
  },
  {
    id: 'soft-pin-code-typed-again',
    stage: 'app',
    title: {
      sq: 'Një kod Soft PIN vlen një herë',
      en: 'A Soft PIN code is good once',
    },
    tags: ['S1.5', row('Replay of request / code / assertion'), 'P07', 'P43', '11: 28'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin(true)),
      ...press('softPin.menu'),
      ...press('softPin.get', { shows: 'code' }),
      { turnsTo: 'branch' },
      entersBranch,
      typesShown(),
      isHome('L6pin', 'K_pwd', 'P_dev'),
      { does: 'session.logout' },
      { does: 'app.start' },
      entersBranch,
      typesShown(),
      { sees: { screen: 'secondElement', error: 'E_AUTH_GENERIC', sessions: 1 } },
    ],
  },
  {
    id: 'killed-before-the-activation',
    stage: 'app',
    title: {
      sq: 'Aplikacioni mbyllet pasi çelësi u ruajt dhe para se banka ta aktivizojë',
      en: 'The app is killed after its key was saved and before the bank activates it',
    },
    tags: ['S1.4', row('App killed between local save and server-activate'), 'R14', 'P33'],
    steps: [
      ...comesIn,
      ...press('profile.open'),
      { loses: 'request', times: 1 },
      ...press('smartFnp.activate', { screen: 'validating', messages: 1 }),
      { restarts: true },
      { sees: { screen: 'welcome' } },
      ...comesIn,
      ...press('profile.open', { toggles: { smartFnp: false } }),
      { sees: { codes: 2 } },
    ],
  },
  ...killed.flatMap(({ option, sq, en, calls, activates, offers }): Journey[] => [
    {
      id: `killed-before-${option}`,
      stage: 'app',
      title: {
        sq: `${sq}: aplikacioni mbyllet pasi çelësi u ruajt dhe para se banka ta aktivizojë`,
        en: `${en}: the app is killed after its key was saved and before the bank activates it`,
      },
      tags: [row('App killed between local save and server-activate'), 'R14', 'P33'],
      steps: [
        ...comesIn,
        ...press('profile.open'),
        { loses: 'request', times: 1, after: calls },
        ...activates,
        { sees: { messages: 1 } },
        { restarts: true },
        ...press('app.enter', { screen: 'credentials', withholds: ['biometric.login', 'softPin.open'] }),
        fillsIn(),
        { sees: { screen: 'code', notices: ['I_FNP_SENT'] } },
      ],
    },
    {
      id: `killed-after-${option}`,
      stage: 'app',
      title: {
        sq: `${sq}: aplikacioni mbyllet para përgjigjes, por banka e ka aktivizuar`,
        en: `${en}: the app is killed before the answer, but the bank has activated it`,
      },
      tags: [row('App killed between local save and server-activate'), 'R14', 'P33'],
      steps: [
        ...comesIn,
        ...press('profile.open'),
        { loses: 'answer', times: 1, after: calls },
        ...activates,
        { sees: { messages: 2 } },
        { restarts: true },
        ...press('app.enter', { screen: 'method', offers }),
      ],
    },
  ]),
  {
    id: 'killed-after-the-activation',
    stage: 'app',
    title: {
      sq: 'Aplikacioni mbyllet para përgjigjes, por banka e ka aktivizuar',
      en: 'The app is killed before the answer, but the bank has activated it',
    },
    tags: ['S1.4', 'R14', 'P33'],
    steps: [
      ...comesIn,
      ...press('profile.open'),
      { loses: 'answer', times: 1 },
      ...press('smartFnp.activate', { screen: 'validating', messages: 2 }),
      { restarts: true },
      ...toForm,
      entersBranch,
      isHome('L4b', 'K_pwd', 'P_dev'),
      ...press('profile.open', { toggles: { smartFnp: true } }),
    ],
  },
];
