import { describe, expect, it } from 'vitest';
import { passwordLogin } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { checkProperty, smallLimits, subjectsOf } from '../../verification/index.ts';

const { flows } = subjectsOf(defaultPolicy, [passwordLogin]);

const small = { ...defaultPolicy, ...smallLimits };
const cases = [
  ['deferred', 'the default policy', defaultPolicy, 133_065, 4_733_411],
  ['stepwise', 'the default policy', defaultPolicy, 106_965, 3_752_758],
  ['deferred', 'the smallest limits', small, 4553, 155_760],
  ['stepwise', 'the smallest limits', small, 3797, 128_267],
] as const;

describe.each(cases)('with the verdict %s, under %s', (mode, _, policy, states, transitions) => {
  const subjects = { ...subjectsOf({ ...policy, 'verdict.mode': mode }, []), flows };

  it(`the authority for one device has ${states} states and ${transitions} transitions`, () => {
    const { size, to, parent } = subjects.authority();
    expect([size, to.length]).toEqual([states, transitions]);
    expect(parent.filter((edge) => edge < 0)).toHaveLength(1);
  }, 20_000);

  it.each(properties.map((property) => [property.id, property.statement.en, property] as const))(
    '%s: %s',
    (__, ___, property) => {
      const { verdict, claims, trace } = checkProperty(property, subjects);
      expect(trace).toBeNull();
      expect(claims.filter(({ reached }) => reached === 0)).toEqual([]);
      expect(verdict).toBe('holds');
    },
    20_000,
  );
});

it('every property is told in both languages, with its clause', () => {
  for (const { statement, clause } of properties) {
    expect(statement.en).toMatch(/^[A-Z].*\.$/);
    expect(statement.sq).toMatch(/^[A-ZÇË].*\.$/);
    expect(clause).not.toBe('');
  }
});

it('P17 and G06 have an example in which an account is closed for good', () => {
  const subjects = subjectsOf(defaultPolicy, []);
  for (const id of ['P17', 'G06']) {
    const property = properties.find((one) => one.id === id)!;
    expect(checkProperty(property, subjects).example!.end).toContain('account permanent');
  }
});
