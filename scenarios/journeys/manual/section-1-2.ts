import { people } from '../../people.ts';
import { fillsIn, goesOut, isHome, toForm } from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { atCode, typesCode } from '../parts.ts';

const { ana } = people;
const mask = '••••••300';

/** Manual 1.2: "Klikoni butonin Më Kujto … nuk është e nevojshme të rivendosni Numrin e Klientit". */
export const section12: readonly Journey[] = [
  {
    id: 'manual-remember-me',
    stage: 'app',
    title: {
      sq: 'Manuali 1.2: Më Kujto, dhe herën tjetër vetëm fjalëkalimi',
      en: 'Manual 1.2: Remember me, and next time the password alone',
    },
    tags: ['S1.2', 'A9', 'A10', 'P51', 'P52'],
    steps: [
      ...toForm,
      fillsIn(true),
      atCode,
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      ...goesOut,
      { does: 'app.enter' },
      {
        sees: {
          screen: 'password',
          mask,
          fields: { password: null },
          offers: ['password.submit', 'number.change', 'number.forget', 'password.forgot'],
        },
      },
      { does: 'password.submit', with: { password: ana.password } },
      { sees: { screen: 'code', error: null, notices: ['I_FNP_SENT'], codes: 2 } },
      typesCode('newest'),
      isHome('L2', 'K_pwd', 'P_sim'),
      { restarts: true },
      { does: 'app.enter' },
      { sees: { screen: 'password', mask } },
    ],
  },
];
