import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  loadPolicy,
  type Policy,
  PolicyError,
  type PolicyKey,
  policyTable,
} from '../../machines/vocabulary/policy/index.ts';
import { bounds, int32, type NumberKey, open } from './policy-bounds.ts';

/** Keys whose range depends on another key get company that leaves their own range to decide. */
const company: Partial<Record<NumberKey, Partial<Policy>>> = {
  'session.idle': { 'session.idleWarn': 1 },
};

const rows = Object.entries(bounds).map(([key, range]) => ({ key: key as NumberKey, range }));
const pinned = { seed: 20_220_029, numRuns: 30 } as const;
const knowingly = { allowNonConformant: true } as const;

/** What a refusal of `value` fails to name; everything when it is accepted. */
function unsaid(key: PolicyKey, value: unknown, allowed: string): string[] {
  const clause = policyTable().find((row) => row.key === key)?.clause ?? 'no clause';
  const words = [key, JSON.stringify(value).replaceAll(',', ', '), allowed, clause];
  try {
    loadPolicy({ ...company[key as NumberKey], [key]: value });
    return words;
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return words.filter((word) => !error.message.includes(word));
  }
}

/** `value` as `allowNonConformant` lets it in and reports it. */
function reported(key: PolicyKey, value: unknown): unknown {
  const { policy, deviations } = loadPolicy({ ...company[key as NumberKey], [key]: value }, knowingly);
  return deviations.some((deviation) => deviation.key === key) ? policy[key] : 'not reported';
}

describe.each(rows)('$key', ({ key, range: [standard, min, max] }) => {
  it(`is ${standard} by default`, () => {
    expect(defaultPolicy[key]).toBe(standard);
  });

  it(`accepts every whole number from ${min} to ${max}`, () => {
    const inside = fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max }));
    fc.assert(
      fc.property(inside, (value) => {
        expect(loadPolicy({ ...company[key], [key]: value }).policy[key]).toBe(value);
      }),
      pinned,
    );
  });

  it('refuses every other, naming key, value, range and clause', () => {
    const below = fc.integer({ min: int32.min, max: min - 1 });
    const above = max === open ? below : fc.integer({ min: max + 1, max: int32.max });
    const edges = max === open ? fc.constant(min - 1) : fc.constantFrom(min - 1, max + 1);
    const allowed = max === open ? `at least ${min}` : min === max ? `exactly ${min}` : `–${max}`;
    fc.assert(
      fc.property(fc.oneof(edges, below, above), (value) => {
        expect(unsaid(key, value, allowed)).toEqual([]);
        expect(reported(key, value)).toBe(value);
      }),
      pinned,
    );
  });
});

describe('lists', () => {
  const length = fc.integer({ min: 300, max: 86_400 });
  const lengths = fc.array(length, { minLength: 1, maxLength: 4 });

  it('of block lengths are accepted when every length is 300–86400 s', () => {
    fc.assert(
      fc.property(lengths, (value) => {
        expect(loadPolicy({ 'lock.tempDurations': value }).policy['lock.tempDurations']).toEqual(value);
      }),
      pinned,
    );
  });

  it('of block lengths are refused when one is not, wherever it stands', () => {
    const outside = fc.constantFrom(-1, 0, 299, 86_401, open);
    fc.assert(
      fc.property(lengths, outside, lengths, (before, wrong, after) => {
        const value = [...before, wrong, ...after];
        expect(unsaid('lock.tempDurations', value, 'each 300–86400 s')).toEqual([]);
        expect(reported('lock.tempDurations', value)).toEqual(value);
      }),
      pinned,
    );
  });

  it.each([[[0]], [[-1, 0]], [[0, 1]], [[-1, 0, 1]], [[-2, -1, 0]]])('of steps may be %j', (window) => {
    expect(loadPolicy({ 'softPin.window': window }).deviations).toEqual([]);
  });

  it.each([[[-1]], [[1, 2]], [[-1, 1]], [[0, 0]], [[0, -1]], [[-2, -1, 0, 1]]])(
    'of steps may not be %j',
    (window) => {
      expect(unsaid('softPin.window', window, 'at most 3 steps')).toEqual([]);
      expect(reported('softPin.window', window)).toEqual(window);
    },
  );
});

describe('choices', () => {
  it.each([
    ['reauth.smartFnp', ['fresh', 'always']],
    ['webauthn.uvCountsAs', ['inherence', 'none']],
    ['webauthn.counterPolicy', ['reject', 'signal']],
    ['verdict.mode', ['deferred']],
    ['password.profile', ['standard']],
    ['webauthn.requireUv', [true]],
    ['webauthn.requireDeviceBound', [true]],
    ['lock.permanent', [false, true]],
    ['smartFnp.requireBiometric', [false, true]],
    ['reset.allowSoftPin', [true, false]],
  ] as const)('%s may be %j, the first by default', (key, values) => {
    expect(defaultPolicy[key]).toBe(values[0]);
    for (const value of values) expect(loadPolicy({ [key]: value }).policy[key]).toBe(value);
  });
});

it('the table has a row for each of the 71 keys, with unit, range and clause', () => {
  const table = policyTable();
  expect(table).toHaveLength(71);
  for (const row of table) {
    expect(Object.values(row).filter((value) => value === '')).toEqual([]);
    expect(row.default).toEqual(defaultPolicy[row.key]);
  }
});
