import type { FailureCode } from './failure.ts';

/** What people choose most, beside runs and repetitions (behaviour.md 4.2). */
const common = ['123123', '112233', '121212', '123321', '159753', '147258', '1212', '1122', '2580'];

const digitsOf = (pin: string) => [...pin].map(Number);
const isRun = (pin: string, by: number) =>
  digitsOf(pin).every((digit, at, all) => at === 0 || digit - (all[at - 1] ?? digit) === by);

/**
 * The problem with a Kod PIN as chosen, or `null`: exactly `digits` ASCII digits, no run, no repetition, none of the
 * common ones, and none of `weak`, which the bank says of this customer (birth date, last digits of number and phone).
 */
export function pinProblem(pin: string, digits: number, weak: readonly string[] = []): FailureCode | null {
  if (pin.length !== digits || !/^[0-9]+$/.test(pin)) return 'E_PIN_FORMAT';
  const isWeak = [0, 1, -1].some((by) => isRun(pin, by)) || common.includes(pin) || weak.includes(pin);
  return isWeak ? 'E_PIN_WEAK' : null;
}
