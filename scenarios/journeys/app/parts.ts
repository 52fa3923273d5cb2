import type { Element, NoticeCode } from '../../../machines/index.ts';
import type { ViewToggle } from '../../../machines/flows/view.ts';
import { people } from '../../people.ts';
import type { CodeToken, Does, Sees, Step } from '../journey.ts';
import { typesCode } from '../parts.ts';

const { ana } = people;
type Option = ViewToggle['name'];

/** Ana's Kod PIN, and another that she might choose. */
export const { pin } = ana;
export const otherPin = '395172';
export const newPassword = 'fusha e gjelbër 74';

/** Inside, by this path and with these elements. */
export const isHome = (path: string, ...elements: Element[]): Sees => ({
  sees: { screen: 'home', path, elements },
});

/** Presses, and what is seen then. */
export const press = (does: string, sees?: Sees['sees']): Step[] => [{ does }, ...(sees ? [{ sees }] : [])];

/** HYR, where this phone has only one way in: nobody is asked which. */
export const toForm: readonly Step[] = [{ does: 'app.enter' }];
/** HYR, and the password among other ways in. */
export const choosesPassword: readonly Step[] = [{ does: 'app.enter' }, { does: 'password.choose' }];

/** Ana's number and password, with Më Kujto ticked or not. */
export const fillsIn = (remember = false): Does => ({
  does: 'credentials.submit',
  with: { identifier: ana.clientNumber, password: ana.password, remember },
});

/** Ana comes in as manual 1.1 says. */
export const comesIn: readonly Step[] = [
  ...toForm,
  fillsIn(),
  typesCode('newest'),
  isHome('L1', 'K_pwd', 'P_sim'),
];

/** VERIFIKO. */
export const verifies = (password: string = ana.password): Does => ({
  does: 'reauth.submit',
  with: { password },
});

export const typesPin = (does: string, typed: string = pin): Does => ({ does, with: { pin: typed } });

/** A Soft PIN code typed into the Internet Branch. */
export const typesShown = (code: CodeToken['code'] = 'shown'): Does => ({
  does: 'softPin.submit',
  with: { code: { code } },
});

/** The confirmation message, read, and Profile with the option as it is now. */
export const isConfirmed = (notice: NoticeCode, option: Option, on: boolean): Step[] => [
  { sees: { screen: 'confirmed', error: null, notices: [notice], offers: ['confirmation.acknowledge'] } },
  { does: 'confirmation.acknowledge' },
  { sees: { screen: 'profile', toggles: { [option]: on } } },
];

/** What Profile is opened for, up to its closing. */
export const inProfile = (...steps: readonly Step[]): Step[] => [
  { does: 'profile.open' },
  ...steps,
  { does: 'profile.close' },
  { sees: { screen: 'home' } },
];

export const activatesBiometric: readonly Step[] = [
  { does: 'biometric.activate' },
  verifies(),
  ...isConfirmed('OK_BIO_ON', 'biometric', true),
];

export const activatesSmartFnp: readonly Step[] = [
  { does: 'smartFnp.activate' },
  ...isConfirmed('OK_SFNP_ON', 'smartFnp', true),
];

/** `save`: "Ruaje Soft PIN dhe mos ma kërko më në vijim". */
export const activatesSoftPin = (save = false): readonly Step[] => [
  { does: 'softPin.activate' },
  verifies(),
  typesPin('pin.choose'),
  { does: 'pin.confirm', with: { pin, save } },
  ...isConfirmed('OK_SPIN_ON', 'softPin', true),
];

/** Turns an option off; no password is asked for. */
export const turnsOff = (option: Option): Step[] => [
  { does: `${option}.deactivate` },
  { sees: { screen: 'confirmOff' } },
  { does: 'off.confirm' },
  ...isConfirmed('OK_OFF', option, false),
];

/** Why a session is over, and on to the first page. */
export const isOver = (reason: string): Step[] => [
  { sees: { screen: 'sessionEnded', reason, offers: ['app.start'] } },
  { does: 'app.start' },
  { sees: { screen: 'welcome' } },
];

export const goesOut: readonly Step[] = [{ does: 'session.logout' }, ...isOver('logout')];

/** HYR and "Hyr me të dhëna biometrike": the scan begins at once. */
export const scansIn: readonly Step[] = [{ does: 'app.enter' }, { does: 'biometric.login' }];
