import { people } from '../people.ts';
import type { Journey } from './journey.ts';
import { anaEnters, atCode, enters, isIn, typesCode } from './parts.ts';

const { ana, besnik } = people;

/** Ways out of a login, and back into it. */
export const leaving: readonly Journey[] = [
  {
    id: 'cancel',
    title: { sq: 'Anulim te kodi', en: 'Cancelled at the code' },
    tags: ['R7', 'G09', 'P46'],
    steps: [
      anaEnters,
      atCode,
      { does: 'flow.cancel' },
      { sees: { screen: 'cancelled', ended: 'cancelled', sessions: 0 } },
    ],
  },
  {
    id: 'edit',
    title: { sq: 'Kthim te forma, numri mbetet', en: 'Back to the form, the number stays' },
    tags: ['S1.1', 'R7'],
    steps: [
      enters(' j9123 4567 l ', ana.password),
      atCode,
      { does: 'credentials.edit' },
      {
        sees: {
          screen: 'credentials',
          error: null,
          timers: {},
          fields: { identifier: ' j9123 4567 l ', password: null },
        },
      },
      enters(besnik.clientNumber, besnik.password),
      atCode,
      { sees: { codes: 2 } },
      typesCode('earlier'),
      { sees: { screen: 'code', error: 'E_AUTH_GENERIC' } },
      typesCode('newest'),
      isIn,
    ],
  },
  {
    id: 'forgotten-password',
    title: { sq: 'Klienti ka harruar fjalëkalimin', en: 'The password is forgotten' },
    tags: ['S1.1', 'X11'],
    steps: [
      { sees: { offers: ['password.forgot'] } },
      { does: 'password.forgot' },
      { sees: { screen: 'left', ended: 'left', sessions: 0, codes: 0 } },
    ],
  },
  {
    id: 'restart',
    title: {
      sq: 'Aplikacioni rihapet ndërsa pritet kodi',
      en: 'The app is opened again while the code is awaited',
    },
    tags: ['R12', 'S1.1'],
    steps: [
      anaEnters,
      atCode,
      { waits: 10 },
      { restarts: true },
      { sees: { screen: 'code', error: null, timers: { resend: 20, codeExpiry: 110, transaction: 590 } } },
      { waits: 10 },
      { sees: { notices: ['I_FNP_SENT', 'I_FNP_HELP'] } },
      { restarts: true },
      typesCode('newest'),
      isIn,
    ],
  },
  {
    id: 'restart-forgets',
    title: { sq: 'Pas rihapjes nuk mbetet asgjë e shkruar', en: 'Nothing that was typed outlives a restart' },
    tags: ['R9', 'P50'],
    steps: [
      anaEnters,
      { restarts: true },
      { does: 'credentials.edit' },
      { sees: { screen: 'credentials', fields: { identifier: null, password: null } } },
    ],
  },
  {
    id: 'restart-at-the-end',
    title: { sq: 'Rihapje pasi hyrja ka skaduar', en: 'Opened again in the last second of a login' },
    tags: ['R12', 'G03'],
    steps: [
      anaEnters,
      { waits: 599 },
      { restarts: true },
      { sees: { screen: 'code', error: 'E_FNP_EXPIRED', timers: { transaction: 1 } } },
      { waits: 1 },
      { sees: { screen: 'credentials', error: 'E_TXN_EXPIRED' } },
    ],
  },
];
