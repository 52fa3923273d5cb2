import { people } from '../../people.ts';
import type { Journey, Step } from '../journey.ts';
import { enters, typesCode } from '../parts.ts';
import {
  activatesSoftPin,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  otherPin,
  press,
  typesPin,
  typesShown,
} from './parts.ts';

const { ana } = people;
const withSoftPin = (save = false): readonly Step[] => [...comesIn, ...inProfile(...activatesSoftPin(save))];
const isWrong: readonly Step[] = [
  typesPin('pin.submit', otherPin),
  { sees: { screen: 'pin', error: 'E_PIN_WRONG' } },
];

/** The menu Soft PIN, beside the straight way (behaviour.md 6.10). */
export const softPinMenu: readonly Journey[] = [
  {
    id: 'menu-before-a-login',
    stage: 'app',
    title: {
      sq: 'Kodi Soft PIN para hyrjes, edhe pa internet',
      en: 'The Soft PIN code before a login, and without a network',
    },
    tags: ['S1.5', 'A7'],
    steps: [
      ...withSoftPin(true),
      ...goesOut,
      { does: 'app.enter' },
      ...press('softPin.open', { screen: 'pin' }),
      ...isWrong,
      typesPin('pin.submit'),
      { sees: { screen: 'softPinReady', error: null } },
      ...press('softPin.get', { shows: 'code', notices: [] }),
      ...press('app.hidden', { screen: 'softPinHidden', shows: null }),
      { loses: 'network' },
      ...press('softPin.open', { screen: 'pin' }),
      typesPin('pin.submit'),
      { sees: { screen: 'softPinCode', shows: 'code', notices: ['I_PIN_UNVERIFIED'] } },
      ...press('softPin.generate', { shows: 'code', notices: ['M_BURN_OFFLINE', 'I_PIN_UNVERIFIED'] }),
      { waits: 'softPinStep' },
      { sees: { shows: 'code' } },
      ...press('flow.cancel', { screen: 'welcome' }),
    ],
  },
  {
    id: 'menu-with-wrong-pins',
    stage: 'app',
    title: { sq: 'Pesë herë Kod PIN i gabuar', en: 'Five times a wrong Kod PIN' },
    tags: ['S1.5', 'P39', 'P40'],
    steps: [
      ...withSoftPin(),
      ...press('softPin.menu'),
      ...isWrong,
      ...isWrong,
      ...isWrong,
      ...isWrong,
      typesPin('pin.submit', otherPin),
      {
        sees: { screen: 'softPinInactive', error: 'E_PIN_SUSPENDED', messages: 3, offers: ['profile.open'] },
      },
      ...press('flow.cancel'),
      ...goesOut,
      { does: 'app.enter' },
      fillsIn(),
      { sees: { screen: 'code', codes: 2 } },
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      ...inProfile({ sees: { toggles: { softPin: false } } }, ...activatesSoftPin()),
    ],
  },
  {
    id: 'menu-twice-in-a-step',
    stage: 'app',
    title: { sq: 'Dy kode të rinj brenda një hapi', en: 'Two new codes within a step' },
    tags: ['S1.5', 'A6', 'P43'],
    steps: [
      ...withSoftPin(true),
      ...press('softPin.menu'),
      ...press('softPin.get', { shows: 'code', timers: { softPinStep: 30 } }),
      ...press('softPin.generate', { screen: 'softPinCode', shows: 'code', timers: { softPinStep: 30 } }),
      ...press('softPin.generate', { screen: 'softPinCode', withholds: ['softPin.generate'] }),
      { waits: 30 },
      { sees: { screen: 'softPinCode', shows: 'code' } },
      { turnsTo: 'branch' },
      enters(ana.clientNumber, ana.password),
      typesShown(),
      isHome('L6pin', 'K_pwd', 'P_dev'),
    ],
  },
  {
    id: 'menu-with-a-wrong-clock',
    stage: 'app',
    title: {
      sq: 'Ora ndryshohet ndërsa menuja është hapur',
      en: 'The clock is turned while the menu is open',
    },
    tags: ['S1.5', 'R12'],
    steps: [
      ...withSoftPin(),
      ...press('softPin.menu'),
      { phone: 'clockIsWrong' },
      typesPin('pin.submit'),
      { sees: { screen: 'pin', error: 'E_CLOCK' } },
      typesPin('pin.submit'),
      { sees: { screen: 'softPinReady', error: null } },
    ],
  },
];
