import { people } from '../people.ts';
import type { Journey } from './journey.ts';
import { anaEnters, anaMistypes, atCode, enters, isIn, isRejected, typesCode } from './parts.ts';

const { ana } = people;

/** The four points of manual 1.1, and what is wrong in one of them. */
export const entry: readonly Journey[] = [
  {
    id: 'client-number',
    title: { sq: 'Hyrje me Numrin e Klientit', en: 'Entering with the Client Number' },
    tags: ['S1.1', 'G01', 'P59'],
    steps: [
      {
        sees: { screen: 'credentials', error: null, fields: { identifier: null, password: null }, codes: 0 },
      },
      anaEnters,
      atCode,
      { sees: { codes: 1, sessions: 0 } },
      typesCode('newest'),
      isIn,
    ],
  },
  {
    id: 'personal-number',
    title: {
      sq: 'Hyrje me numrin personal, siç shkruhet',
      en: 'Entering with the personal number, as people write it',
    },
    tags: ['S1.1', 'X13'],
    steps: [
      enters(' j9123 4567 l ', ana.password),
      atCode,
      { sees: { codes: 1 } },
      typesCode('newest'),
      isIn,
    ],
  },
  {
    id: 'nothing-typed',
    title: { sq: 'Forma bosh', en: 'The form left empty' },
    tags: ['S1.1', 'R2'],
    steps: [
      enters('', ''),
      { sees: { screen: 'credentials', error: 'E_ID_REQUIRED' } },
      enters(ana.clientNumber, ''),
      { sees: { error: 'E_PWD_REQUIRED', fields: { identifier: ana.clientNumber, password: null } } },
      enters('10020030', ana.password),
      { sees: { error: 'E_ID_FORMAT', fields: { identifier: '10020030', password: null }, codes: 0 } },
      anaEnters,
      atCode,
    ],
  },
  {
    id: 'wrong-password',
    title: { sq: 'Fjalëkalim i gabuar', en: 'A wrong password' },
    tags: ['S1.1', 'R2', 'R3', 'P22'],
    steps: [
      anaMistypes,
      atCode,
      { sees: { codes: 0 } },
      ...isRejected,
      { does: 'credentials.edit' },
      { sees: { screen: 'credentials', fields: { identifier: ana.clientNumber, password: null } } },
      anaEnters,
      atCode,
      typesCode('newest'),
      isIn,
    ],
    stepwise: [
      anaMistypes,
      { sees: { screen: 'credentials', error: 'E_AUTH_GENERIC', notices: [], codes: 0 } },
      { sees: { fields: { identifier: ana.clientNumber, password: null } } },
      anaEnters,
      atCode,
      typesCode('newest'),
      isIn,
    ],
  },
  {
    id: 'wrong-code',
    title: { sq: 'Kod FNP i gabuar', en: 'A wrong code' },
    tags: ['S1.1', 'R4', 'G01'],
    steps: [
      anaEnters,
      ...isRejected,
      { sees: { timers: { resend: 30, codeExpiry: 120, transaction: 600 }, sessions: 0 } },
      typesCode('newest'),
      isIn,
    ],
  },
  {
    id: 'malformed-code',
    title: { sq: 'Kod FNP me formë të gabuar', en: 'A code in the wrong form' },
    tags: ['S1.1', 'R2'],
    steps: [
      anaEnters,
      { does: 'code.submit', with: { code: '12345' } },
      { sees: { screen: 'code', error: 'E_FNP_FORMAT', fields: { code: null } } },
      { does: 'code.submit', with: { code: '' } },
      { sees: { error: 'E_FNP_FORMAT' } },
      typesCode('newest'),
      isIn,
    ],
  },
  {
    id: 'double-tap',
    title: { sq: 'HYR shtypet dy herë', en: 'HYR is tapped twice' },
    tags: ['S1.1', 'R6', 'P44', '11: 19'],
    steps: [
      { ...anaEnters, taps: 2 },
      atCode,
      { sees: { codes: 1 } },
      { ...typesCode('wrong'), taps: 2 },
      { sees: { screen: 'code', error: 'E_AUTH_GENERIC' } },
      ...isRejected,
      { sees: { notices: ['I_FNP_SENT'] } },
      { ...typesCode('newest'), taps: 2 },
      isIn,
    ],
  },
];
