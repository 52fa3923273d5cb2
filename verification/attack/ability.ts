import { type Antichain, antichainOf, both } from './antichain.ts';
import { type Capability, maskOf } from './capability.ts';

/**
 * What a command may need of the attacker before the bank finds a fact in his favour. The table in scenarios/attackers
 * says which capabilities give each.
 */
export const abilities = [
  'sendsFromPhone',
  'namesCustomer',
  'namesCustomerOnPhone',
  'typesPassword',
  'typesFnp',
  'typesFnpAfterNoticedSwap',
  'typesOldFnp',
  'swapsSimNoticed',
  'scansFinger',
  'signsWithSmartFnp',
  'makesSoftPinCodeByPin',
  'makesSavedSoftPinCode',
  'typesSoftPinCode',
  'readsSoftPinInSession',
  'typesOldSoftPinCode',
  'usesSession',
  'usesFreshSession',
  'turnsOnFinger',
  'changesBiometricSet',
] as const;
export type Ability = (typeof abilities)[number];

/** For each ability the sets of capabilities that give it; any one is enough. */
export type Powers = Readonly<Record<Ability, readonly (readonly Capability[])[]>>;

/** What it takes to have all of some abilities. None of them: nothing. */
export const needsOf = (powers: Powers, wanted: readonly Ability[]): Antichain =>
  wanted.reduce<Antichain>((chain, ability) => both(chain, antichainOf(powers[ability].map(maskOf))), [0]);
