import { count, duration, engineering, toggle } from './entry.ts';

/** What is bound to a device, how much of it, and how long it is trusted. */
export const device = {
  'smartFnp.requireBiometric': toggle({
    meaning: 'whether Smart FNP needs biometric login to be on',
    default: false,
    clause: 'behaviour A1',
  }),
  'proof.ttl': duration({
    meaning: 'life of one Smart FNP proof',
    default: 60,
    unit: 's',
    min: 1,
    max: 120,
    clause: engineering,
  }),
  'device.maxSmartFnp': count({
    meaning: 'devices with Smart FNP per account',
    default: 1,
    unit: 'count',
    min: 1,
    max: 1,
    clause: 'manual 1.5, NIST 3.1.4.1',
  }),
  'device.maxSoftPin': count({
    meaning: 'devices with Soft PIN per account',
    default: 1,
    unit: 'count',
    min: 1,
    max: 1,
    clause: 'manual 1.5, NIST 3.1.4.1',
  }),
  'device.maxBiometric': count({
    meaning: 'devices with biometric login per account; one more is refused until one is turned off',
    default: 3,
    unit: 'count',
    min: 1,
    max: 5,
    clause: 'manual 1.5, NIST 3.1.4.1',
  }),
  'credential.orphanAfter': duration({
    meaning: 'time without use after which a credential is taken for one whose device is gone',
    default: 180,
    unit: 'days',
    min: 30,
    max: 365,
    clause: 'behaviour 7',
  }),
  'remember.max': count({
    meaning: 'remembered identifiers per install',
    default: 1,
    unit: 'count',
    min: 1,
    max: 1,
    clause: `GDPR minimisation, ${engineering}`,
  }),
  'remember.retention': duration({
    meaning: 'time since its last use after which a remembered identifier is forgotten',
    default: 180,
    unit: 'days',
    min: 1,
    max: 365,
    clause: `GDPR minimisation, ${engineering}`,
  }),
  'sim.quarantine': duration({
    meaning: 'time after a detected change of SIM or number in which no code is sent',
    default: 72,
    unit: 'h',
    min: 0,
    max: 720,
    clause: `NIST 3.1.3.3, ${engineering}`,
  }),
};
