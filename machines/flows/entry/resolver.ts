/** What of the device counts: what is suspended, revoked or missing does not. */
export interface Standing {
  biometric: boolean;
  smartFnp: boolean;
  softPin: 'off' | 'ask' | 'saved';
}

/** How a login goes on after its first element, and the path that it is. */
export interface Way {
  second: 'sms' | 'smartFnp' | 'softPin';
  path: 'L1' | 'L3' | 'L4a' | 'L4b' | 'L5a' | 'L5b' | 'L5c' | 'L5d';
}

const on = true;
const off = false;
const none = null;
const sms = (path: Way['path']): Way => ({ second: 'sms', path });
const smartFnp = (path: Way['path']): Way => ({ second: 'smartFnp', path });
const softPin = (path: Way['path']): Way => ({ second: 'softPin', path });

/** The second element of the app (behaviour.md 6.0, A8): Smart FNP before Soft PIN before an FNP by SMS. */
// prettier-ignore
export const table = [
  /* biometric, Smart FNP, Soft PIN,  after a password,  after a scan    */
  [off,         off,       'off',     sms('L1'),         none           ],
  [off,         on,        'any',     smartFnp('L4b'),   none           ],
  [off,         off,       'ask',     softPin('L5a'),    none           ],
  [off,         off,       'saved',   softPin('L5b'),    none           ],
  [on,          off,       'off',     sms('L1'),         sms('L3')      ],
  [on,          on,        'any',     smartFnp('L4b'),   smartFnp('L4a')],
  [on,          off,       'ask',     softPin('L5a'),    softPin('L5c') ],
  [on,          off,       'saved',   softPin('L5b'),    softPin('L5d') ],
] as const satisfies readonly (readonly [boolean, boolean, Standing['softPin'] | 'any', Way, Way | null])[];

/** What follows a password, and what follows a scan: `null` where no scan is offered. */
export function resolve(standing: Standing): { password: Way; biometric: Way | null } {
  const row = table.find(
    ([biometric, key, pin]) =>
      biometric === standing.biometric &&
      key === standing.smartFnp &&
      (pin === 'any' || pin === standing.softPin),
  );
  return { password: row?.[3] ?? sms('L1'), biometric: row?.[4] ?? null };
}
