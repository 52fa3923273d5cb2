import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeProblem, parseCode } from '../../machines/vocabulary/code.ts';

const pinned = { seed: 20_180_389 } as const;
const lengths = [6, 7, 8];

const code = fc
  .constantFrom(...lengths)
  .chain((digits) =>
    fc
      .string({ unit: fc.constantFrom(...'0123456789'), minLength: digits, maxLength: digits })
      .map((value) => ({ digits, value })),
  );

describe('a one-time code', () => {
  it.each(['123456', '123 456', '123-456', ' 1 2 3 4 5 6 ', '000000'])('may be typed as "%s"', (typed) => {
    expect(codeProblem(typed, 6)).toBeNull();
  });

  it.each([
    '',
    '12345',
    '1234567',
    '12a456',
    '١٢٣٤٥٦',
    '１２３４５６',
    '12.456',
    '123\n456',
    '+12345',
    '1e5000',
  ])('may not be "%s"', (typed) => {
    expect(codeProblem(typed, 6)).toBe('E_FNP_FORMAT');
  });

  it('is read with spaces and hyphens anywhere, and reads the same when it is read again', () => {
    const typed = code.chain(({ digits, value }) =>
      fc
        .array(fc.constantFrom('', '', ' ', '-'), { minLength: digits, maxLength: digits })
        .map((gaps) => ({ digits, value, typed: gaps.map((gap, at) => gap + value[at]).join('') })),
    );
    fc.assert(
      fc.property(typed, ({ digits, value, typed }) => {
        expect(parseCode(typed, digits)).toBe(value);
        expect(parseCode(value, digits)).toBe(value);
      }),
      pinned,
    );
  });

  it('has exactly as many digits as the bank asked for', () => {
    fc.assert(
      fc.property(code, fc.constantFrom(...lengths), ({ digits, value }, asked) => {
        expect(codeProblem(value, asked)).toBe(digits === asked ? null : 'E_FNP_FORMAT');
      }),
      pinned,
    );
  });

  it('is read whatever is typed: digits, or nothing', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: fc.constantFrom(...'0123456789 -a.'), maxLength: 80 }),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        expect(parseCode(typed, 6) ?? '000000').toMatch(/^[0-9]{6}$/);
      }),
      { ...pinned, numRuns: 2000 },
    );
  });

  it('drowned in separators is not looked at', () => {
    expect(codeProblem('1-2-3-4-5-6'.padEnd(64), 6)).toBeNull();
    expect(codeProblem('1-2-3-4-5-6'.padEnd(65), 6)).toBe('E_FNP_FORMAT');
  });
});
