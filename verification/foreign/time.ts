const apart = 400 * 24 * 3600 * 1000 + 12_345_678;

/** Runs something under random numbers close to 0. */
export const underLowNumbers = (run: () => void): void => under(0, (number) => number / 1000, run);

/** Runs something under a clock that is more than a year ahead, and under random numbers close to 1. */
export const underHighNumbers = (run: () => void): void =>
  under(apart, (number) => 1 - (number + 1) / 1001, run);

function under(ahead: number, shape: (number: number) => number, run: () => void): void {
  const { Date: RealDate, Math: math, performance } = globalThis;
  const random = math.random;
  const now = performance.now.bind(performance);
  let seed = 0x2545f491;
  class LaterDate extends RealDate {
    constructor(...args: unknown[]) {
      super(...((args.length === 0 ? [RealDate.now() + ahead] : args) as [number]));
    }
    static override now(): number {
      return RealDate.now() + ahead;
    }
  }
  globalThis.Date = LaterDate as DateConstructor;
  math.random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return shape(seed / 0x1_0000_0000);
  };
  performance.now = () => now() + ahead;
  try {
    run();
  } finally {
    globalThis.Date = RealDate;
    math.random = random;
    performance.now = now;
  }
}
