import type { ObserverClaim } from './claim.ts';

type Test<Step> = (step: Step) => boolean;

/** Symbols: bit 0 for the first test, bit 1 for the second, bit 2 for the third. */
const symbols =
  <Step>(...tests: readonly Test<Step>[]) =>
  (step: Step): number =>
    tests.reduce((sum, test, bit) => sum + (test(step) ? 1 << bit : 0), 0);

const rows = (states: number, next: (state: number, ...bits: boolean[]) => number): number[][] =>
  Array.from({ length: states }, (_, state) =>
    Array.from({ length: 8 }, (__, symbol) => next(state, ...[1, 2, 4].map((bit) => (symbol & bit) > 0))),
  );

/** At most one `what` from one `anew` to the next; `anew` comes first where a step is both. */
export const atMostOnce = <Step>(what: Test<Step>, anew: Test<Step>): ObserverClaim<Step> => ({
  kind: 'observer',
  symbol: symbols(what, anew),
  next: rows(3, (state, isWhat, isAnew) => (state === 2 ? 2 : (isAnew ? 0 : state) + (isWhat ? 1 : 0))),
  reached: 1,
  bad: 2,
});

/** No `what` after `cause` or with it, until `anew`; `what` comes before `anew`. The premise is the cause. */
export const neverAfter = <Step>(
  cause: Test<Step>,
  what: Test<Step>,
  anew: Test<Step>,
): ObserverClaim<Step> => ({
  kind: 'observer',
  symbol: symbols(cause, what, anew),
  next: rows(3, (state, isCause, isWhat, isAnew) => {
    if (state === 2 || (isWhat && (isCause || state === 1))) return 2;
    return isAnew ? 0 : isCause ? 1 : state;
  }),
  reached: 1,
  bad: 2,
});

/**
 * `what` only after `cause`, and not from before the last `anew`; a step that is both is its own cause. The premise is
 * `what` that came as it should.
 */
export const onlyAfter = <Step>(
  cause: Test<Step>,
  what: Test<Step>,
  anew: Test<Step> = () => false,
): ObserverClaim<Step> => ({
  kind: 'observer',
  symbol: symbols(cause, what, anew),
  next: rows(4, (state, isCause, isWhat, isAnew) => {
    const isDue = isCause || state === 1 || state === 2;
    if (state === 3 || (isWhat && !isDue)) return 3;
    if (isWhat) return 2;
    return isCause ? 1 : isAnew ? 0 : state;
  }),
  reached: 2,
  bad: 3,
});
