import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { and, createMachine, not, or } from 'xstate';
import { driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { subjectNamed } from '../../apps/drivers/subjects.ts';
import { groupCoverOf } from '../../verification/cover/group/cover.ts';
import { verifyCover } from '../../verification/cover/group/check.ts';
import { targetsOf } from '../../verification/cover/group/targets.ts';
import { conditionsOf, decides, formulaOf, valueOf } from '../../verification/cover/inside/formula.ts';
import { coverOf, walkableOf } from '../../verification/cover/tour.ts';
import {
  checkSuite,
  coverageOfRun,
  figuresOf,
  GoalError,
  mergeCoverage,
  OtherMachine,
  type Subject,
  suiteOf,
} from '../../verification/index.ts';
import { leastFlow, leastWalks, solverOf } from './integer.ts';
import { problemOf, smallProblems } from './problems.ts';

const price = { resetPrice: 10 };

describe('a guard, taken apart', () => {
  const machine = createMachine({}).provide({
    guards: { a: () => true, b: () => false, both: and(['a', 'b']) },
  });
  const formula = formulaOf(or(['both', not('b')]), machine);

  it('has the conditions of the guards inside it, and their value', () => {
    expect(conditionsOf(formula).map(({ name }) => name)).toEqual(['a', 'b', 'b']);
    expect(valueOf(formula, (at) => [true, false, false][at]!)).toBe(true);
    expect(valueOf(formula, (at) => [true, false, true][at]!)).toBe(false);
  });

  it('says which condition decides', () => {
    expect([0, 1, 2].map((at) => decides(formula, [true, false, true], at))).toEqual([false, true, true]);
  });
});

describe('suites of what is inside a machine', () => {
  let subject: Subject;
  beforeAll(() => void (subject = subjectNamed('deactivation')));

  it.each([
    ['chart'],
    ['guards'],
    ['chart', 'chart-refusals', 'guards'],
    ['transitions', 'refusals', 'guards'],
  ] as const)('of %s are checked, and pass on the machine', async (...goals) => {
    const suite = suiteOf(subject, goals, price);
    expect(suite.bound).toBeLessThanOrEqual(suite.cost);
    expect(checkSuite(suite, subject)).toEqual({ stale: [], flaws: [] });
    const results = await runSuite(suite, driverNamed('deactivation'));
    expect(results.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
  });

  it('cover every transition and every deciding condition that can be, and name the others', async () => {
    const suite = suiteOf(subject, ['chart', 'guards'], price);
    const results = await runSuite(suite, driverNamed('deactivation'));
    const { chart, guards } = figuresOf(coverageOfRun(subject, suite, { against: 'machine', results }));
    expect([chart.missing, guards.missing]).toEqual([[], []]);
    const never = [...targetsOf(subject.inside(), 'chart'), ...targetsOf(subject.inside(), 'guards')];
    expect(suite.impossible).toEqual(never.filter(({ arcs }) => arcs.length === 0).map(({ name }) => name));
  });

  it('are caught when they leave a target out, or when the certificate is worth more than it may be', () => {
    const suite = suiteOf(subject, ['chart'], price);
    const last = suite.tests.at(-1)!;
    const cost = suite.cost - last.steps.length - suite.resetPrice;
    expect(checkSuite({ ...suite, cost, tests: suite.tests.slice(0, -1) }, subject).flaws[0]).toMatch(
      /uncovered/,
    );
    const weights = suite.worth!.weights.map(([at, weight]): [number, number] => [at, weight * 2]);
    const dear = { ...suite, worth: { ...suite.worth!, weights } };
    expect(checkSuite(dear, subject).flaws[0]).toMatch(/cheaperArc/);
    expect(checkSuite({ ...suite, bound: suite.cost + 1 }, subject).flaws.join()).toMatch(/bound/);
  });

  it('need a map for requirements, and take no criterion that walks other nodes', () => {
    expect(() => suiteOf(subject, ['requirements'], price)).toThrow(GoalError);
    expect(() => suiteOf(subject, ['guards', 'pairs'], price)).toThrow(GoalError);
    const key = subject.inside().written.find(({ key: one }) => one.includes('off.confirm'))!.key;
    const suite = suiteOf(subject, ['requirements'], { ...price, tags: { R1: [key], R2: ['nowhere x 0'] } });
    expect(suite.impossible).toEqual(['nowhere x 0 (R2)']);
    expect(checkSuite(suite, subject).flaws).toEqual([]);
  });
});

describe('coverage of runs', () => {
  it('counts steps up to a failure, and is merged for one version only', async () => {
    const subject = subjectNamed('visible');
    const suite = suiteOf(subject, ['transitions', 'refusals'], price);
    const results = await runSuite(suite, driverNamed('visible'));
    const whole = coverageOfRun(subject, suite, { against: 'machine', results });
    expect(figuresOf(whole).transitions).toMatchObject({ covered: whole.transitions.size });
    const broken = results.map((result) => ({ ...result, mismatch: { step: 3 } }));
    const part = coverageOfRun(subject, suite, { against: 'machine', results: broken });
    expect(part.runs[0]?.steps).toBe(2);
    const merged = mergeCoverage([part, whole]).machines[0]!;
    expect(figuresOf(merged).transitions.covered).toBe(whole.transitions.size);
    expect(merged.runs).toHaveLength(2);
    const other = { ...part, version: { ...part.version, hash: '0'.repeat(16) } };
    expect(() => mergeCoverage([whole, other])).toThrow(OtherMachine);
  });
});

describe('against a solver of integer programmes', () => {
  it('the least circulation costs what HiGHS finds', async () => {
    const solver = await solverOf();
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const { walkable } = walkableOf(problem);
        expect(coverOf(problem).certificate.bound).toBe(
          leastFlow(solver, { ...problem, required: walkable }),
        );
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it('and so it does on a machine', async () => {
    const { model } = subjectNamed('bank-session');
    const { size, tail, head, ends } = model;
    const ones = new Int32Array(tail.length).fill(1);
    const problem = { size, tail, head, ends, price: ones, required: Uint8Array.from(ones), resetPrice: 10 };
    expect(coverOf(problem).cost).toBe(leastFlow(await solverOf(), problem));
  });

  it('the bound of a covering is never above the least walks, nor these above what is found', () => {
    fc.assert(
      fc.property(
        smallProblems,
        fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        (given, groups) => {
          const problem = { ...given, required: new Uint8Array(given.tail.length) };
          const targets = groups.map((arcs, at) => ({
            name: `${at}`,
            arcs: arcs.map((arc) => arc % given.tail.length),
          }));
          const { tour, cost, bound, worth, impossible } = groupCoverOf(problem, targets);
          expect(verifyCover(problem, targets, tour, bound, worth)).toEqual([]);
          const open = targets.filter(({ name }) => !impossible.includes(name));
          const { walkable } = walkableOf({ ...problem, required: problem.required.map(() => 1) });
          const least = leastWalks(
            problem,
            open.map(({ arcs }) => arcs.filter((arc) => walkable[arc] === 1)),
          );
          expect(bound).toBeLessThanOrEqual(least);
          expect(cost).toBeGreaterThanOrEqual(least);
        },
      ),
      { numRuns: 100, seed: 6 },
    );
  });

  it('covers one of several arcs by the nearest', () => {
    const problem = problemOf(
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [1, 3],
      ],
      [3],
      { required: [] },
    );
    const { tour, cost, bound } = groupCoverOf(problem, [{ name: 'any', arcs: [1, 2, 3] }]);
    expect(tour).toEqual([[0, 3]]);
    expect(cost).toBe(bound);
  });
});
