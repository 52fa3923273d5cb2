import { count, duration, engineering, list } from './entry.ts';

const mostSteps = 3;

function isRunOverNow(steps: readonly number[]): boolean {
  const first = steps[0] ?? 0;
  return steps.length <= mostSteps && steps.includes(0) && steps.every((step, at) => step === first + at);
}

/** The Kod PIN, which never leaves the phone, and the one-time code (TOTP) it unlocks. */
export const softPin = {
  'softPin.pinDigits': count({
    meaning: 'length of the Kod PIN',
    default: 6,
    unit: 'digits',
    min: 4,
    max: 8,
    clause: 'NIST 3.2.10',
  }),
  'softPin.pinMaxFailures': count({
    meaning: 'rejected entries that suspend the credential',
    default: 5,
    unit: 'count',
    min: 1,
    max: 10,
    clause: 'NIST 3.2.10',
  }),
  'softPin.codeDigits': count({
    meaning: 'length of the one-time code',
    default: 6,
    unit: 'digits',
    min: 6,
    max: 8,
    clause: 'RFC 4226 R6',
  }),
  'softPin.step': duration({
    meaning: 'length of a TOTP step',
    default: 30,
    unit: 's',
    min: 1,
    max: 30,
    clause: 'RFC 6238 5.2, ASVS 6.5.5',
  }),
  'softPin.window': list({
    meaning: 'steps accepted beside the learned drift of the device; [0] is the strict profile',
    default: [-1, 0],
    unit: 'steps',
    range: `a run of at most ${mostSteps} steps, the current step 0 among them`,
    allows: isRunOverNow,
    clause: 'RFC 6238 5.2, 6',
  }),
  'softPin.showFor': duration({
    meaning: 'time a code stays on the screen',
    default: 30,
    unit: 's',
    min: 1,
    max: 60,
    clause: 'RTS 22(2)(a), behaviour A12',
  }),
  'softPin.clipboardClear': duration({
    meaning: 'time a copied code stays in the clipboard',
    default: 30,
    unit: 's',
    min: 1,
    max: 60,
    clause: 'RTS 22(2)(a), behaviour A12',
  }),
  'softPin.pendingSeedTtl': duration({
    meaning: 'life of a seed whose activation was not finished',
    default: 600,
    unit: 's',
    min: 1,
    max: 600,
    clause: engineering,
  }),
};
