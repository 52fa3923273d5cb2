import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import { completeSuite, withoutPrefixes } from '../../verification/cover/complete.ts';
import { asEdges, type Criterion, pose } from '../../verification/cover/criterion.ts';
import { type Fault, faultsOf, seenBy } from '../../verification/cover/faults.ts';
import { flowModelOf } from '../../verification/cover/flow-model.ts';
import type { TestModel } from '../../verification/cover/model.ts';
import type { Tour } from '../../verification/cover/problem.ts';
import { coverOf } from '../../verification/cover/tour.ts';
import { exploreFlow, type WalkableFlow } from '../../verification/index.ts';

const kinds = ['missing', 'redirected', 'added'] as const;

describe.each(['deactivation', 'session'] as const)('the suites of %s', (name) => {
  let model: TestModel;
  beforeAll(() => {
    const flow = flows[name];
    model = flowModelOf(flow as never, exploreFlow(flow as unknown as WalkableFlow));
  });

  const suite = (...wanted: Criterion[]): Tour => {
    const posed = pose(model, wanted, 10);
    return asEdges(coverOf(posed.problem).tour, posed);
  };
  const share = (tests: Tour, kind: Fault['kind']): number => {
    const seen = seenBy(model, tests, faultsOf(model, kind, 5000));
    return seen.filter(Boolean).length / seen.length;
  };

  it('walk every transition and refusal when these are asked for', () => {
    const walked = new Set(suite('transitions', 'refusals').flat());
    expect(walked.size).toBe(model.tail.length);
  });

  it('walk every pair of transitions when these are asked for', () => {
    const tests = suite('pairs');
    const pairs = new Set(tests.flatMap((test) => test.slice(1).map((edge, at) => `${test[at]} ${edge}`)));
    const moving = [...model.tail.keys()].filter((edge) => model.refused[edge] === 0);
    const possible = moving.flatMap((one) =>
      moving.filter((next) => model.head[one] === model.tail[next]).map((next) => `${one} ${next}`),
    );
    expect(possible.filter((pair) => !pairs.has(pair))).toEqual([]);
  });

  it('reach every state when these are asked for', () => {
    const met = new Set([0, ...suite('states').flatMap((test) => test.map((edge) => model.head[edge]!))]);
    expect(met.size).toBe(model.size);
  });

  it('see every fault of every kind when they are complete', () => {
    const tests = completeSuite(model);
    for (const kind of kinds) expect(share(tests, kind)).toBe(1);
  });

  it('see no added transition when refusals are left out, and most faults otherwise', () => {
    expect(share(suite('transitions'), 'added')).toBe(0);
    for (const kind of kinds) {
      const found = share(suite('transitions', 'refusals'), kind);
      expect(found).toBeGreaterThan(0.8);
      expect(found).toBeLessThan(1);
    }
  });
});

it('tests that another one begins with are left out', () => {
  expect(withoutPrefixes([[1, 2], [1], [3], [1, 2, 3], [3]])).toEqual([[1, 2, 3], [3]]);
});
