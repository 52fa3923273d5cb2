import { subjectNamed } from '../../apps/drivers/subjects.ts';
import { type Suite, suiteOf } from '../../verification/index.ts';

const suites = new Map<string, Suite>();

/** The suite of transitions and refusals of a machine, made once. */
export function suiteFor(machine: string): Suite {
  const known = suites.get(machine);
  if (known) return known;
  const suite = suiteOf(subjectNamed(machine), ['transitions', 'refusals'], { resetPrice: 10 });
  suites.set(machine, suite);
  return suite;
}
