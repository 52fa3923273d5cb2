import { edgesOfSteps, shortestOver, type Subject, type Suite, written } from '../../verification/index.ts';
import type { Driver } from './driver.ts';
import type { Played } from './play.ts';
import { type Player, runSuite, type TestResult } from './run.ts';

/** A suite of one test, which takes a way to the transition at which a test failed. */
export interface Shortest {
  readonly suite: Suite;
  /** Whether it is a shortest one, on which it fails too; else it is the failing test, up to where it fails. */
  readonly isShortest: boolean;
}

type Test = Suite['tests'][number];

/** A suite of one test, which claims no more than that. */
const ofOne = (suite: Suite, test: Test): Suite => {
  const cost = test.steps.length + suite.resetPrice;
  return { ...suite, tests: [test], certificate: null, cost, bound: cost };
};

/** The shortest test that ends with the last of these steps; `null` where they are none of the machine. */
function shortestTest(subject: Subject, suite: Suite, { name, steps }: Test): Suite | null {
  const last = edgesOfSteps(subject.model, suite, steps)?.at(-1);
  if (last === undefined) return null;
  const { resetPrice, seed, criteria } = suite;
  const tour = [shortestOver(subject.model, last)];
  const plan = { tour, cost: 0, bound: 0, potential: null, impossible: [] };
  const found = written(subject, [], { resetPrice, seed }, plan);
  const [test] = found.tests;
  return test ? { ...ofOne(found, { ...test, name }), criteria: [...criteria] } : null;
}

/**
 * The shortest way to the transition at which a test failed, by the model, played to see that it fails there; `null`
 * for a test that passed, and for one that failed before its first step.
 */
export async function shortestTo(
  subject: Subject,
  suite: Suite,
  { name, mismatch }: TestResult,
  on: Driver | Player,
  stepTimeoutMs: number,
): Promise<Shortest | null> {
  const test = suite.tests.find((one) => one.name === name);
  if (!test || !mismatch || mismatch.step === 0) return null;
  const whole = { name: `${name}, as far as it fails`, steps: test.steps.slice(0, mismatch.step) };
  const short = shortestTest(subject, suite, { ...whole, name: `${name}, the shortest way` });
  const played: readonly Played[] = short ? await runSuite(short, on, { stepTimeoutMs, keepOpen: true }) : [];
  const isShortest = played[0]?.mismatch?.step === short?.tests[0]?.steps.length;
  return short && isShortest
    ? { suite: short, isShortest }
    : { suite: ofOne(suite, whole), isShortest: false };
}

/** Tests that fail at different transitions, one of each. */
export function failuresIn(suite: Suite, results: readonly TestResult[]): TestResult[] {
  const known = new Set<string>();
  return results.filter(({ name, mismatch }) => {
    const steps = suite.tests.find((one) => one.name === name)?.steps;
    const step = steps?.[(mismatch?.step ?? 0) - 1];
    if (!mismatch || !step) return false;
    const before = steps?.[mismatch.step - 2]?.see ?? suite.begin;
    const key = `${before} ${suite.classes[step.do]} ${step.see}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
