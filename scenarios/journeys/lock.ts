import { people, stranger } from '../people.ts';
import type { Journey, Step } from './journey.ts';
import { anaEnters, anaMistypes, asksAgain, atCode, enters, isIn, isRejected, typesCode } from './parts.ts';

/** Four rejections told, and the warning. */
const toTheLastAttempt: readonly Step[] = [
  ...isRejected,
  ...isRejected,
  ...isRejected,
  ...asksAgain,
  ...isRejected,
  { sees: { notices: ['I_FNP_SENT', 'I_FNP_HELP', 'W_LAST_ATTEMPT'] } },
];

const fifthRejection: readonly Step[] = [
  typesCode('wrong'),
  {
    sees: {
      screen: 'blocked',
      error: 'E_BLOCKED_TEMP',
      offers: ['block.acknowledge'],
      timers: { block: 1800 },
    },
  },
];

const untilItEnds: readonly Step[] = [
  { waits: 1799 },
  { sees: { screen: 'blocked' } },
  { waits: 'block' },
  { sees: { screen: 'credentials', error: null, notices: [], timers: {} } },
];

const comesIn: readonly Step[] = [anaEnters, atCode, typesCode('newest'), isIn];

/** A wrong password, told at once. */
const isTurnedBack: readonly Step[] = [
  anaMistypes,
  { sees: { screen: 'credentials', error: 'E_AUTH_GENERIC' } },
];

/** Blocks: what brings them, what they look like, how they end. */
export const lock: readonly Journey[] = [
  {
    id: 'block',
    title: { sq: 'Pesë gabime, bllokimi dhe fundi i tij', en: 'Five rejections, the block and its end' },
    tags: ['R2', 'G07', 'G08', 'P13', 'P19'],
    steps: [anaEnters, ...toTheLastAttempt, ...fifthRejection, ...untilItEnds, ...comesIn],
  },
  {
    id: 'block-acknowledged',
    title: { sq: 'Klienti e merr vesh bllokimin', en: 'The customer acknowledges the block' },
    tags: ['R2', 'R7'],
    steps: [
      anaEnters,
      ...toTheLastAttempt,
      ...fifthRejection,
      { does: 'block.acknowledge' },
      { sees: { ended: 'blocked', sessions: 0 } },
    ],
  },
  {
    id: 'last-attempt',
    title: { sq: 'Përpjekja e fundit është e saktë', en: 'The last attempt is right' },
    tags: ['R2', 'P16'],
    steps: [anaEnters, ...toTheLastAttempt, typesCode('newest'), isIn],
  },
  {
    id: 'wrong-passwords',
    title: { sq: 'Pesë herë fjalëkalim i gabuar', en: 'Five times a wrong password' },
    tags: ['R2', 'R3', 'P13', 'G08'],
    steps: [anaMistypes, ...toTheLastAttempt, ...fifthRejection, ...untilItEnds, ...comesIn],
    stepwise: [
      ...isTurnedBack,
      ...isTurnedBack,
      ...isTurnedBack,
      { sees: { notices: [] } },
      ...isTurnedBack,
      { sees: { notices: ['W_LAST_ATTEMPT'] } },
      anaMistypes,
      { sees: { screen: 'blocked', error: 'E_BLOCKED_TEMP', timers: { block: 1800 } } },
      ...untilItEnds,
      ...comesIn,
    ],
  },
  {
    id: 'unknown-identifier-blocked',
    title: { sq: 'Edhe një numër që nuk ekziston bllokohet', en: 'A number that nobody has is blocked too' },
    tags: ['R2', 'R3', 'P20', 'P23'],
    steps: [
      enters(stranger.clientNumber, people.ana.password),
      ...toTheLastAttempt,
      ...fifthRejection,
      ...untilItEnds,
      { sees: { codes: 0 } },
      ...comesIn,
    ],
    stepwise: [
      ...Array.from({ length: 4 }, () => enters(stranger.clientNumber, people.ana.password)),
      { sees: { screen: 'credentials', error: 'E_AUTH_GENERIC', notices: ['W_LAST_ATTEMPT'], codes: 0 } },
      enters(stranger.clientNumber, people.ana.password),
      { sees: { screen: 'blocked', error: 'E_BLOCKED_TEMP', timers: { block: 1800 } } },
    ],
  },
  {
    id: 'blocked-elsewhere-staff',
    title: {
      sq: 'Bllokuar nga një pajisje tjetër, hapur nga banka',
      en: 'Blocked by another device, opened by the bank',
    },
    tags: ['R2', 'R3', 'P14', 'P18'],
    steps: [
      { elsewhere: 'anotherDeviceFails', to: 'ana', times: 5 },
      anaEnters,
      atCode,
      { sees: { codes: 0 } },
      ...isRejected,
      { elsewhere: 'staffUnlocks', to: 'ana' },
      { does: 'credentials.edit' },
      ...comesIn,
    ],
    stepwise: [
      { elsewhere: 'anotherDeviceFails', to: 'ana', times: 5 },
      anaEnters,
      { sees: { screen: 'credentials', error: 'E_AUTH_GENERIC', codes: 0 } },
      { elsewhere: 'staffUnlocks', to: 'ana' },
      ...comesIn,
    ],
  },
  {
    id: 'blocked-in-the-middle',
    title: {
      sq: 'Llogaria bllokohet ndërsa pritet kodi',
      en: 'The account is blocked while the code is awaited',
    },
    tags: ['R2', 'P14'],
    steps: [
      anaEnters,
      atCode,
      { elsewhere: 'anotherDeviceFails', to: 'ana', times: 5 },
      typesCode('newest'),
      { sees: { screen: 'code', error: 'E_AUTH_GENERIC', sessions: 0 } },
    ],
  },
];
