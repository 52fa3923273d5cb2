import { people } from '../../people.ts';
import type { Journey, Step } from '../journey.ts';
import { atCode, enters, typesCode } from '../parts.ts';
import { isHome, toForm } from '../app/parts.ts';

const { ana, besnik } = people;

const isNoNumber = (identifier: string): Step[] => [
  enters(identifier, ana.password),
  { sees: { screen: 'credentials', error: 'E_ID_FORMAT', codes: 0 } },
];
const isNoPassword = (password: string): Step[] => [
  enters(ana.clientNumber, password),
  { sees: { screen: 'credentials', error: 'E_PWD_TOO_LONG', codes: 0 } },
];
const isNoCode = (code: string): Step[] => [
  { does: 'code.submit', with: { code } },
  { sees: { screen: 'code', error: 'E_FNP_FORMAT', sessions: 0 } },
];

/** What is typed into the forms of a login and cannot be right, or looks as if it could not (behaviour.md 11). */
export const forms: readonly Journey[] = [
  {
    id: 'numbers-in-a-wrong-form',
    stage: 'app',
    title: { sq: 'Numra me formë të gabuar', en: 'Numbers in a wrong form' },
    tags: ['S1.1', '11: 1', '11: 2', '11: 4', '11: 5', '11: 7'],
    steps: [
      ...toForm,
      enters('', ana.password),
      { sees: { screen: 'credentials', error: 'E_ID_REQUIRED', codes: 0 } },
      ...['12345678', '1234567890', 'J9123456L', 'JJ1234567L', '912345678L'].flatMap(isNoNumber),
      ...['Ј91234567L', '１００２００３００', '<script>', "' OR 1=1", '1'.repeat(10_000)].flatMap(isNoNumber),
      enters(ana.clientNumber, ana.password),
      atCode,
    ],
  },
  {
    id: 'numbers-in-an-unusual-form',
    stage: 'app',
    title: {
      sq: 'Numra me formë të pazakontë, por të saktë',
      en: 'Numbers in an unusual form that are right',
    },
    tags: ['S1.1', 'X13', '11: 3', '11: 6'],
    steps: [
      ...toForm,
      enters('j91234567l', ana.password),
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      { does: 'session.logout' },
      { does: 'app.start' },
      ...toForm,
      enters(` ${besnik.personalNumber.toLowerCase()} `, besnik.password),
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
    ],
  },
  {
    id: 'passwords-that-are-none',
    stage: 'app',
    title: { sq: 'Fjalëkalime që nuk mund të jenë', en: 'Passwords that cannot be any' },
    tags: ['S1.1', '11: 8', '11: 9', '11: 10'],
    steps: [
      ...toForm,
      enters(ana.clientNumber, ''),
      { sees: { screen: 'credentials', error: 'E_PWD_REQUIRED', codes: 0 } },
      ...['a'.repeat(129), 'mali\u0007i bardhë 41'].flatMap(isNoPassword),
      enters(ana.clientNumber, ` ${ana.password} `),
      atCode,
      { sees: { codes: 0 } },
      { does: 'credentials.edit' },
      enters(ana.clientNumber, '🔑 çelësi i ri 🔑'),
      atCode,
      { sees: { codes: 0 } },
    ],
  },
  {
    id: 'codes-in-a-wrong-form',
    stage: 'app',
    title: { sq: 'Kode me formë të gabuar', en: 'Codes in a wrong form' },
    tags: ['S1.1', '11: 11', '11: 13'],
    steps: [
      ...toForm,
      enters(ana.clientNumber, ana.password),
      ...['12345', '1234567', '12a456', '', '١٢٣٤٥٦'].flatMap(isNoCode),
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
    ],
  },
  {
    id: 'code-typed-in-groups',
    stage: 'app',
    title: { sq: 'Kodi shkruhet me hapësirë', en: 'A code typed in groups' },
    tags: ['S1.1', '11: 12'],
    steps: [
      ...toForm,
      enters(ana.clientNumber, ana.password),
      { does: 'code.submit', with: { code: '000 000' } },
      { sees: { screen: 'code', error: 'E_AUTH_GENERIC' } },
      { does: 'code.submit', with: { code: '000-000' } },
      { sees: { screen: 'code', error: 'E_AUTH_GENERIC' } },
    ],
  },
  {
    id: 'code-of-another-login',
    stage: 'app',
    title: { sq: 'Kodi i një hyrjeje tjetër', en: 'The code of another login' },
    tags: ['S1.1', 'R6', '11: 16'],
    steps: [
      ...toForm,
      enters(ana.clientNumber, ana.password),
      { turnsTo: 'otherPhone' },
      ...toForm,
      enters(ana.clientNumber, ana.password),
      { sees: { codes: 2 } },
      { turnsTo: 'app' },
      typesCode('newest'),
      { sees: { screen: 'code', error: 'E_AUTH_GENERIC', sessions: 0 } },
      typesCode('earlier'),
      isHome('L1', 'K_pwd', 'P_sim'),
    ],
  },
  {
    id: 'codes-asked-for-too-often',
    stage: 'app',
    title: { sq: 'Shumë kërkesa për kod', en: 'Too many requests for a code' },
    tags: ['R4', 'R3'],
    steps: [
      ...toForm,
      enters(ana.clientNumber, ana.password),
      ...Array.from({ length: 3 }, (): Step[] => [{ waits: 'resend' }, { does: 'code.resend' }]).flat(),
      { does: 'credentials.edit' },
      enters(ana.clientNumber, ana.password),
      { waits: 'resend' },
      { does: 'code.resend' },
      { sees: { error: null } },
      { waits: 'resend' },
      { does: 'code.resend' },
      { sees: { screen: 'code', error: 'E_RATE' } },
    ],
  },
];
