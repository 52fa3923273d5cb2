import {
  activatesBiometric,
  activatesSmartFnp,
  activatesSoftPin,
  choosesPassword,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  press,
  scansIn,
  typesPin,
} from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { typesCode } from '../parts.ts';
import { row } from './rows.ts';

/** What the phone's own lock, fingers and clock do to its options. */
export const sensors: readonly Journey[] = [
  {
    id: 'another-finger-enrolled',
    stage: 'app',
    title: {
      sq: 'Të dhënat biometrike të telefonit ndryshojnë',
      en: 'The biometric data of the phone change',
    },
    tags: ['S1.3', row('Biometric set changed'), 'P60'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp),
      ...goesOut,
      { phone: 'biometricSetChanges' },
      ...scansIn,
      { sees: { screen: 'credentials', error: 'E_BIO_CHANGED', messages: 4 } },
      fillsIn(),
      isHome('L4b', 'K_pwd', 'P_dev'),
      ...press('profile.open', { toggles: { biometric: false, smartFnp: true } }),
      ...activatesBiometric,
    ],
  },
  {
    id: 'screen-lock-removed',
    stage: 'app',
    title: {
      sq: 'Bllokimi i ekranit hiqet: biometria dhe Smart FNP bien, Soft PIN pyet përsëri',
      en: 'The screen lock is removed: biometrics and Smart FNP are gone, Soft PIN asks again',
    },
    tags: [row('All biometrics / device passcode removed')],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp, ...activatesSoftPin(true)),
      ...goesOut,
      { phone: 'lockIsRemoved' },
      { restarts: true },
      ...press('app.enter', { screen: 'method', withholds: ['biometric.login'] }),
      { does: 'password.choose' },
      fillsIn(),
      { sees: { screen: 'code', notices: ['I_SFNP_FALLBACK', 'I_FNP_SENT'], codes: 2 } },
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      ...press('softPin.menu', { screen: 'pin' }),
      typesPin('pin.submit'),
      { sees: { screen: 'softPinReady' } },
    ],
  },
  {
    id: 'clock-wrong',
    stage: 'app',
    title: { sq: 'Ora e telefonit është gabim', en: 'The clock of the phone is wrong' },
    tags: ['S1.5', row('Device clock wrong'), 'R12'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin()),
      ...goesOut,
      { phone: 'clockIsWrong' },
      { restarts: true },
      ...choosesPassword,
      fillsIn(),
      { sees: { screen: 'pin', timers: { transaction: 600 } } },
      typesPin('pin.submit'),
      isHome('L5a', 'K_pwd', 'P_dev', 'K_pin'),
      ...press('softPin.menu', { screen: 'pin' }),
      typesPin('pin.submit'),
      ...press('softPin.get', { shows: 'code', notices: ['W_CLOCK'], timers: { softPinStep: 30 } }),
    ],
  },
];
