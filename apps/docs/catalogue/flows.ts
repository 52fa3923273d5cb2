import type { FlowDefinition } from '../../../machines/flows/definition.ts';
import { flows as definitions } from '../../../machines/flows/all.ts';
import type { Described } from './described.ts';

type Told = Pick<Described, 'what' | 'sources' | 'file'>;

const told: Readonly<Record<keyof typeof definitions, Told>> = {
  entry: {
    what: 'The start of the app: what this device holds is compared with what the bank knows, HYR is offered, and then the ways in that this device has. One table says which second element belongs to which enrolment.',
    sources: 'Manual 1.1 (HYR), 1.3 and 1.4 (ways in); behaviour 6.0, R14, A8, A9.',
    file: 'entry/entry.machine.ts',
  },
  passwordLogin: {
    what: 'What a customer sees and may do when logging in with a client number or personal number, a password and a second element: an FNP (one-time password) by SMS, or what the device answers by itself. It runs in the front end, trusts nobody and knows only what the bank answers.',
    sources:
      'Manual 1.1, points 1–4; behaviour 6.1 (path L1, and L4b, L5a, L5b with a device element), R3 (deferred verdict), R4 (FNP), R7 (cancel), R8 (offline and faults).',
    file: 'login/password-login.machine.ts',
  },
  rememberedLogin: {
    what: 'The same with the number that “Më Kujto” kept: the password alone is asked, under the mask of the number.',
    sources: 'Manual 1.2; behaviour 6.2 (path L2); NIST 5.1.',
    file: 'login/remembered-login.machine.ts',
  },
  biometricLogin: {
    what: 'A scan instead of number and password, then an FNP by SMS. The tap is the intent, and the challenge is there before it.',
    sources: 'Manual 1.3; behaviour 6.3 (path L3), X2; NIST 3.2.3, WebAuthn L3.',
    file: 'login/biometric-login.machine.ts',
  },
  smartFnpLogin: {
    what: 'A scan, and the device answers the FNP step by itself. Where it cannot, an FNP comes by SMS in the same login.',
    sources: 'Manual 1.4; behaviour 6.4 (path L4a), X3.',
    file: 'login/smart-fnp-login.machine.ts',
  },
  softPinLogin: {
    what: 'A password or a scan, then a Soft PIN code that the device makes: with the Kod PIN, or silently where it is saved.',
    sources: 'Manual 1.5; behaviour 6.5 (paths L5a–L5d), X4, X5; NIST 3.1.5, RFC 6238.',
    file: 'login/soft-pin-login.machine.ts',
  },
  internetBranchLogin: {
    what: 'The web: number and password, then a Soft PIN code typed from the phone, or an FNP that is sent when it is asked for. Both are offered to everybody.',
    sources: 'Manual 1.5 (Dega Internet); behaviour 6.6 (path L6); ASVS 6.3.8.',
    file: 'login/internet-branch-login.machine.ts',
  },
  forgotPassword: {
    what: 'A forgotten password: the number, an FNP, a second element of this device, and a new password twice; or the Contact Center. Nobody is logged in at its end.',
    sources: 'Manual 1.1 (the link); behaviour 6.11, X11; ASVS 6.4.3, RTS 26.',
    file: 'recovery/forgot-password.machine.ts',
  },
  session: {
    what: 'A session as its customer sees it: alive, about to end, ended and why. The home page is its screen.',
    sources: 'Behaviour 6.12, R10; RTS 4(3)(d), WCAG 2.2.1.',
    file: 'session/session.machine.ts',
  },
  profile: {
    what: 'Profile: the three options of this device as the bank has them, and what may be done with each.',
    sources: 'Manual 1.3–1.5 (“Profili juaj”); behaviour 6.7–6.9, P37.',
    file: 'profile/profile.machine.ts',
  },
  biometricActivation: {
    what: 'VERIFIKO, a scan, and the confirmation. Saved on the device first; the bank’s word is the commit.',
    sources: 'Manual 1.3 (activation); behaviour 6.7, R5, R14; RTS 24(2)(b).',
    file: 'profile/biometric-activation.machine.ts',
  },
  smartFnpActivation: {
    what: 'One switch and the confirmation, with VERIFIKO in between where authentication is no longer fresh.',
    sources: 'Manual 1.4 (activation); behaviour 6.8, X10, A2.',
    file: 'profile/smart-fnp-activation.machine.ts',
  },
  softPinActivation: {
    what: 'VERIFIKO, the Kod PIN, the Kod PIN again with the choice to save it, and the confirmation. The device proves that it can make a code before anything is active.',
    sources: 'Manual 1.5 (activation); behaviour 6.9, A18; NIST 3.2.10.',
    file: 'profile/soft-pin-activation.machine.ts',
  },
  softPinChange: {
    what: 'Another Kod PIN, and whether the app asks for it.',
    sources: 'Behaviour 6.9 (on-state actions).',
    file: 'profile/soft-pin-change.machine.ts',
  },
  deactivation: {
    what: 'Turning an option off: asked once, gone on the device at once, revoked at the bank.',
    sources: 'Behaviour 6.7–6.9 (TOGGLE_OFF), 7; RTS 27, ASVS 6.5.6.',
    file: 'profile/deactivation.machine.ts',
  },
  passwordChange: {
    what: 'Another password for a customer who knows the old one: VERIFIKO, then the new one twice. Other sessions end, the device’s credentials stay.',
    sources: 'Behaviour 6.13; ASVS 7.4.3.',
    file: 'profile/password-change.machine.ts',
  },
  softPinMenu: {
    what: 'The menu “Soft PIN”: the code at any moment, and a new one, which kills the one that was shown. It works without a network.',
    sources: 'Manual 1.5 (the menu); behaviour 6.10, A6, A7, A12.',
    file: 'soft-pin/soft-pin-menu.machine.ts',
  },
};

/** What the customer sees. */
export const flows: readonly Described[] = Object.entries(told).map(([name, { what, sources, file }]) => {
  const flow = definitions[name as keyof typeof definitions] as unknown as FlowDefinition;
  const page = name === 'session' ? 'sessionFlow' : name;
  return { name, page, machine: flow.machine, what, sources, file: `machines/flows/${file}`, flow };
});
