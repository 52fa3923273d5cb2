import { people } from '../../people.ts';
import {
  activatesSoftPin,
  comesIn,
  inProfile,
  isHome,
  pin,
  press,
  typesPin,
  typesShown,
  verifies,
} from '../app/parts.ts';
import type { Journey, Step } from '../journey.ts';
import { enters } from '../parts.ts';

const { ana } = people;
const isRefused = (typed: string, error: 'E_PIN_FORMAT' | 'E_PIN_WEAK'): Step[] => [
  typesPin('pin.choose', typed),
  { sees: { screen: 'newPin', error, fields: { pin: null } } },
];
const isAnother: readonly Step[] = [
  { does: 'pin.confirm', with: { pin: '748292', save: false } },
  { sees: { screen: 'confirmPin', error: 'E_PIN_MISMATCH', fields: { pin: null } } },
];
const toNewPin: readonly Step[] = [
  ...comesIn,
  ...press('profile.open'),
  ...press('softPin.activate'),
  verifies(),
];

/** Kod PINs and Soft PIN codes that will not do (behaviour.md 11). */
export const pins: readonly Journey[] = [
  {
    id: 'pins-that-are-too-easy',
    stage: 'app',
    title: { sq: 'Kod PIN i lehtë, ose me formë të gabuar', en: 'A Kod PIN too easy, or in a wrong form' },
    tags: ['S1.5', 'P31', '11: 25', '11: 26'],
    steps: [
      ...toNewPin,
      ...['12345', '1234567', '12a456', ''].flatMap((typed) => isRefused(typed, 'E_PIN_FORMAT')),
      ...['123456', '654321', '111111', '112233'].flatMap((typed) => isRefused(typed, 'E_PIN_WEAK')),
      ...isRefused(ana.clientNumber.slice(-6), 'E_PIN_WEAK'),
      ...isRefused(ana.phone.slice(-6), 'E_PIN_WEAK'),
      typesPin('pin.choose'),
      { sees: { screen: 'confirmPin', error: null } },
    ],
  },
  {
    id: 'pins-that-differ',
    stage: 'app',
    title: { sq: 'Kodi PIN i dytë është tjetër', en: 'The second Kod PIN is another one' },
    tags: ['S1.5', 'A18', '11: 27'],
    steps: [
      ...toNewPin,
      typesPin('pin.choose'),
      ...isAnother,
      ...isAnother,
      { does: 'pin.confirm', with: { pin: '748292', save: false } },
      { sees: { screen: 'newPin', error: 'E_PIN_MISMATCH', fields: { pin: null } } },
      typesPin('pin.choose'),
      { does: 'pin.confirm', with: { pin, save: false } },
      { sees: { screen: 'confirmed', notices: ['OK_SPIN_ON'] } },
    ],
  },
  {
    id: 'soft-pin-code-burned-or-wrong',
    stage: 'app',
    title: {
      sq: 'Kod Soft PIN i zëvendësuar, i gabuar ose i vjetër',
      en: 'A Soft PIN code that was replaced, is wrong or too old',
    },
    tags: ['S1.5', 'P43', '11: 28'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin(true)),
      ...press('softPin.menu'),
      ...press('softPin.get', { shows: 'code' }),
      ...press('softPin.generate', { shows: 'code' }),
      { turnsTo: 'branch' },
      enters(ana.clientNumber, ana.password),
      { does: 'softPin.submit', with: { code: '12345' } },
      { sees: { screen: 'secondElement', error: 'E_FNP_FORMAT' } },
      typesShown('shownBefore'),
      { sees: { screen: 'secondElement', error: 'E_AUTH_GENERIC' } },
      typesShown('wrong'),
      { sees: { screen: 'secondElement', error: 'E_AUTH_GENERIC' } },
      { waits: 120 },
      typesShown(),
      { sees: { screen: 'secondElement', error: 'E_AUTH_GENERIC', sessions: 1 } },
    ],
  },
  {
    id: 'activation-after-the-session',
    stage: 'app',
    title: {
      sq: 'Aktivizim kur sesioni është mbyllur',
      en: 'An activation when the session has ended',
    },
    tags: ['S1.4', 'P33', '11: 29'],
    steps: [
      ...comesIn,
      ...press('profile.open'),
      { turnsTo: 'otherPhone' },
      ...comesIn,
      { turnsTo: 'app' },
      { does: 'smartFnp.activate' },
      { sees: { screen: 'sessionEnded', reason: 'elsewhere', messages: 2 } },
      { does: 'app.start' },
      ...comesIn,
      isHome('L1', 'K_pwd', 'P_sim'),
      ...press('profile.open', { toggles: { smartFnp: false } }),
    ],
  },
];
