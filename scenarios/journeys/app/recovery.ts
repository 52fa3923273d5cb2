import { people } from '../../people.ts';
import type { Journey, Step } from '../journey.ts';
import { typesCode } from '../parts.ts';
import {
  activatesBiometric,
  activatesSoftPin,
  comesIn,
  goesOut,
  inProfile,
  isHome,
  newPassword,
  press,
  typesPin,
} from './parts.ts';

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
const chooses = (again: string = newPassword): Step => ({
  does: 'newPassword.submit',
  with: { newPassword, again },
});

/** "Klikoni këtu … në rast se keni harruar fjalëkalimin" (behaviour.md 6.11). */
export const recovery: readonly Journey[] = [
  {
    id: 'recovery-by-biometrics',
    stage: 'app',
    title: {
      sq: 'Fjalëkalim i ri me SMS dhe të dhëna biometrike',
      en: 'A new password by SMS and biometric data',
    },
    tags: ['S1.1', 'X11', 'P54', 'P55', 'P57'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesBiometric),
      ...goesOut,
      ...forgets,
      names(ana.clientNumber),
      isSent,
      { sees: { codes: 2 } },
      typesCode('newest'),
      {
        sees: {
          screen: 'resetElement',
          notices: ['M_CONTACT'],
          offers: ['element.biometric'],
          withholds: ['element.softPin'],
        },
      },
      { scans: 'cancels' },
      ...press('element.biometric', { screen: 'resetElement', error: 'E_BIO_CANCEL' }),
      { scans: 'matches' },
      ...press('element.biometric', { screen: 'newPassword', error: null }),
      chooses('tjetër'),
      { sees: { screen: 'newPassword', error: 'E_PWD_MISMATCH' } },
      { does: 'newPassword.submit', with: { newPassword: 'fjalekalim1', again: 'fjalekalim1' } },
      { sees: { screen: 'newPassword', error: 'E_PWD_POLICY' } },
      chooses(),
      {
        sees: {
          screen: 'passwordChanged',
          error: null,
          notices: ['I_PWD_CHANGED'],
          messages: 4,
          sessions: 0,
        },
      },
      ...press('confirmation.acknowledge', { screen: 'welcome', sessions: 0 }),
      { does: 'app.enter' },
      { does: 'biometric.login' },
      typesCode('newest'),
      isHome('L3', 'I_bio', 'P_dev', 'P_sim'),
    ],
  },
  {
    id: 'recovery-by-soft-pin',
    stage: 'app',
    title: { sq: 'Fjalëkalim i ri me SMS dhe Kodin PIN', en: 'A new password by SMS and the Kod PIN' },
    tags: ['S1.1', 'S1.5', 'X11', 'P54'],
    steps: [
      ...comesIn,
      ...inProfile(...activatesSoftPin()),
      ...goesOut,
      ...forgets,
      names(ana.personalNumber),
      isSent,
      typesCode('newest'),
      { sees: { screen: 'resetElement', offers: ['element.softPin'], withholds: ['element.biometric'] } },
      ...press('element.softPin', { screen: 'pin', offers: ['pin.submit', 'flow.back'] }),
      ...press('flow.back', { screen: 'resetElement' }),
      { does: 'element.softPin' },
      typesPin('pin.submit'),
      { sees: { screen: 'newPassword' } },
      chooses(),
      { sees: { screen: 'passwordChanged', sessions: 0 } },
    ],
  },
];
