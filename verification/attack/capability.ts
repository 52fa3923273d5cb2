/** What an attacker may have (behaviour.md 12.2). Each is something that he can do, never something that he must. */
export const capabilities = [
  'identifier',
  'password',
  'simSwapNoticed',
  'simSwap',
  'lockedPhone',
  'lockedPhonePreview',
  'unlockedPhone',
  'coercedBiometric',
  'ownFinger',
  'pin',
  'malwareNoticed',
  'malware',
  'relay',
  'interception',
  'session',
  'freshSession',
  'capturedTraffic',
  'guessedFnp',
  'guessedPin',
  'guessedSoftPinCode',
  'ownPassword',
  'ownCredential',
] as const;
export type Capability = (typeof capabilities)[number];

/** What one capability includes: who reads the messages of an unnoticed SIM swap has swapped the SIM. */
const includes: { readonly [C in Capability]?: Capability } = {
  simSwap: 'simSwapNoticed',
  lockedPhonePreview: 'lockedPhone',
  unlockedPhone: 'lockedPhonePreview',
  malware: 'malwareNoticed',
  freshSession: 'session',
};

/** Something tried at most as often as the counters allow. */
export const guesses = ['guessedFnp', 'guessedPin', 'guessedSoftPinCode'] as const satisfies Capability[];
/** What an attacker made for himself on the way: a password that he set, a credential that he turned on. */
export const footholds = ['ownPassword', 'ownCredential'] as const satisfies Capability[];
/** The customer is led on while it happens. */
export const inRealTime = ['relay', 'interception'] as const satisfies Capability[];

/** A set of capabilities as bits, with everything that they include. */
export type Mask = number;

const bitOf = (capability: Capability): Mask => 1 << capabilities.indexOf(capability);

const closed = (capability: Capability): Mask => {
  const below = includes[capability];
  return bitOf(capability) | (below === undefined ? 0 : closed(below));
};

export const maskOf = (set: readonly Capability[]): Mask => set.reduce((mask, one) => mask | closed(one), 0);

/** The capabilities of a set, without those that another one includes. */
export function namesOf(mask: Mask): Capability[] {
  const held = capabilities.filter((one) => (mask & bitOf(one)) !== 0);
  return held.filter((one) => !held.some((other) => other !== one && (closed(other) & bitOf(one)) !== 0));
}

export const isWithin = (part: Mask, whole: Mask): boolean => (part & ~whole) === 0;
