import { beforeAll, describe, expect, it } from 'vitest';
import { driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { subjectNamed } from '../../apps/drivers/subjects.ts';
import { flows } from '../../machines/index.ts';
import {
  checkSuite,
  flowSubject,
  GoalError,
  planOf,
  type Subject,
  type Suite,
  suiteOf,
  suiteSchema,
  type TestableFlow,
} from '../../verification/index.ts';

const price = { resetPrice: 10 };

describe('a suite', () => {
  let subject: Subject;
  let suite: Suite;
  beforeAll(() => {
    subject = subjectNamed('deactivation');
    suite = suiteOf(subject, ['transitions', 'refusals'], price);
  });

  it('is as its schema says, and costs what its bound proves to be least', () => {
    expect(suiteSchema.safeParse(JSON.parse(JSON.stringify(suite))).success).toBe(true);
    expect(suite.cost).toBe(suite.bound);
    expect(suite.impossible).toEqual([]);
    expect(checkSuite(suite, subject)).toEqual({ stale: [], flaws: [] });
  });

  it.each([[['states']], [['transitions']], [['pairs', 'refusals']], [['paths']], [['complete']]] as const)(
    'can be checked when it covers %j',
    (goals) => {
      expect(checkSuite(suiteOf(subject, goals, { ...price, pathLength: 4 }), subject)).toEqual({
        stale: [],
        flaws: [],
      });
    },
  );

  it('is the same for the same seed, and types other values for another', () => {
    expect(suiteOf(subject, ['transitions', 'refusals'], price)).toEqual(suite);
    const menu = subjectNamed('softPinMenu');
    const [one, other] = [1, 2].map((seed) => suiteOf(menu, ['transitions'], { ...price, seed }));
    expect(other?.cost).toBe(one?.cost);
    expect(checkSuite(other as Suite, menu)).toEqual({ stale: [], flaws: [] });
    const pins = (suites: Suite | undefined) =>
      suites?.tests
        .flatMap(({ steps }) => steps.map((step) => suites.deeds[step.do]))
        .find((deed) => deed && 'event' in deed && deed.event === 'pin.submit' && deed.problem === null);
    expect(pins(one)).not.toEqual(pins(other));
  });

  it('cries at a step that the machine does not do', () => {
    const broken = structuredClone(suite);
    broken.tests[3]!.steps[1]!.see = (broken.tests[3]!.steps[1]!.see + 1) % broken.sights.length;
    expect(checkSuite(broken, subject).flaws[0]).toMatch(
      /deactivation 4, step 2: the machine does not do that/,
    );
  });

  it('cries at a bound that its certificate does not prove, and at a test that is left out', () => {
    expect(checkSuite({ ...suite, bound: suite.bound + 1 }, subject).flaws[0]).toMatch(/certificate/);
    const last = suite.tests.at(-1)!;
    const cost = suite.cost - last.steps.length - suite.resetPrice;
    expect(checkSuite({ ...suite, cost, tests: suite.tests.slice(0, -1) }, subject).flaws[0]).toMatch(
      /certificate/,
    );
    expect(checkSuite({ ...suite, cost: 1 }, subject).flaws[0]).toMatch(/costs \d+, and says 1/);
  });

  it('is stale when the machine is another one, and says what changed', () => {
    const { deactivation } = flows;
    const { [`off.confirm`]: _, ...events } = deactivation.events;
    const changed = flowSubject({ ...deactivation, events } as unknown as TestableFlow);
    const { stale, flaws } = checkSuite(suite, changed);
    expect(flaws).toEqual([]);
    expect(stale.join('\n')).toMatch(/states: 25 then, \d+ now/);
    expect(stale.join('\n')).toMatch(/input gone: .*off\.confirm/);
  });

  it('keeps tests as short as is asked for, and says how far it may be from the smallest', async () => {
    const session = subjectNamed('session');
    const whole = suiteOf(session, ['transitions', 'refusals'], price);
    const short = suiteOf(session, ['transitions', 'refusals'], { ...price, maxLength: 12 });
    expect(Math.max(...short.tests.map(({ steps }) => steps.length))).toBeLessThanOrEqual(12);
    expect(short.bound).toBeGreaterThanOrEqual(whole.bound);
    expect(short.cost).toBeGreaterThanOrEqual(short.bound);
    expect(checkSuite(short, session).flaws).toEqual([]);
    const results = await runSuite(short, driverNamed('session'));
    expect(results.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
  });

  it('names what no test of that length covers', () => {
    const { impossible } = planOf(subject.model, ['transitions'], { ...price, maxLength: 3 });
    expect(impossible[0]).toMatch(/no test of 3 steps/);
  });

  it('refuses goals that do not go together, and ways without number', () => {
    expect(() => planOf(subject.model, ['paths', 'states'], price)).toThrow(GoalError);
    expect(() => planOf(subject.model, ['complete'], { ...price, maxLength: 9 })).toThrow(GoalError);
    expect(() => planOf(subjectNamed('login').model, ['paths'], { ...price, pathLength: 40 })).toThrow(
      /login has more than 200,000 ways .* of at most 40 transitions\. Of at most 6 it has 75,308: --path-length 6/,
    );
  });
});
