/**
 * The policy: every limit, size and time of the bank in one table, each with its unit, range and clause. Machines
 * and adapters read it; flows have no copy, because counts and deadlines come with the bank's answers.
 *
 * Clauses: RTS is (EU) 2018/389, NIST is SP 800-63B-4, ASVS is OWASP ASVS 5.0.0, "behaviour" is the project's own
 * specification, and an "engineering default" rests on no standard.
 */
export { blockMilliseconds, milliseconds, retentionEnd, type DurationKey } from './duration.ts';
export { loadPolicy, type LoadedPolicy, type LoadPolicyOptions } from './load.ts';
export { describeDeviation, PolicyError, type Deviation } from './problem.ts';
export {
  defaultPolicy,
  policySchema,
  policyTable,
  type Policy,
  type PolicyKey,
  type PolicyRow,
} from './table.ts';
