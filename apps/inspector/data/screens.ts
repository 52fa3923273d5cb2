import type { Screen } from '../../../machines/flows/view.ts';
import type { Element } from '../../../machines/vocabulary/element.ts';

interface About {
  /** Sections of the manual, and clauses of the specification. */
  readonly tags: readonly string[];
  /** What the customer proves there. */
  readonly elements?: readonly Element[];
}

/** Where each screen comes from, and what is proved on it. */
export const screensTold: Readonly<Partial<Record<Screen, About>>> = {
  booting: { tags: ['6.0', 'R14'] },
  welcome: { tags: ['1.1', '6.0'] },
  method: { tags: ['1.3', '1.4'] },
  credentials: { tags: ['1.1', 'R3'], elements: ['K_pwd'] },
  password: { tags: ['1.2', 'R3'], elements: ['K_pwd'] },
  scan: { tags: ['1.3', 'X2'], elements: ['P_dev', 'I_bio'] },
  code: { tags: ['1.1', 'R4'], elements: ['P_sim'] },
  pin: { tags: ['1.5', 'X5'], elements: ['K_pin', 'P_dev'] },
  secondElement: { tags: ['1.5', '6.6'], elements: ['P_dev', 'P_sim'] },
  validating: { tags: ['1.4', 'X3'], elements: ['P_dev'] },
  blocked: { tags: ['R2'] },
  authenticated: { tags: ['6.14', 'R7'] },
  cancelled: { tags: ['R7'] },
  home: { tags: ['6.12'] },
  idleWarning: { tags: ['R10'] },
  sessionEnded: { tags: ['R10'] },
  profile: { tags: ['1.3', '1.4', '1.5'] },
  reauth: { tags: ['1.3', 'R5'], elements: ['K_pwd'] },
  confirmed: { tags: ['R14'] },
  confirmReplace: { tags: ['A9'] },
  newPin: { tags: ['1.5', 'A18'] },
  confirmPin: { tags: ['1.5', 'A18'] },
  confirmOff: { tags: ['6.7'] },
  changePassword: { tags: ['6.13'], elements: ['K_pwd'] },
  passwordChanged: { tags: ['6.13'] },
  softPinHidden: { tags: ['A12'] },
  softPinReady: { tags: ['1.5', '6.10'] },
  softPinCode: { tags: ['1.5', 'A6'], elements: ['P_dev'] },
  softPinInactive: { tags: ['6.10'] },
  identify: { tags: ['6.11'] },
  resetElement: { tags: ['6.11', 'X11'], elements: ['I_bio', 'K_pin'] },
  newPassword: { tags: ['6.11'] },
  contactCentre: { tags: ['6.11'] },
};

/** States whose screen depends on what was found out before: what they show when it is their turn. */
export const shownIn: Readonly<Record<string, Screen>> = { askingPin: 'pin' };
