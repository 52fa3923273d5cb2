import { people, stranger } from '../../people.ts';
import type { Journey, Step } from '../journey.ts';
import { isRejected, typesCode } from '../parts.ts';
import { activatesSoftPin, comesIn, goesOut, inProfile, otherPin, press, typesPin } from './parts.ts';

const { ana } = people;

/** From the first page to the number that the password belongs to. */
const forgets: readonly Step[] = [
  { does: 'app.enter' },
  { does: 'password.forgot' },
  { sees: { screen: 'identify' } },
];
const names = (identifier: string): Step => ({ does: 'identifier.submit', with: { identifier } });
const isSent: Step = {
  sees: {
    screen: 'code',
    error: null,
    notices: ['I_RESET_SENT'],
    timers: { resend: 30, codeExpiry: 120, transaction: 600 },
  },
};
const goesToContactCentre: readonly Step[] = [
  { sees: { screen: 'contactCentre', notices: ['M_CONTACT'], sessions: 0 } },
  ...press('confirmation.acknowledge', { screen: 'welcome' }),
];

/** Forgotten passwords that the app gives nobody back (behaviour.md 6.11). */
export const recoveryRefused: readonly Journey[] = [
  {
    id: 'recovery-with-a-wrong-pin',
    stage: 'app',
    title: { sq: 'Kodi PIN nuk është i saktë: Contact Center', en: 'The Kod PIN is wrong: Contact Center' },
    tags: ['S1.1', 'S1.5', 'P54'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin()),
      ...goesOut,
      ...forgets,
      names(ana.clientNumber),
      typesCode('newest'),
      { does: 'element.softPin' },
      typesPin('pin.submit', otherPin),
      ...goesToContactCentre,
    ],
  },
  {
    id: 'recovery-with-a-saved-pin',
    stage: 'app',
    title: {
      sq: 'Soft PIN i ruajtur nuk mjafton: Contact Center',
      en: 'A saved Soft PIN is not enough: Contact Center',
    },
    tags: ['S1.1', 'S1.5', 'X5', 'P54'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin(true)),
      ...goesOut,
      ...forgets,
      names(ana.clientNumber),
      typesCode('newest'),
      ...goesToContactCentre,
    ],
  },
  {
    id: 'recovery-without-an-option',
    stage: 'app',
    title: {
      sq: 'Pa asnjë opsion në telefon: Contact Center',
      en: 'No option on the phone: Contact Center',
    },
    tags: ['S1.1', 'X11', 'P54'],
    steps: [
      { does: 'app.enter' },
      { does: 'password.forgot' },
      names(ana.clientNumber),
      isSent,
      ...isRejected,
      typesCode('newest'),
      ...goesToContactCentre,
    ],
  },
  {
    id: 'recovery-of-a-number-that-nobody-has',
    stage: 'app',
    title: {
      sq: 'E njëjta pamje për një numër që nuk ekziston',
      en: 'The same sight for a number that nobody has',
    },
    tags: ['R3', 'P21'],
    steps: [
      { does: 'app.enter' },
      { does: 'password.forgot' },
      names('12345678'),
      { sees: { screen: 'identify', error: 'E_ID_FORMAT' } },
      names(stranger.clientNumber),
      isSent,
      { sees: { codes: 0 } },
      ...isRejected,
      ...isRejected,
      ...isRejected,
      { sees: { notices: [], codes: 0, sessions: 0 } },
      ...press('flow.back', { screen: 'identify' }),
    ],
  },
];
