/**
 * What the bank finds out before it decides (behaviour.md 4.5): each fact has a finite set of classes. A secret fact
 * must never show in an answer before success; the two-run properties compare runs that differ in secret facts only.
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
  /** This client's own visible limit of SMS requests (`fnp.clientSends15m`). */
  clientRate: { secret: false, classes: ['room', 'full'] },
  /** This client's own visible block for this identifier. Derived from the `visible` machine, never given. */
  clientBlocked: { secret: false, classes: [false, true] },
  /** A session call made by the customer's hand, not by background traffic (P26). */
  gesture: { secret: false, classes: [false, true] },
} as const;

export type FactName = keyof typeof facts;
export type Fact<N extends FactName> = (typeof facts)[N]['classes'][number];
export type Facts<N extends FactName> = { [K in N]: Fact<K> };
