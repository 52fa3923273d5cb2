import { defaultPolicy, policyTable } from '../../../machines/vocabulary/policy/table.ts';
import type { Seconds } from './types.ts';

/** The lengths of the policy in seconds, of a list its first; what is no length is the number that it is. */
export const policy: Seconds = Object.fromEntries(
  policyTable().flatMap(({ key, unit }): [string, number][] => {
    const value: unknown = defaultPolicy[key];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'number' ? [[key, unit === 'ms' ? first / 1000 : first]] : [];
  }),
);
