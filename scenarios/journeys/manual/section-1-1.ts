import { people } from '../../people.ts';
import { fillsIn, isHome, press, toForm } from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { atCode, typesCode } from '../parts.ts';

const { ana } = people;

/** Manual 1.1: "Hyrja me Numër Klienti ose Numër Personal, Fjalëkalim dhe Fjalëkalimi me Një Përdorim". */
export const section11: readonly Journey[] = [
  {
    id: 'manual-client-number',
    stage: 'app',
    title: {
      sq: 'Manuali 1.1: numri i klientit, fjalëkalimi, FNP',
      en: 'Manual 1.1: Client Number, password, FNP',
    },
    tags: ['S1.1', 'A16', 'P59'],
    steps: [
      { sees: { screen: 'welcome', error: null, offers: ['app.enter'], sessions: 0 } },
      ...press('app.enter', {
        screen: 'credentials',
        mask: null,
        fields: { identifier: null, password: null, remember: null },
        offers: ['credentials.submit', 'password.forgot', 'flow.cancel'],
        codes: 0,
      }),
      fillsIn(),
      atCode,
      { sees: { codes: 1, sessions: 0 } },
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      { sees: { offers: ['profile.open', 'softPin.menu', 'session.logout'], sessions: 1 } },
    ],
  },
  {
    id: 'manual-personal-number',
    stage: 'app',
    title: {
      sq: 'Manuali 1.1: numri personal i kartës së identitetit',
      en: 'Manual 1.1: the personal number of the identity card',
    },
    tags: ['S1.1', 'X13'],
    steps: [
      ...toForm,
      { does: 'credentials.submit', with: { identifier: ana.personalNumber, password: ana.password } },
      atCode,
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
    ],
  },
  {
    id: 'manual-forgotten-password',
    stage: 'app',
    title: {
      sq: 'Manuali 1.1: "në rast se keni harruar fjalëkalimin"',
      en: 'Manual 1.1: "if you have forgotten the password"',
    },
    tags: ['S1.1', 'X11'],
    steps: [
      ...toForm,
      ...press('password.forgot', {
        screen: 'identify',
        offers: ['identifier.submit', 'flow.cancel'],
        fields: { identifier: null },
        codes: 0,
      }),
      ...press('flow.cancel', { screen: 'welcome', sessions: 0 }),
    ],
  },
];
