import { describe, expect, it } from 'vitest';
import { fromPromise } from 'xstate';
import { type Driver, driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { driverNamed as driverOf, subjectNamed } from '../../apps/drivers/subjects.ts';
import { flows } from '../../machines/index.ts';
import { type Suite, suiteOf } from '../../verification/index.ts';

const suiteFor = (name: string): Suite =>
  suiteOf(subjectNamed(name), ['transitions', 'refusals'], { resetPrice: 10 });

describe('the suites of transitions and refusals pass against the machines', () => {
  it.each([
    'deactivation',
    'session',
    'softPinMenu',
    'account',
    'visible',
    'login',
    'code',
    'bank-session',
    'credential',
    'reauth',
    'enrolment',
    'recovery',
    'reset',
  ])('%s', async (name) => {
    const results = await runSuite(suiteFor(name), driverNamed(name));
    expect(results.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
  });
});

describe('a test fails and names step, expected and seen', () => {
  const suite = suiteFor('deactivation');
  const only = (tests: number): Suite => ({ ...suite, tests: suite.tests.slice(0, tests) });
  const failing = async (driver: Driver, stepTimeoutMs = 10_000) => {
    const results = await runSuite(only(2), driver, { stepTimeoutMs });
    return results.map(({ mismatch }) => mismatch);
  };
  /** The driver of the machine, with one method that does otherwise. */
  const but = (changed: (sound: Driver) => Partial<Driver>): Driver => {
    const sound = driverNamed('deactivation');
    return {
      begin: (start) => sound.begin(start),
      do: (deed) => sound.do(deed),
      see: () => sound.see(),
      end: () => sound.end(),
      ...changed(sound),
    };
  };

  it('where the screen is another', async () => {
    const other = but((sound) => ({ see: async () => ({ ...(await sound.see()), screen: 'welcome' }) }));
    const [mismatch] = await failing(other);
    expect(mismatch).toMatchObject({ step: 1, what: 'screen', expected: 'confirmOff', seen: 'welcome' });
  });

  it('where what must be refused is taken, or the other way round', async () => {
    const other = but((sound) => ({
      do: async (deed) => ({
        ...(await sound.do(deed)),
        refused: !('event' in deed) || deed.event !== 'off.confirm',
      }),
    }));
    expect((await failing(other))[0]).toMatchObject({ what: 'refused' });
  });

  it('where another service is asked', async () => {
    const other = but((sound) => ({
      do: async (deed) => ({ ...(await sound.do(deed)), gives: ['login.open'] }),
    }));
    expect((await failing(other))[0]).toMatchObject({ what: 'gives', expected: [], seen: ['login.open'] });
  });

  it('where the driver throws; the next test begins anew', async () => {
    const other = but(() => ({
      do: () => {
        throw new Error('the page is gone');
      },
    }));
    expect(await failing(other)).toMatchObject([
      { step: 1, what: 'driver', seen: 'the page is gone' },
      { step: 1, what: 'driver' },
    ]);
  });

  it('where the driver hangs', async () => {
    const other = but(() => ({ do: () => new Promise(() => {}) }));
    expect((await failing(other, 20))[0]).toMatchObject({
      step: 1,
      what: 'driver',
      seen: 'nothing happened for 20 ms',
    });
  });

  it('where the machine has a fault', async () => {
    const machine = flows.session.machine.provide({
      guards: Object.fromEntries(
        Object.keys(flows.session.machine.implementations.guards).map((guard) => [guard, () => false]),
      ),
      actors: { unused: fromPromise(async () => ({})) },
    } as never);
    const results = await runSuite(suiteFor('session'), driverOf('session', machine));
    expect(results.some(({ mismatch }) => mismatch !== null)).toBe(true);
  });
});
