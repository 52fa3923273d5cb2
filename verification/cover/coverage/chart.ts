import type { Tour } from '../problem.ts';
import { projected } from '../inside/project.ts';
import type { Subject } from '../subject.ts';

/** The share of the transitions of the chart that tests take, 0 to 1; tests are given as a tester sees them. */
export function chartShare(subject: Subject, tests: Tour): number {
  const { model, written, noted, opening } = subject.inside();
  const taken = new Set(tests.length > 0 ? opening.taken : []);
  for (const test of projected(subject.model, model, tests)) {
    for (const edge of test) for (const one of noted(edge).taken) taken.add(one);
  }
  return written.length === 0 ? 1 : taken.size / written.length;
}
