import { people } from '../../people.ts';
import { activatesSoftPin, comesIn, inProfile, isHome, press, typesPin, typesShown } from '../app/parts.ts';
import type { Journey, Step } from '../journey.ts';
import { typesCode } from '../parts.ts';

const { ana } = people;

const toSecond: readonly Step[] = [
  { turnsTo: 'branch' },
  { sees: { screen: 'credentials', fields: { identifier: null, password: null } } },
  { does: 'credentials.submit', with: { identifier: ana.clientNumber, password: ana.password } },
  {
    sees: {
      screen: 'secondElement',
      error: null,
      fields: { code: null },
      offers: ['softPin.submit', 'sms.request'],
    },
  },
];

/** Manual 1.5, Dega Internet: "Soft PIN mund të përdoret për një logim më të thjeshtë edhe në Degën Internet". */
export const internetBranch: readonly Journey[] = [
  {
    id: 'manual-internet-branch',
    stage: 'app',
    title: {
      sq: 'Manuali 1.5: Dega Internet me kodin Soft PIN nga telefoni',
      en: 'Manual 1.5: the Internet Branch with the Soft PIN code of the phone',
    },
    tags: ['S1.5', 'A5', 'P42'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin()),
      ...press('softPin.menu', { screen: 'pin', fields: { pin: null } }),
      typesPin('pin.submit'),
      { sees: { screen: 'softPinReady', shows: null } },
      ...press('softPin.get', { screen: 'softPinCode', shows: 'code' }),
      ...toSecond,
      { sees: { codes: 1 } },
      typesShown(),
      isHome('L6pin', 'K_pwd', 'P_dev'),
      { sees: { codes: 1, sessions: 2, offers: ['session.logout'], withholds: ['profile.open'] } },
    ],
  },
  {
    id: 'manual-internet-branch-sms',
    stage: 'app',
    title: {
      sq: 'Manuali 1.5: Dega Internet me FNP me SMS',
      en: 'Manual 1.5: the Internet Branch with an FNP by SMS',
    },
    tags: ['S1.5', 'X6'],
    steps: [
      ...toSecond,
      { sees: { codes: 0 } },
      ...press('sms.request', { screen: 'code', notices: ['I_FNP_SENT'], codes: 1 }),
      typesCode('newest'),
      isHome('L6sms', 'K_pwd', 'P_sim'),
      { restarts: true },
      isHome('L6sms', 'K_pwd', 'P_sim'),
      ...press('session.logout', { screen: 'sessionEnded', reason: 'logout', sessions: 0 }),
      ...press('app.start', { screen: 'credentials' }),
    ],
  },
];
