import { adviceFor, notAnObject, unknownKey } from './advice.ts';
import { type Deviation, isFatal, PolicyError } from './problem.ts';
import { brokenRules } from './rules.ts';
import { defaultPolicy, entries, isPolicyKey, type Policy, policySchema } from './table.ts';

export interface LoadPolicyOptions {
  /**
   * Starts with values outside their range, and reports them: for demonstrations, tests and studies. The claims
   * made for the engine (PSD2 and RTS strong customer authentication, NIST AAL2) do not hold for such a policy.
   */
  readonly allowNonConformant?: boolean;
}

export interface LoadedPolicy {
  /** Complete and frozen; in the units of the table. */
  readonly policy: Policy;
  /** Empty unless `allowNonConformant` let something in. */
  readonly deviations: readonly Deviation[];
}

/**
 * Reads a configuration: a flat object with the dotted keys of the policy table; keys left out get their default.
 * The input is not changed and not kept.
 *
 * Throws `PolicyError` (`E_POLICY`) naming every problem: an unknown key or a wrong type always, a value outside its
 * range or a flagged one unless `allowNonConformant` is `true`.
 */
export function loadPolicy(input: unknown, options: LoadPolicyOptions = {}): LoadedPolicy {
  const given = ownValues(input);
  const known = given.filter(([key]) => isPolicyKey(key));
  const read = policySchema.safeParse({ ...defaultPolicy, ...Object.fromEntries(known) });
  const problems = given.flatMap(([key, value]) => problemOf(key, value));
  if (read.success) problems.push(...brokenRules(read.data));

  const accepted = problems.length === 0 || options.allowNonConformant === true;
  if (!read.success || !accepted || problems.some(isFatal)) throw new PolicyError(problems);
  return { policy: read.data, deviations: problems };
}

function ownValues(input: unknown): (readonly [key: PropertyKey, value: unknown])[] {
  if (!isPlainObject(input)) throw new PolicyError([notAnObject(input)]);
  return Reflect.ownKeys(input).map((key) => [key, Reflect.get(input, key)]);
}

function isPlainObject(input: unknown): input is object {
  if (typeof input !== 'object' || input === null) return false;
  const parent: unknown = Object.getPrototypeOf(input);
  return parent === null || parent === Object.prototype;
}

function problemOf(key: PropertyKey, value: unknown): Deviation[] {
  if (!isPolicyKey(key)) return [unknownKey(String(key), value)];
  const { judge, range, clause } = entries[key];
  const kind = judge(value);
  return kind === 'ok' ? [] : [{ kind, key, value, allowed: range, clause, advice: adviceFor(key, kind) }];
}
