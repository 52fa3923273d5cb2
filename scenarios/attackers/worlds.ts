import type { AttackWorld } from '../../verification/attack/index.ts';

/** The customer whom the attacker finds: what is in use on his phone, and what the attacker would turn on. */
export const worlds: readonly (AttackWorld & { readonly sq: string })[] = [
  {
    name: 'nothing enrolled',
    sq: 'asgjë e aktivizuar',
    holds: [],
    activates: ['biometric'],
    saved: false,
  },
  {
    name: 'nothing enrolled, Smart FNP to be turned on',
    sq: 'asgjë e aktivizuar, Smart FNP për t’u aktivizuar',
    holds: [],
    activates: ['smartFnp'],
    saved: false,
  },
  {
    name: 'nothing enrolled, Soft PIN to be turned on',
    sq: 'asgjë e aktivizuar, Soft PIN për t’u aktivizuar',
    holds: [],
    activates: ['softPin'],
    saved: false,
  },
  {
    name: 'biometric',
    sq: 'biometri',
    holds: ['phoneBiometric'],
    activates: ['smartFnp'],
    saved: false,
  },
  {
    name: 'biometric and Smart FNP',
    sq: 'biometri dhe Smart FNP',
    holds: ['phoneBiometric', 'phoneSmartFnp'],
    activates: ['biometric', 'smartFnp'],
    saved: false,
  },
  {
    name: 'biometric and Soft PIN, asked',
    sq: 'biometri dhe Soft PIN, i pyetur',
    holds: ['phoneBiometric', 'phoneSoftPin'],
    activates: ['softPin'],
    saved: false,
  },
  {
    name: 'biometric and Soft PIN, saved',
    sq: 'biometri dhe Soft PIN, i ruajtur',
    holds: ['phoneBiometric', 'phoneSoftPin'],
    activates: ['softPin'],
    saved: true,
  },
];
