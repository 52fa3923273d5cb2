import type { Journey, Step } from '../journey.ts';
import { comesIn, inProfile, isOver, press } from './parts.ts';

const stays: readonly Step[] = [
  { waits: 240 },
  { sees: { screen: 'idleWarning', notices: ['W_SESSION_IDLE'] } },
  { does: 'session.extend' },
  { sees: { screen: 'home', error: null, sessions: 1 } },
];

/** How long a session lasts, and how it ends (behaviour.md R10, 6.12). */
export const session: readonly Journey[] = [
  {
    id: 'session-idle',
    stage: 'app',
    title: {
      sq: 'Paralajmërimi, vazhdimi dhe mbyllja nga mosveprimi',
      en: 'The warning, the extension and the idle end',
    },
    tags: ['R10', 'X9', 'P25', 'P26'],
    steps: [
      ...comesIn,
      { waits: 239 },
      { sees: { screen: 'home' } },
      { waits: 1 },
      {
        sees: {
          screen: 'idleWarning',
          notices: ['W_SESSION_IDLE'],
          timers: { session: 60 },
          offers: ['session.extend', 'session.logout'],
        },
      },
      ...press('session.extend', { screen: 'home', sessions: 1 }),
      { waits: 240 },
      { sees: { screen: 'idleWarning' } },
      { waits: 'session' },
      { sees: { sessions: 0 } },
      ...isOver('idle'),
    ],
  },
  {
    id: 'session-in-use',
    stage: 'app',
    title: { sq: 'Prekjet e klientit e mbajnë sesionin', en: 'The customer’s touches keep the session' },
    tags: ['R10', 'P26'],
    steps: [
      ...comesIn,
      { waits: 200 },
      ...inProfile(),
      { waits: 200 },
      ...inProfile(),
      { waits: 239 },
      { sees: { screen: 'home', sessions: 1 } },
    ],
  },
  {
    id: 'session-at-its-latest-end',
    stage: 'app',
    title: { sq: 'Pas një ore sesioni mbyllet gjithsesi', en: 'After an hour the session ends all the same' },
    tags: ['R10', 'X9', 'P25'],
    steps: [
      ...comesIn,
      ...Array.from({ length: 14 }, () => stays).flat(),
      { waits: 239 },
      { sees: { screen: 'home' } },
      { waits: 1 },
      ...isOver('absolute'),
      { sees: { sessions: 0 } },
    ],
  },
  {
    id: 'session-without-a-network',
    stage: 'app',
    title: { sq: 'Pa internet nuk vazhdohet', en: 'Without a network there is no extension' },
    tags: ['R8', 'R10', 'P49'],
    steps: [
      ...comesIn,
      { loses: 'network' },
      { waits: 240 },
      ...press('session.extend', { screen: 'idleWarning', error: 'E_OFFLINE' }),
      { finds: 'network' },
      ...press('session.extend', { screen: 'home', error: null }),
      { loses: 'network' },
      { waits: 300 },
      ...isOver('idle'),
    ],
  },
  {
    id: 'session-after-a-restart',
    stage: 'app',
    title: {
      sq: 'Aplikacioni i mbyllur nuk e mban sesionin',
      en: 'An app that was closed keeps no session',
    },
    tags: ['R9', 'R10', 'P27'],
    steps: [
      ...comesIn,
      { restarts: true },
      { sees: { screen: 'welcome', sessions: 1 } },
      { waits: 300 },
      { sees: { screen: 'welcome', sessions: 0 } },
    ],
  },
];
