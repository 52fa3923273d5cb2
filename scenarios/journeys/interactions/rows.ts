/** The rows of behaviour.md 7, by what triggers them; each has a story here. */
export const interactionRows = [
  'Disable biometrics while Smart FNP on',
  'Disable Smart FNP',
  'Disable Soft PIN',
  'Password change (knows old)',
  'Password reset (forgot)',
  'Contact Center unlock / reset',
  'New phone, old still held',
  'Phone lost',
  'Reinstall / clear data / restore from backup',
  'iOS keychain survives uninstall',
  'Biometric set changed',
  'All biometrics / device passcode removed',
  'SIM swap / number port detected',
  'Phone number changed at branch',
  'Device clock wrong',
  'Remember + biometric',
  'Remembered account ≠ bio account',
  'Account blocked temporarily',
  'Account closed',
  'Two tabs / two devices login at once',
  'Double tap HYR / VERIFIKO / VAZHDO',
  'Replay of request / code / assertion',
  'App killed between local save and server-activate',
  'Session idle-out during activation',
  'Language switch',
] as const;

type Row = (typeof interactionRows)[number];

/** The tag of a row. */
export const row = (name: Row): string => `7: ${name}`;
