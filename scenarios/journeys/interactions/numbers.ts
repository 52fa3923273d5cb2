import { people } from '../../people.ts';
import {
  activatesBiometric,
  activatesSmartFnp,
  comesIn,
  fillsIn,
  goesOut,
  inProfile,
  isHome,
  press,
  scansIn,
  toForm,
} from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { isRejected, typesCode } from '../parts.ts';
import { row } from './rows.ts';

const { besnik } = people;
const anasMask = '••••••300';
const besniksMask = '••••••301';

/** Another SIM, another number, and the numbers that a phone knows. */
export const numbers: readonly Journey[] = [
  {
    id: 'sim-changed',
    stage: 'app',
    title: {
      sq: 'Karta SIM ndërrohet: Smart FNP vlen, SMS-ja jo',
      en: 'The SIM is changed: Smart FNP is good, an SMS is not',
    },
    tags: [row('SIM swap / number port detected'), 'P58', 'R3'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp),
      ...goesOut,
      { elsewhere: 'simChanges', to: 'ana' },
      ...scansIn,
      isHome('L4a', 'I_bio', 'P_dev'),
      ...press('profile.open'),
      ...press('smartFnp.deactivate'),
      ...press('off.confirm'),
      ...press('confirmation.acknowledge', { toggles: { smartFnp: false } }),
      ...press('smartFnp.activate', { error: 'E_SIM_RISK', offers: ['confirmation.acknowledge'] }),
      ...press('confirmation.acknowledge', { screen: 'profile', toggles: { smartFnp: false } }),
      { does: 'profile.close' },
      ...goesOut,
      ...scansIn,
      { sees: { screen: 'code', notices: ['I_FNP_SENT'], codes: 1 } },
      ...isRejected,
      { sees: { sessions: 0 } },
    ],
  },
  {
    id: 'number-changed-at-the-branch',
    stage: 'app',
    title: {
      sq: 'Numri i telefonit ndryshohet në degë: opsionet mbeten',
      en: 'The phone number is changed at the branch: the options stay',
    },
    tags: [row('Phone number changed at branch'), 'P58'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric, ...activatesSmartFnp, { sees: { messages: 3 } }),
      { elsewhere: 'numberChanges', to: 'ana' },
      { sees: { messages: 4, sessions: 1 } },
      ...goesOut,
      ...scansIn,
      isHome('L4a', 'I_bio', 'P_dev'),
      ...press('profile.open', { toggles: { biometric: true, smartFnp: true } }),
    ],
  },
  {
    id: 'number-forgotten-beside-biometrics',
    stage: 'app',
    title: {
      sq: 'Numri harrohet, hyrja me të dhëna biometrike mbetet',
      en: 'The number is forgotten, the biometric login stays on',
    },
    tags: ['S1.2', 'S1.3', row('Remember + biometric'), 'A9'],
    steps: [
      ...toForm,
      fillsIn(true),
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      ...inProfile(...activatesBiometric),
      ...goesOut,
      ...press('app.enter', { screen: 'method', mask: anasMask, biometricMask: null }),
      ...press('password.choose', { screen: 'password', mask: anasMask }),
      ...press('number.forget', { screen: 'credentials', notices: ['M_BIO_STILL_ON'], mask: null }),
      ...press('flow.cancel', { screen: 'welcome' }),
      ...press('app.enter', { screen: 'method', mask: null, biometricMask: anasMask }),
      { does: 'biometric.login' },
      typesCode('newest'),
      isHome('L3', 'I_bio', 'P_dev', 'P_sim'),
    ],
  },
  {
    id: 'two-customers-on-one-phone',
    stage: 'app',
    title: {
      sq: 'Numri i kujtuar është i njërit, biometria e tjetrit',
      en: 'The remembered number is one customer’s, the biometric another’s',
    },
    tags: ['S1.2', 'S1.3', row('Remembered account ≠ bio account'), 'P37'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric),
      ...goesOut,
      { does: 'app.enter' },
      { does: 'password.choose' },
      {
        does: 'credentials.submit',
        with: { identifier: besnik.clientNumber, password: besnik.password, remember: true },
      },
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      ...goesOut,
      ...press('app.enter', { screen: 'method', mask: besniksMask, biometricMask: anasMask }),
      ...press('password.choose', { screen: 'password', mask: besniksMask }),
    ],
  },
];
