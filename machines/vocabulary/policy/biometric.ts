import { choice, count, duration, engineering, toggle } from './entry.ts';

/** Signing keys that only user verification unlocks. */
export const biometric = {
  'webauthn.challengeBytes': count({
    meaning: 'length of a challenge',
    default: 32,
    unit: 'bytes',
    min: 16,
    clause: 'WebAuthn L3 13.4.3',
  }),
  'webauthn.ceremony': duration({
    meaning: 'time the operating system gives the customer to answer',
    default: 300,
    unit: 's',
    min: 300,
    max: 600,
    clause: 'WebAuthn L3',
  }),
  'webauthn.validity': duration({
    meaning: 'time in which the bank accepts the answer to a challenge',
    default: 600,
    unit: 's',
    min: 300,
    max: 600,
    note: 'not below webauthn.ceremony',
    clause: 'WebAuthn L3',
  }),
  'webauthn.requireUv': toggle({
    meaning: 'whether the assertion must prove user verification',
    default: true,
    flagged: [false],
    clause: 'RTS 8',
  }),
  'webauthn.requireDeviceBound': toggle({
    meaning: 'whether the key must be unable to leave its device (BE = 0); false admits synced passkeys',
    default: true,
    flagged: [false],
    clause: 'RTS 7(2)',
  }),
  'webauthn.uvCountsAs': choice({
    meaning: 'which element user verification in a browser proves',
    default: 'inherence',
    values: ['inherence', 'none'],
    clause: 'behaviour X2',
  }),
  'webauthn.counterPolicy': choice({
    meaning: 'what follows a signature counter that is not zero and did not increase',
    default: 'reject',
    values: ['reject', 'signal'],
    clause: 'WebAuthn L3 (relying party choice)',
  }),
  'biometric.maxLocalFailures': count({
    meaning: 'failed scans before the device makes the customer wait and the password is offered',
    default: 5,
    unit: 'count',
    min: 1,
    max: 5,
    note: 'up to 10 only with presentation attack detection',
    clause: 'NIST 3.2.3',
  }),
  'biometric.rejectsPerHour': count({
    meaning: 'rejected assertions of one credential',
    default: 10,
    unit: 'per h',
    min: 3,
    max: 20,
    clause: engineering,
  }),
};
