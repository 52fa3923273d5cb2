import { beforeAll, describe, expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import {
  checkProperty,
  type Part,
  proveAuthority,
  proveFlows,
  type Report,
  reportOf,
  smallLimits,
  subjectsOf,
  type WalkableFlow,
} from '../../verification/index.ts';

/**
 * The proof under the smallest limits in which every rule still bites, with each switch once on and once off. The
 * whole one, under every configuration of the default policy, is `hyrje check`.
 */
const limits = { ...defaultPolicy, ...smallLimits };
const configurations = [
  { mode: 'deferred', permanent: false },
  { mode: 'stepwise', permanent: true },
] as const;

/** States and transitions of the slices, under each of the configurations. */
const sizes = {
  'account with permanent blocks': [[26, 229]],
  authority: [
    [4553, 155_760],
    [11_691, 392_847],
  ],
} as const;

describe('under the smallest limits', () => {
  let report: Report;

  beforeAll(async () => {
    const parts: Part[] = [];
    parts.push(await proveFlows(Object.values(flows) as unknown as WalkableFlow[], { limits, properties }));
    for (const under of configurations) parts.push(await proveAuthority(under, { limits, properties }));
    report = reportOf(properties, configurations, parts, 0);
  }, 180_000);

  it.each(properties.map(({ id, statement }, at) => [id, statement.en, at] as const))(
    '%s: %s',
    (_, __, at) => {
      const { parts, verdict } = report.properties[at]!;
      expect(parts.flatMap(({ violations }) => violations)).toEqual([]);
      expect(parts.flatMap(({ claims }) => claims.filter(({ reached }) => reached === 0))).toEqual([]);
      expect(verdict).toBe(parts.length === 0 ? 'tested' : 'holds');
    },
  );

  it.each(Object.entries(sizes))('the slice %s has %j states and transitions', (name, expected) => {
    const found = report.sizes.filter((size) => size.name === name);
    expect(found.map(({ states, transitions }) => [states, transitions])).toEqual(
      expected.length === 1 ? [...expected, ...expected] : expected,
    );
  });
});

it('the properties are P01 to P60 and G01 to G12, each once', () => {
  const named = (letter: string, last: number) =>
    Array.from({ length: last }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);
  expect(properties.map(({ id }) => id)).toEqual([...named('P', 60), ...named('G', 12)]);
});

it('every property is told in both languages, with its clause and its formula', () => {
  for (const { statement, clause, formal, assumes = [] } of properties) {
    expect(statement.en).toMatch(/^[A-Z].*\.$/);
    expect(statement.sq).toMatch(/^[A-ZÇË].*\.$/);
    expect(clause).not.toBe('');
    expect(formal).not.toBe('');
    for (const { name, en, sq } of assumes) expect([name, en, sq]).not.toContain('');
  }
});

it('P17 and G06 have an example in which an account is closed for good', () => {
  const subjects = subjectsOf({ ...defaultPolicy, 'lock.permanent': true }, []);
  for (const id of ['P17', 'G06']) {
    const { id: _, closure, ...rest } = properties.find((one) => one.id === id)!;
    const { clause, formal, statement } = rest;
    const { claims } = checkProperty(
      { id, clause, formal, statement, ...(closure && { closure }) },
      subjects,
    );
    expect(claims.some(({ example }) => example!.end.includes('account permanent'))).toBe(true);
  }
});
