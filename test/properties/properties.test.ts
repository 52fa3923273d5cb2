import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import {
  checkProperty,
  type SliceName,
  smallLimits,
  subjectsOf,
  type WalkableFlow,
} from '../../verification/index.ts';

const walked = subjectsOf(defaultPolicy, Object.values(flows) as unknown as WalkableFlow[]);

const small = { ...defaultPolicy, ...smallLimits };

/** States and transitions of the slices whose limits are their own. */
const own = { verifiko: [3060, 111_744], enrolment: [6405, 406_639], recovery: [18_000, 605_528] } as const;
const deferred = { ...own, device: [9692, 479_444] } as const;
const stepwise = { ...own, device: [8276, 401_112] } as const;
const [wide, narrow] = [{ closure: [119, 1201] }, { closure: [26, 229] }] as const;
const cases = [
  [
    'deferred',
    'the default policy',
    defaultPolicy,
    { ...deferred, ...wide, authority: [133_065, 4_733_411] },
  ],
  [
    'stepwise',
    'the default policy',
    defaultPolicy,
    { ...stepwise, ...wide, authority: [106_965, 3_752_758] },
  ],
  ['deferred', 'the smallest limits', small, { ...deferred, ...narrow, authority: [4553, 155_760] }],
  ['stepwise', 'the smallest limits', small, { ...stepwise, ...narrow, authority: [3797, 128_267] }],
] as const;

/** Every flow is walked once, before the first property asks for it. */
beforeAll(() => {
  walked.flows();
}, 180_000);

describe.each(cases)('with the verdict %s, under %s', (mode, _, policy, expected) => {
  const subjects = { ...subjectsOf({ ...policy, 'verdict.mode': mode }, []), flows: walked.flows };

  it.each(Object.entries(expected))(
    'the slice %s has %j states and transitions',
    (name, size) => {
      const graph = subjects.slice(name as SliceName);
      expect([graph.size, graph.to.length]).toEqual(size);
      expect(graph.parent.filter((edge) => edge < 0)).toHaveLength(1);
    },
    30_000,
  );

  it.each(properties.map((property) => [property.id, property.statement.en, property] as const))(
    '%s: %s',
    (__, ___, property) => {
      const { verdict, claims, trace, means } = checkProperty(property, subjects);
      expect(trace).toBeNull();
      expect(claims.filter(({ reached }) => reached === 0)).toEqual([]);
      expect(verdict).toBe(claims.length === 0 ? 'not walked' : 'holds');
      if (verdict === 'not walked') expect(means).toMatch(/tests? of the/);
    },
    30_000,
  );
});

it('the properties are P01 to P60 and G01 to G12, each once', () => {
  const named = (letter: string, last: number) =>
    Array.from({ length: last }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);
  expect(properties.map(({ id }) => id)).toEqual([...named('P', 60), ...named('G', 12)]);
});

it('every property is told in both languages, with its clause and its formula', () => {
  for (const { statement, clause, formal } of properties) {
    expect(statement.en).toMatch(/^[A-Z].*\.$/);
    expect(statement.sq).toMatch(/^[A-ZÇË].*\.$/);
    expect(clause).not.toBe('');
    expect(formal).not.toBe('');
  }
});

it('P17 and G06 have an example in which an account is closed for good', () => {
  const subjects = subjectsOf(defaultPolicy, []);
  for (const id of ['P17', 'G06']) {
    const property = properties.find((one) => one.id === id)!;
    expect(checkProperty(property, subjects).example!.end).toContain('account permanent');
  }
});
