import type { Screen } from '../../../machines/flows/view.ts';

/** Where each screen comes from: sections of the manual, and clauses of the specification. */
export const screensTold: Readonly<Partial<Record<Screen, readonly string[]>>> = {
  booting: ['6.0', 'R14'],
  welcome: ['1.1', '6.0'],
  method: ['1.3', '1.4'],
  credentials: ['1.1', 'R3'],
  password: ['1.2', 'R3'],
  scan: ['1.3', 'X2'],
  code: ['1.1', 'R4'],
  pin: ['1.5', 'X5'],
  secondElement: ['1.5', '6.6'],
  validating: ['1.4', 'X3'],
  blocked: ['R2'],
  authenticated: ['6.14', 'R7'],
  cancelled: ['R7'],
  home: ['6.12'],
  idleWarning: ['R10'],
  sessionEnded: ['R10'],
  profile: ['1.3', '1.4', '1.5'],
  reauth: ['1.3', 'R5'],
  confirmed: ['R14'],
  confirmReplace: ['A9'],
  newPin: ['1.5', 'A18'],
  confirmPin: ['1.5', 'A18'],
  confirmOff: ['6.7'],
  changePassword: ['6.13'],
  passwordChanged: ['6.13'],
  softPinHidden: ['A12'],
  softPinReady: ['1.5', '6.10'],
  softPinCode: ['1.5', 'A6'],
  softPinInactive: ['6.10'],
  identify: ['6.11'],
  resetElement: ['6.11', 'X11'],
  newPassword: ['6.11'],
  contactCentre: ['6.11'],
};

/** States whose screen depends on what was found out before: what they and all in them show when it is their turn. */
const shownIn: Readonly<Record<string, Screen>> = { askingPin: 'pin' };

/** The screen of such a state, by its path; `undefined` for every other. */
export const turnOf = (path: string): Screen | undefined =>
  path.split('.').flatMap((key) => shownIn[key] ?? [])[0];
