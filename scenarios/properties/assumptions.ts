import type { Assumption } from '../../verification/property.ts';

/** What verdicts rest on outside of the machines. */
export const assumptions = {
  clock: {
    name: 'A-CLOCK',
    en: 'the clock is fair: a deadline that was armed and not cancelled comes',
    sq: 'ora është e drejtë: një afat i vendosur dhe i paanuluar vjen',
  },
  gateway: {
    name: 'A-GATEWAY',
    en: 'the SMS gateway is up infinitely often, so that the outbox gets every message out',
    sq: 'porta e SMS-ve punon pafundësisht shpesh, kështu që çdo mesazh niset',
  },
  keystore: {
    name: 'A-KEYSTORE',
    en: 'the keystore of the device destroys the key when its biometric set changes, and tells so',
    sq: 'depoja e çelësave të pajisjes e shkatërron çelësin kur ndryshon bashkësia biometrike, dhe e thotë',
  },
  services: {
    name: 'A-SERVICE',
    en: 'a call that is out comes back with an answer or a fault, at the latest by its time limit',
    sq: 'çdo thirrje kthehet me përgjigje ose me defekt, më së voni në afatin e saj',
  },
} as const satisfies Record<string, Assumption>;
