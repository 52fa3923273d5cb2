import { describe, expect, it } from 'vitest';
import { type Driver, driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { failuresIn, shortestTo } from '../../apps/drivers/shortest.ts';
import { subjectNamed } from '../../apps/drivers/subjects.ts';
import { checkSuite } from '../../verification/index.ts';
import { suiteFor } from '../support/suites.ts';

const machine = 'softPinMenu';
const suite = suiteFor(machine);
const subject = subjectNamed(machine);

/** The machine, but for what is seen after some deeds. */
const wrongAfter = (isWrong: (deed: object) => boolean): Driver => {
  const sound = driverNamed(machine);
  let last: object = {};
  return {
    begin: (start) => sound.begin(start),
    do: (deed) => {
      last = deed;
      return sound.do(deed);
    },
    see: async () => ({ ...(await sound.see()), ...(isWrong(last) && { screen: 'nowhere' }) }),
    end: () => sound.end(),
  };
};

describe('a failing test is cut to the shortest way to the transition at which it fails', () => {
  const driver = wrongAfter((deed) => 'fault' in deed && deed.fault === 'softPin.burn');

  it('which fails there too, and is a suite that can be played', async () => {
    const results = await runSuite(suite, driver);
    const failures = failuresIn(suite, results);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length).toBeLessThanOrEqual(results.filter(({ mismatch }) => mismatch !== null).length);
    const found = await shortestTo(subject, suite, failures[0]!, driver, 1000);
    expect(found?.isShortest).toBe(true);
    const [test] = found?.suite.tests ?? [];
    expect(test!.steps.length).toBeLessThanOrEqual(failures[0]!.mismatch!.step);
    expect(checkSuite(found!.suite, subject)).toEqual({ stale: [], flaws: [] });
    const again = await runSuite(found!.suite, driver);
    expect(again[0]?.mismatch).toMatchObject({ step: test!.steps.length, seen: 'nowhere' });
    const right = await runSuite(found!.suite, driverNamed(machine));
    expect(right[0]?.mismatch).toBeNull();
  });

  it('or, where only its own way leads to the failure, up to there', async () => {
    const results = await runSuite(suite, driver);
    const [failure] = failuresIn(suite, results);
    const found = await shortestTo(subject, suite, failure!, driverNamed(machine), 1000);
    expect(found?.isShortest).toBe(false);
    expect(found?.suite.tests[0]?.steps.length).toBe(failure!.mismatch!.step);
    expect(checkSuite(found!.suite, subject)).toEqual({ stale: [], flaws: [] });
  });

  it('and there is none of a test that passed', async () => {
    const [passed] = await runSuite({ ...suite, tests: suite.tests.slice(0, 1) }, driverNamed(machine));
    expect(await shortestTo(subject, suite, passed!, driverNamed(machine), 1000)).toBeNull();
  });
});
