import { people, stranger } from '../people.ts';
import type { Does, Journey, Step } from './journey.ts';
import { anaEnters, anaMistypes, asksAgain, atCode, enters, isRejected } from './parts.ts';

/** What everybody sees who will not get in: up to the block, with a new code on the way. */
const likeAnybody = (enters: Does): readonly Step[] => [
  enters,
  atCode,
  { waits: 20 },
  { sees: { notices: ['I_FNP_SENT', 'I_FNP_HELP'] } },
  ...isRejected,
  ...asksAgain,
  { sees: { timers: { resend: 30, codeExpiry: 120, transaction: 570 } } },
  ...isRejected,
  ...isRejected,
  ...isRejected,
  { sees: { error: 'E_AUTH_GENERIC', notices: ['I_FNP_HELP', 'W_LAST_ATTEMPT'], codes: 0, sessions: 0 } },
];

const toldAtOnce = (enters: Does): readonly Step[] => [
  enters,
  {
    sees: { screen: 'credentials', error: 'E_AUTH_GENERIC', notices: [], timers: {}, codes: 0, sessions: 0 },
  },
];

/** Stories that must look the same, screen by screen: nobody learns which it was (R3, P20). */
export const silence: readonly Journey[] = [
  {
    id: 'silent-wrong-password',
    title: { sq: 'E njëjta pamje: fjalëkalim i gabuar', en: 'The same sight: a wrong password' },
    tags: ['R3', 'P20', 'G05'],
    steps: likeAnybody(anaMistypes),
    stepwise: toldAtOnce(anaMistypes),
  },
  {
    id: 'silent-unknown-number',
    title: { sq: 'E njëjta pamje: numër që nuk ekziston', en: 'The same sight: a number that nobody has' },
    tags: ['R3', 'P20', 'G05'],
    steps: likeAnybody(enters(stranger.clientNumber, people.ana.password)),
    stepwise: toldAtOnce(enters(stranger.clientNumber, people.ana.password)),
  },
  {
    id: 'silent-closed-account',
    title: { sq: 'E njëjta pamje: llogari e mbyllur', en: 'The same sight: a closed account' },
    tags: ['R3', 'P20'],
    steps: likeAnybody(enters(people.drita.clientNumber, people.drita.password)),
    stepwise: toldAtOnce(enters(people.drita.clientNumber, people.drita.password)),
  },
  {
    id: 'silent-blocked-account',
    title: {
      sq: 'E njëjta pamje: llogari e bllokuar',
      en: 'The same sight: an account blocked by another device',
    },
    tags: ['R2', 'R3', 'P14', 'P20', 'P23'],
    steps: [{ elsewhere: 'anotherDeviceFails', to: 'ana', times: 5 }, ...likeAnybody(anaEnters)],
    stepwise: [{ elsewhere: 'anotherDeviceFails', to: 'ana', times: 5 }, ...toldAtOnce(anaEnters)],
  },
  {
    id: 'silent-new-sim',
    title: { sq: 'E njëjta pamje: karta SIM sapo u ndërrua', en: 'The same sight: the SIM was just changed' },
    tags: ['R3', 'P20', 'P58'],
    steps: [{ elsewhere: 'simChanges', to: 'ana' }, ...likeAnybody(anaEnters)],
  },
];
