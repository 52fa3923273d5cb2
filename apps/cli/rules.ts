import * as z from 'zod/mini';
import { describeDeviation, loadPolicy, PolicyError } from '../../machines/vocabulary/policy/index.ts';
import type { Subject, Suite } from '../../verification/index.ts';
import { type Rules, subjectNamed, testable } from '../drivers/subjects.ts';
import { UsageError } from './io.ts';
import { readJson } from './read-json.ts';

const mostTold = 3;

/** Throws `UsageError` for what is no policy. */
function assertRules(path: string, rules: Rules): void {
  try {
    loadPolicy(rules);
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    const told = cause.problems.slice(0, mostTold).map((problem) => describeDeviation(problem));
    const rest = cause.problems.length - told.length;
    const more = rest > 0 ? ` And ${rest} more: hyrje policy FILE tells all.` : '';
    throw new UsageError(`${path} is no policy: ${told.join(' ')}${more}`);
  }
}

/** The values of the policy in a file that a person named, as `hyrje policy` checks it; none without one. */
export async function rulesIn(path: string | undefined): Promise<Rules | undefined> {
  if (path === undefined) return undefined;
  const rules = await readJson(path, z.record(z.string(), z.unknown()), 'policy');
  assertRules(path, rules);
  return rules;
}

/** The machine of a suite in a file, under its rules. Throws `UsageError`. */
export function subjectOf(path: string, { machine, rules }: Pick<Suite, 'machine' | 'rules'>): Subject {
  if (!testable.includes(machine)) {
    throw new UsageError(`${path}: there is no machine "${machine}". There are ${testable.join(', ')}.`);
  }
  if (rules) assertRules(path, rules);
  return subjectNamed(machine, rules);
}
