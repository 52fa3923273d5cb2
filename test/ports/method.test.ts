import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, flag, instant, text } from '../../machines/ports/field.ts';
import { loginMethods } from '../../machines/ports/login.ts';
import { method, outcomeClasses, parseOutcome } from '../../machines/ports/method.ts';

const pinned = { seed: 20_180_389 } as const;

const ask = method(
  { ref: text, left: count, at: instant },
  { E_RATE: { retryAt: instant }, E_AUTH_GENERIC: { dead: flag }, E_FNP_LIMIT: {} },
);

describe('an answer', () => {
  it('is taken as declared, and nothing else of it', () => {
    const good = { ok: true, ref: 'AB12', left: 3, at: 0 };
    expect(parseOutcome(ask, { ...good, code: 'E_RATE', more: 1, toJSON: 1 })).toEqual(good);
    expect(parseOutcome(ask, { ok: false, code: 'E_FNP_LIMIT', ref: 'AB12' })).toEqual({
      ok: false,
      code: 'E_FNP_LIMIT',
    });
  });

  it.each([
    undefined,
    null,
    'ok',
    7,
    [],
    {},
    { ok: true },
    { ok: true, ref: 'AB12', left: '3', at: 0 },
    { ok: true, ref: null, left: 3, at: 0 },
    { ok: false },
    { ok: false, code: 'E_RATE' },
    { ok: false, code: 'E_AUTH_GENERIC', dead: 'no' },
    { ok: false, code: 'E_TXN_EXPIRED' },
    { ok: false, code: '__proto__' },
    { ok: false, code: ['E_FNP_LIMIT'] },
    { ok: 'true', ref: 'AB12', left: 3, at: 0 },
  ])('is none that was declared: %j', (answer) => {
    expect(parseOutcome(ask, answer)).toBeNull();
  });

  it('is read whatever a service says: declared, or none', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (answer) => {
        expect(() => parseOutcome(ask, answer)).not.toThrow();
        expect(() => parseOutcome(ask, { ok: false, code: answer })).not.toThrow();
      }),
      pinned,
    );
  });
});

describe('the classes of answers that a machine can tell apart', () => {
  it('are one for each value of each flag and count, in each outcome', () => {
    expect(outcomeClasses(ask)).toEqual([
      { ok: true, ref: '-', left: 0, at: 0 },
      { ok: true, ref: '-', left: 1, at: 0 },
      { ok: false, code: 'E_RATE', retryAt: 0 },
      { ok: false, code: 'E_AUTH_GENERIC', dead: false },
      { ok: false, code: 'E_AUTH_GENERIC', dead: true },
      { ok: false, code: 'E_FNP_LIMIT' },
    ]);
  });

  it.each(Object.entries(loginMethods))('are answers that %s may give', (_, declared) => {
    for (const answer of outcomeClasses(declared)) expect(parseOutcome(declared, answer)).toEqual(answer);
  });
});

describe('the port of a login', () => {
  it('hands what was typed to the two calls that need it', () => {
    const takers = Object.entries(loginMethods).filter(([, { takes }]) => takes);
    expect(takers.map(([name]) => name)).toEqual(['first', 'second']);
  });

  it('tells the time of the bank with every answer that is waited for (R12)', () => {
    for (const declared of Object.values(loginMethods)) {
      if (declared.bestEffort) continue;
      for (const answer of outcomeClasses(declared)) expect(answer).toHaveProperty('serverNow');
    }
  });
});
