import { z } from 'zod';
import { biometric } from './biometric.ts';
import { device } from './device.ts';
import { fnp } from './fnp.ts';
import { lock } from './lock.ts';
import { login } from './login.ts';
import { reset } from './reset.ts';
import { service } from './service.ts';
import { session } from './session.ts';
import { softPin } from './soft-pin.ts';

/** Every row of the policy, by its dotted key. */
export const entries = {
  ...login,
  ...fnp,
  ...lock,
  ...session,
  ...device,
  ...biometric,
  ...softPin,
  ...reset,
  ...service,
};

type Entries = typeof entries;
type Schemas = { readonly [K in PolicyKey]: Entries[K]['schema'] };

export type PolicyKey = keyof Entries;
/** The keys whose unit is one of `U`. */
export type KeyIn<U> = { [K in PolicyKey]: Entries[K]['unit'] extends U ? K : never }[PolicyKey];

export const policyKeys = Object.keys(entries) as PolicyKey[];

const schemas = Object.fromEntries(policyKeys.map((key) => [key, entries[key].schema])) as Schemas;

/**
 * The shape of a whole policy: every key, right type, nothing else. Ranges are judged by `loadPolicy`, because a
 * value outside its range can be accepted knowingly and a wrong type cannot.
 */
export const policySchema = z.strictObject(schemas).readonly();

/** Values in the unit of their row: seconds mostly, `login.minResponse` in ms. See `milliseconds`. */
export type Policy = z.output<typeof policySchema>;

/** The defaults, frozen. All are conformant. */
export const defaultPolicy: Policy = policySchema.parse(
  Object.fromEntries(policyKeys.map((key) => [key, entries[key].default])),
);

export const isPolicyKey = (key: PropertyKey): key is PolicyKey => Object.hasOwn(entries, key);

/** One row of the policy as documents and commands print it. */
export interface PolicyRow {
  readonly key: PolicyKey;
  readonly meaning: string;
  readonly default: Policy[PolicyKey];
  readonly unit: string;
  readonly range: string;
  readonly clause: string;
  /** Allowed to write, never conformant. */
  readonly flagged: readonly Policy[PolicyKey][];
}

/** The policy as a table, in the order of its subjects. */
export function policyTable(): PolicyRow[] {
  return policyKeys.map((key) => {
    const { meaning, default: standard, unit, range, clause, flagged } = entries[key];
    return { key, meaning, default: standard, unit, range, clause, flagged };
  });
}
