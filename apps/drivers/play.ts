import type { Deed, Sight, Suite, SuiteStep } from '../../verification/cover/schema.ts';
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

/** How a test went: the steps that were taken, how long they took, ms, and where it went another way. */
export interface Played {
  readonly steps: number;
  readonly ms: number;
  readonly mismatch: Mismatch | null;
}

type Difference = Pick<Mismatch, 'what' | 'expected' | 'seen'>;

/** What a suite is made of, without its tests. */
export type SuiteParts = Pick<Suite, 'deeds' | 'sights' | 'begin' | 'start'>;

/** Plays one test. Nothing is thrown: a driver that throws, or does nothing for `stepTimeoutMs`, fails the test. */
export async function playTest(
  parts: SuiteParts,
  steps: readonly SuiteStep[],
  driver: Driver,
  stepTimeoutMs: number,
): Promise<Played> {
  const begun = performance.now();
  const at = { step: 0 };
  const watch = watchdog(stepTimeoutMs, at);
  const failed = (cause: unknown): Mismatch => {
    const deed = parts.deeds[steps[at.step - 1]?.do ?? -1] ?? null;
    const seen = cause instanceof Error ? cause.message : String(cause);
    return { step: at.step, deed, what: 'driver', expected: 'that it can be done', seen };
  };
  const mismatch = await Promise.race([walk(parts, steps, driver, at), watch.bite]).catch(failed);
  watch.stop();
  return { steps: at.step, ms: performance.now() - begun, mismatch };
}

async function walk(
  { deeds, sights, start, begin }: SuiteParts,
  steps: readonly SuiteStep[],
  driver: Driver,
  at: { step: number },
): Promise<Mismatch | null> {
  const [first] = steps;
  const startsLater = first !== undefined && 'start' in entry(deeds, first.do);
  if (driver.plan) await driver.plan(steps.map((step) => entry(deeds, step.do)));
  if (!startsLater) {
    await driver.begin(start);
    const found = difference(entry(sights, begin), await driver.see());
    if (found) return { step: 0, deed: null, ...found };
  }
  let before = begin;
  for (const step of steps) {
    at.step++;
    const deed = entry(deeds, step.do);
    const doing = driver.do(deed);
    const outcome = doing instanceof Promise ? await doing : doing;
    const seeing = driver.see();
    const sight = seeing instanceof Promise ? await seeing : seeing;
    const found =
      outcomeDifference(step, outcome, before === step.see) ?? difference(entry(sights, step.see), sight);
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
  if (gives === undefined || areAlike(gives, expected.gives)) return null;
  return { what: 'gives', expected: expected.gives, seen: gives };
}

/** Lists in which the order says nothing: a page shows its weightiest button first. */
const unordered: ReadonlySet<string> = new Set(['actions', 'fields', 'notices', 'timers']);

/** Sights that were found alike: expected ones are few, and drivers give the same one again while nothing changes. */
const found = new WeakMap<Sight, WeakSet<Sight>>();

/** What a driver sees otherwise than it should be; it need not see everything. */
function difference(expected: Sight, seen: Sight): Difference | null {
  const alike = found.get(expected) ?? new WeakSet<Sight>();
  if (alike.has(seen)) return null;
  for (const what in seen) {
    const one = expected[what];
    const other = seen[what];
    if (one === other || areAlike(one, other)) continue;
    if (unordered.has(what) && areSameSet(one, other)) continue;
    return { what, expected: one ?? null, seen: other ?? null };
  }
  if (expected['error'] !== undefined && seen['error'] === undefined) {
    return { what: 'error', expected: expected['error'], seen: null };
  }
  if (Object.isFrozen(seen)) found.set(expected, alike.add(seen));
  return null;
}

/** Whether two values, as JSON has them, are equal. */
function areAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  const others = other as Readonly<Record<string, unknown>>;
  return names.every((name) => areAlike((one as Readonly<Record<string, unknown>>)[name], others[name]));
}

const areSameSet = (one: unknown, other: unknown): boolean => {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((item) => other.some((another) => areAlike(item, another)));
};

/** Rejects when no step ends for a while. */
function watchdog(ms: number, at: { readonly step: number }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bite = new Promise<never>((_, reject) => {
    const look = (last: number) => {
      if (last === at.step) reject(new Error(`nothing happened for ${ms} ms`));
      else timer = setTimeout(look, ms, at.step);
    };
    timer = setTimeout(look, ms, at.step);
  });
  bite.catch(() => {});
  return { bite, stop: () => clearTimeout(timer) };
}
