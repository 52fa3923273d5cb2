/**
 * What the bank finds out before it decides (behaviour.md 4.5): each fact has a finite set of classes. A secret fact
 * must never show in an answer before success; the two-run properties compare runs that differ in secret facts only.
 * The facts named in `derived` (wiring.ts) are read from other machines by the router and never given.
 */
export const facts = {
  /** Whether the identifier belongs to a customer whose account is open, to none, or to a closed account. */
  customer: { secret: true, classes: ['known', 'unknown', 'closed'] },
  /** Argon2id said so; for a pretended check it is always wrong. */
  password: { secret: true, classes: ['right', 'wrong'] },
  /** A SIM change in quarantine, or a number ported (P58). */
  simRisk: { secret: true, classes: [false, true] },
  /** The silent limits of SMS per account and per phone (`fnp.accountSends15m`, `fnp.accountSends24h`). */
  accountSends: { secret: true, classes: ['room', 'full'] },
  /** The silent limit of transactions of one account that hold a code (`pending.perAccount`). */
  pending: { secret: true, classes: ['room', 'full'] },
  /** Which code the entry equals: the live one, an earlier one of this transaction, another transaction's, none. */
  match: { secret: true, classes: ['current', 'earlier', 'other', 'none'] },
  /** A Soft PIN code: right when seed, step and proof fit; replayed, burned or another seed's is wrong (P07, P43). */
  pin: { secret: true, classes: ['right', 'wrong'] },
  /** Whether the account is blocked or closed. Derived from the `account` machine, never given. */
  accountBlocked: { secret: true, classes: [false, true] },
  /** Whether too many wrong codes closed the account's resets. Derived from the `recovery` machine, never given. */
  resetClosed: { secret: true, classes: [false, true] },
  /** This client's own visible limit of requests (`fnp.clientSends15m`, `reset.clientRate`, `biometric.rejectsPerHour`). */
  clientRate: { secret: false, classes: ['room', 'full'] },
  /** This client's own visible block for this identifier. Derived from the `visible` machine, never given. */
  clientBlocked: { secret: false, classes: [false, true] },
  /** A session call made by the customer's hand, not by background traffic (P26). */
  gesture: { secret: false, classes: [false, true] },
  /** What `first` brings. */
  element: { secret: false, classes: ['password', 'assertion'] },
  /** A WebAuthn assertion: none was brought; all checks passed; one failed; only its counter did not increase. */
  assertion: { secret: false, classes: ['none', 'right', 'wrong', 'anomalous'] },
  /** Whether `first` sends an SMS, or a device will answer the second step. */
  second: { secret: false, classes: ['sms', 'device'] },
  /** A signature or first code that proves a key; `synced` for a key that may leave its device (BE = 1). */
  proof: { secret: false, classes: ['right', 'wrong', 'synced'] },
  /** Whether the device made its code by a time that the bank's clock allows (R12). */
  clock: { secret: false, classes: ['right', 'skewed'] },
  /** Whether the Kod PIN is saved: as the row says, or as `credential.setSaved` wants it. */
  saved: { secret: false, classes: [false, true] },
  /** A Soft PIN code typed into a web page, not sent by the app. */
  typed: { secret: false, classes: [false, true] },
  /** The status of the credential that the command names. Derived from the `credential` machine, never given. */
  credential: { secret: false, classes: ['none', 'active', 'suspended', 'revoked'] },
  /** Whether the command's session is alive, and its authentication fresh. Derived from `session`, never given. */
  session: { secret: false, classes: ['fresh', 'stale', 'ended'] },
  /** Whether the session has an unused VERIFIKO. Derived from the `reauth` machine, never given. */
  reauth: { secret: false, classes: ['proved', 'none'] },
  /** What is being activated. */
  method: { secret: false, classes: ['biometric', 'smartFnp', 'softPin'] },
  /**
   * The device limits: room, no more devices, active on another device that would be replaced, or another customer's
   * credentials on this device that would end.
   */
  room: { secret: false, classes: ['room', 'full', 'elsewhere', 'anothers'] },
  /** The customer agreed that what is in the way ends. */
  replace: { secret: false, classes: [false, true] },
  /** The device is rooted, emulated or overlaid (R11). */
  altered: { secret: false, classes: [false, true] },
  /** Whether biometric login is active on this device (`smartFnp.requireBiometric`). */
  biometricOn: { secret: false, classes: [false, true] },
  /** Why a credential is given up; `unused` for longer than `credential.orphanAfter`, as the bank finds by itself. */
  reason: { secret: false, classes: ['customer', 'biometricSetChanged', 'keyLost', 'unused'] },
} as const;

export type FactName = keyof typeof facts;
export type Fact<N extends FactName> = (typeof facts)[N]['classes'][number];
export type Facts<N extends FactName> = { [K in N]: Fact<K> };
