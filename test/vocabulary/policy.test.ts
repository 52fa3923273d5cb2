import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockMilliseconds,
  defaultPolicy,
  type Deviation,
  loadPolicy,
  milliseconds,
  PolicyError,
  policyTable,
} from '../../machines/vocabulary/policy/index.ts';

const pinned = { seed: 20_220_029 } as const;
const knowingly = { allowNonConformant: true } as const;

function refusal(input: unknown, options = {}): PolicyError {
  try {
    loadPolicy(input, options);
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('The policy was accepted.');
}

const keysOf = (deviations: readonly Deviation[]) => deviations.map(({ key }) => key);
const badExamples = { 'fnp.ttl': 900, 'lock.maxFailures': 10, 'session.idle': 600, 'lock.reserveTtl': -4 };

describe('case 30: a configuration outside its ranges', () => {
  it('stops the engine and names key, given value, allowed range, clause and remedy', () => {
    const error = refusal({ ...badExamples, 'fnp.tll': 60 });
    expect(error.code).toBe('E_POLICY');
    expect(error.message.split('\n')).toEqual([
      'The policy has 5 problems:',
      '- fnp.ttl = 900 is out of range. Allowed: 60–600 s (ASVS 6.5.5, NIST 3.1.3.2). Give an allowed value, or leave the key out for the default 120 s.',
      '- lock.maxFailures = 10 is out of range. Allowed: 1–5 (RTS 4(3)(b), NIST 3.2.2). Give an allowed value, or leave the key out for the default 5.',
      '- session.idle = 600 is out of range. Allowed: 21–300 s (RTS 4(3)(d)). Give an allowed value, or leave the key out for the default 300 s.',
      '- lock.reserveTtl = -4 is out of range. Allowed: 10–60 s (engineering default). Give an allowed value, or leave the key out for the default 30 s.',
      '- "fnp.tll" = 60 is no key of the policy. Allowed: a flat object with the dotted keys of the policy table (behaviour 4.3). Did you mean "fnp.ttl"?',
      'An unknown key or a wrong value stops the engine even with allowNonConformant.',
    ]);
  });

  it('starts with allowNonConformant and lists what it gave up', () => {
    const { policy, deviations } = loadPolicy(badExamples, knowingly);
    expect(policy).toMatchObject(badExamples);
    expect(keysOf(deviations)).toEqual(Object.keys(badExamples));
    expect(deviations[0]).toMatchObject({ kind: 'outOfRange', value: 900, allowed: '60–600 s' });
  });

  it('says how to start all the same only where that would help', () => {
    expect(refusal(badExamples).message).toContain('allowNonConformant: true starts all the same');
    expect(refusal({ nonsense: 1 }).message).not.toContain('starts all the same');
  });

  it('takes allowNonConformant for granted from nothing but true', () => {
    expect(refusal(badExamples, { allowNonConformant: 'yes' }).problems).toHaveLength(4);
  });

  it('stops for an unknown key even with allowNonConformant', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (key, value) => {
        fc.pre(!Object.hasOwn(defaultPolicy, key));
        const input = Object.defineProperty({}, key, { value, enumerable: true });
        expect(refusal(input, knowingly).problems).toMatchObject([{ kind: 'unknownKey', key }]);
      }),
      pinned,
    );
  });

  it('stops for a value of a wrong type even with allowNonConformant', () => {
    const wrong = fc.anything().filter((value) => typeof value !== 'number');
    const notWhole = fc.constantFrom(NaN, Infinity, -Infinity, 0.5, 120.5, 2 ** 31, -(2 ** 53));
    fc.assert(
      fc.property(fc.oneof(wrong, notWhole), (value) => {
        const { problems } = refusal({ 'fnp.ttl': value }, knowingly);
        expect(problems).toMatchObject([{ kind: 'wrongType', key: 'fnp.ttl' }]);
      }),
      pinned,
    );
  });

  it.each([
    ['lock.permanent', 'true'],
    ['lock.permanent', 1],
    ['verdict.mode', 'Deferred'],
    ['verdict.mode', true],
    ['lock.tempDurations', []],
    ['lock.tempDurations', 1800],
    ['lock.tempDurations', [1800, '7200']],
    ['softPin.window', -1],
    ['login.txnTtl', null],
    ['login.txnTtl', undefined],
  ])('%s = %j stops the engine in any mode', (key, value) => {
    expect(refusal({ [key]: value }, knowingly).problems).toMatchObject([{ kind: 'wrongType', key, value }]);
  });
});

describe('a flagged value', () => {
  it.each([
    ['verdict.mode', 'stepwise'],
    ['reauth.smartFnp', 'never'],
    ['webauthn.requireUv', false],
    ['webauthn.requireDeviceBound', false],
    ['password.profile', 'bkt-public'],
    ['login.minResponse', 0],
  ])('%s = %j is known, starts only with allowNonConformant, and is reported', (key, value) => {
    expect(refusal({ [key]: value }).problems).toMatchObject([{ kind: 'nonConformant', key, value }]);
    expect(loadPolicy({ [key]: value }, knowingly)).toMatchObject({
      policy: { [key]: value },
      deviations: [{ kind: 'nonConformant', key }],
    });
    expect(policyTable().find((row) => row.key === key)?.flagged).toEqual([value]);
  });
});

describe('ranges between keys', () => {
  it('leave the customer 20 s between warning and end of an idle session', () => {
    expect(loadPolicy({ 'session.idle': 260 }).deviations).toEqual([]);
    expect(refusal({ 'session.idle': 259 }).message).toContain(
      'session.idleWarn = 240 is out of range. Allowed: at most 239 s, 20 s before session.idle = 259 s (WCAG 2.2.1).',
    );
    expect(keysOf(loadPolicy({ 'session.idle': 100 }, knowingly).deviations)).toEqual(['session.idleWarn']);
  });

  it('accept the answer to a challenge at least as long as the customer may take', () => {
    expect(loadPolicy({ 'webauthn.ceremony': 450, 'webauthn.validity': 450 }).deviations).toEqual([]);
    expect(keysOf(refusal({ 'webauthn.ceremony': 450, 'webauthn.validity': 449 }).problems)).toEqual([
      'webauthn.validity',
    ]);
  });
});

describe('a configuration', () => {
  it('is optional in every key: the defaults are conformant and frozen', () => {
    expect(loadPolicy({})).toEqual({ policy: defaultPolicy, deviations: [] });
    expect(loadPolicy(defaultPolicy).deviations).toEqual([]);
    expect(Object.isFrozen(defaultPolicy) && Object.isFrozen(defaultPolicy['lock.tempDurations'])).toBe(true);
  });

  it('is neither changed nor kept', () => {
    const input = { 'lock.tempDurations': [600, 1200], 'fnp.ttl': 90 };
    const { policy } = loadPolicy(Object.freeze(input));
    input['lock.tempDurations'].push(1);
    expect(policy['lock.tempDurations']).toEqual([600, 1200]);
    expect(Object.isFrozen(policy) && Object.isFrozen(policy['lock.tempDurations'])).toBe(true);
  });

  it.each([undefined, null, 'fnp.ttl=900', 900, [], new Map(), Object.create({ 'fnp.ttl': 900 })])(
    'is a plain object, not %s',
    (input) => {
      expect(refusal(input, knowingly).problems).toMatchObject([{ kind: 'wrongType', key: 'policy' }]);
    },
  );

  it('is flat: an object in an object is answered with the dotted key', () => {
    expect(refusal({ fnp: { ttl: 900 } }).message).toContain('Keys are flat: write "fnp.digits"');
  });

  it('cannot reach a prototype', () => {
    const input: unknown = JSON.parse('{ "__proto__": { "fnp.ttl": 900 }, "constructor": 1, "toString": 2 }');
    expect(keysOf(refusal(input, knowingly).problems)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(refusal({ [Symbol('fnp.ttl')]: 900 }, knowingly).problems).toHaveLength(1);
    expect(({} as Record<string, unknown>)['fnp.ttl']).toBeUndefined();
  });

  it('is quoted in errors on one short line, whatever it holds', () => {
    const { message } = refusal({ 'fnp.ttl': `x\n${'y'.repeat(10_000)}`, ['k\n'.repeat(5000)]: () => 1 });
    expect(message.split('\n')).toHaveLength(4);
    expect(message.length).toBeLessThan(1000);
  });
});

describe('durations', () => {
  it('reach machines in milliseconds, whatever their unit in the configuration', () => {
    expect(milliseconds(defaultPolicy, 'fnp.ttl')).toBe(120_000);
    expect(milliseconds(defaultPolicy, 'login.minResponse')).toBe(600);
    expect(milliseconds(defaultPolicy, 'lock.failWindow')).toBe(86_400_000);
    expect(milliseconds(defaultPolicy, 'remember.retention')).toBe(15_552_000_000);
  });

  it('of blocks grow, and the last repeats', () => {
    const lengths = [1, 2, 3, 4, 50].map((nth) => blockMilliseconds(defaultPolicy, nth));
    expect(lengths).toEqual([1_800_000, 7_200_000, 86_400_000, 86_400_000, 86_400_000]);
  });
});
