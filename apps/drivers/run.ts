import { isDeepStrictEqual } from 'node:util';
import type { Deed, Sight, Suite, SuiteStep } from '../../verification/index.ts';
import type { Driver, Outcome } from './driver.ts';

/** Where a test went another way. Steps are counted from 1; 0 is what is seen before the first. */
export interface Mismatch {
  readonly step: number;
  /** What was done; `null` before the first step. */
  readonly deed: Deed | null;
  /** What differs: `screen`, `gives`, `refused` and so on, or `driver` where the driver threw. */
  readonly what: string;
  readonly expected: unknown;
  readonly seen: unknown;
}

export interface TestResult {
  readonly name: string;
  /** Steps that were taken. */
  readonly steps: number;
  readonly ms: number;
  readonly mismatch: Mismatch | null;
}

export interface RunOptions {
  /** A step that takes longer fails, ms; 10,000 unless told. */
  readonly stepTimeoutMs?: number;
  readonly onTest?: (done: number, of: number) => void;
}

const slowest = 10_000;

/** Plays the tests of a suite one after the other. A test that fails is not tried again. */
export async function runSuite(
  suite: Suite,
  driver: Driver,
  { stepTimeoutMs = slowest, onTest }: RunOptions = {},
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of suite.tests) {
    const begun = performance.now();
    const watch = watchdog(stepTimeoutMs);
    const at = { step: 0 };
    const mismatch = await Promise.race([play(suite, test.steps, driver, at, watch.feed), watch.bite]).catch(
      (cause: unknown) => mismatchOf(suite, test.steps, at.step, cause),
    );
    watch.stop();
    await Promise.race([Promise.resolve(driver.end()), watch.bite]).catch(() => {});
    results.push({ name: test.name, steps: at.step, ms: performance.now() - begun, mismatch });
    onTest?.(results.length, suite.tests.length);
  }
  return results;
}

function mismatchOf({ deeds }: Suite, steps: readonly SuiteStep[], step: number, cause: unknown): Mismatch {
  const deed = steps[step - 1] ? entry(deeds, steps[step - 1]?.do ?? -1) : null;
  const seen = cause instanceof Error ? cause.message : String(cause);
  return { step, deed, what: 'driver', expected: 'that it can be done', seen };
}

async function play(
  suite: Suite,
  steps: readonly SuiteStep[],
  driver: Driver,
  at: { step: number },
  feed: () => void,
): Promise<Mismatch | null> {
  const [first] = steps;
  const startsLater = first !== undefined && 'start' in entry(suite.deeds, first.do);
  if (!startsLater) {
    await driver.begin(suite.start);
    const found = difference(entry(suite.sights, suite.begin), await driver.see());
    if (found) return { step: 0, deed: null, ...found };
  }
  let before = suite.begin;
  for (const step of steps) {
    at.step++;
    feed();
    const deed = entry(suite.deeds, step.do);
    const outcome = await driver.do(deed);
    const found =
      outcomeDifference(step, outcome, before === step.see) ??
      difference(entry(suite.sights, step.see), await driver.see());
    if (found) return { step: at.step, deed, ...found };
    before = step.see;
  }
  return null;
}

/** What a suite names by its number. */
function entry<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`the suite has no entry ${index}`);
  return found;
}

type Difference = Pick<Mismatch, 'what' | 'expected' | 'seen'>;

/** A deed that changes nothing that is seen may as well be refused; one that must be refused may not be taken. */
function outcomeDifference(
  step: SuiteStep,
  { refused, gives }: Outcome,
  looksTheSame: boolean,
): Difference | null {
  const expected = { refused: step.refused ?? false, gives: step.gives ?? [] };
  const isAlike = refused === expected.refused || (refused && looksTheSame && expected.gives.length === 0);
  if (refused !== undefined && !isAlike) {
    return { what: 'refused', expected: expected.refused, seen: refused };
  }
  if (gives === undefined || isDeepStrictEqual(gives, expected.gives)) return null;
  return { what: 'gives', expected: expected.gives, seen: gives };
}

/** What a driver sees otherwise than it should be; it need not see everything. */
function difference(expected: Sight, seen: Sight): Difference | null {
  for (const what of Object.keys(seen)) {
    if (!isDeepStrictEqual(expected[what], seen[what])) {
      return { what, expected: expected[what] ?? null, seen: seen[what] ?? null };
    }
  }
  const missing = Object.keys(expected).find((what) => what === 'error' && !Object.hasOwn(seen, what));
  return missing === undefined ? null : { what: missing, expected: expected[missing], seen: null };
}

/** Rejects when it is not fed for a while. */
function watchdog(ms: number) {
  let timer: NodeJS.Timeout | undefined;
  const bite = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing happened for ${ms} ms`)), ms);
  });
  bite.catch(() => {});
  return { bite, feed: () => timer?.refresh(), stop: () => clearTimeout(timer) };
}
