import { fillsIn, inProfile, isHome, press, toForm } from '../app/parts.ts';
import type { Journey } from '../journey.ts';
import { typesCode } from '../parts.ts';
import { row } from './rows.ts';

const code = { code: 'wrong' } as const;

/** What the customer reads is no part of what goes on. */
export const languages: readonly Journey[] = [
  {
    id: 'language-switch',
    stage: 'app',
    title: { sq: 'Ndërrimi i gjuhës nuk ndryshon asgjë', en: 'Another language changes nothing' },
    tags: [row('Language switch')],
    steps: [
      ...toForm,
      fillsIn(true),
      { does: 'code.submit', with: { code } },
      {
        sees: {
          screen: 'code',
          error: 'E_AUTH_GENERIC',
          notices: ['I_FNP_SENT'],
          timers: { resend: 30, codeExpiry: 120, transaction: 600 },
        },
      },
      { speaks: 'en' },
      {
        sees: {
          screen: 'code',
          error: 'E_AUTH_GENERIC',
          notices: ['I_FNP_SENT'],
          timers: { resend: 30, codeExpiry: 120, transaction: 600 },
          codes: 1,
        },
      },
      typesCode('newest'),
      isHome('L1', 'K_pwd', 'P_sim'),
      ...inProfile({ speaks: 'sq' }, { sees: { screen: 'profile', toggles: { softPin: false } } }),
      { waits: 240 },
      { speaks: 'en' },
      { sees: { screen: 'idleWarning', notices: ['W_SESSION_IDLE'], timers: { session: 60 }, sessions: 1 } },
      { speaks: 'sq' },
      ...press('session.extend', { screen: 'home', sessions: 1, messages: 1 }),
    ],
  },
];
