import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../verification/cover/certificate.ts';
import { coverOf, walkableOf } from '../../verification/cover/tour.ts';
import { leastCost, problemOf, smallProblems } from './problems.ts';

describe('a suite that walks every transition', () => {
  it('costs exactly what trying everything finds, and its certificate says so', () => {
    fc.assert(
      fc.property(smallProblems, (problem) => {
        const { walkable } = walkableOf(problem);
        const possible = { ...problem, required: walkable };
        const { tour, cost, certificate } = coverOf(problem);
        expect(verifyCertificate(possible, tour, certificate)).toEqual([]);
        expect(cost).toBe(certificate.bound);
        expect(cost).toBe(leastCost(possible));
      }),
      { numRuns: 500 },
    );
  });

  it('walks on where beginning anew costs more, and begins anew where it costs less', () => {
    const loop = [
      [0, 1],
      [1, 2],
      [2, 0],
      [1, 0],
    ] as const;
    expect(coverOf(problemOf(loop, [0, 1, 2], { resetPrice: 9 })).tour).toHaveLength(1);
    const star = [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
    ] as const;
    expect(coverOf(problemOf(star, [3])).tour.map((test) => test.length)).toEqual([2, 2]);
  });

  it('names what no test can walk, and walks the rest', () => {
    const { tour, impossible } = coverOf(
      problemOf(
        [
          [0, 1],
          [0, 2],
          [3, 1],
        ],
        [1],
      ),
    );
    expect(impossible).toEqual([1, 2]);
    expect(tour).toEqual([[0]]);
  });

  it('is one test of nothing where nothing is required and the start is an end', () => {
    expect(coverOf(problemOf([[0, 1]], [0], { required: [] }))).toMatchObject({ tour: [[]], cost: 3 });
  });

  it('joins parts that do not hang together, and says how far it is from the bound', () => {
    const apart = problemOf(
      [
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 2],
        [2, 1],
      ],
      [0],
      { required: [3] },
    );
    const { tour, cost, certificate } = coverOf(apart);
    expect(verifyCertificate(apart, tour, certificate)).toEqual([]);
    expect(tour).toEqual([[0, 2, 3, 4, 1]]);
    expect({ cost, bound: certificate.bound }).toEqual({ cost: 8, bound: 4 });
  });
});

describe('the checker of certificates cries', () => {
  const problem = problemOf(
    [
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    [0],
  );
  const { tour, certificate } = coverOf(problem);

  it.each([
    ['at a test that jumps', [[1, 2, 0]], certificate, { kind: 'broken', test: 0, step: 0 }],
    ['at a test that ends elsewhere', [[0, 2], ...tour], certificate, { kind: 'endsWrong', test: 0 }],
    ['at what no test walks', [[0, 1]], certificate, { kind: 'missing', arc: 2 }],
    [
      'at a bound that its potentials do not prove',
      tour,
      { ...certificate, bound: certificate.bound + 1 },
      { kind: 'bound', said: certificate.bound + 1, found: certificate.bound },
    ],
    [
      'at potentials that an arc undercuts',
      tour,
      { ...certificate, potential: certificate.potential.map((value, node) => value + 9 * node) },
      { kind: 'cheaperArc', arc: 0 },
    ],
  ] as const)('%s', (_, tests, said, flaw) => {
    expect(verifyCertificate(problem, tests, said)).toContainEqual(flaw);
  });

  it('and not at the suite as it was made', () => {
    expect(verifyCertificate(problem, tour, certificate)).toEqual([]);
  });
});
