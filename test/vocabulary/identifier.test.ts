import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierMaxLength, parseIdentifier } from '../../machines/vocabulary/identifier.ts';

const pinned = { seed: 20_180_389 } as const;

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const clientNumber = digits(9);
const personalNumber = fc.tuple(letter, digits(8), letter).map((parts) => parts.join(''));
const canonical = fc.oneof(clientNumber, personalNumber);

/** A number as people write it: in small letters, and with separators wherever they like. */
const asTyped = canonical.chain((value) =>
  fc
    .array(fc.constantFrom('', '', ' ', '-', '.'), {
      minLength: value.length + 1,
      maxLength: value.length + 1,
    })
    .map((gaps) => ({ value, typed: gaps.map((gap, at) => gap + (value[at] ?? '').toLowerCase()).join('') })),
);

/** Letters and digits of other scripts that look like ASCII ones, or that Unicode folds into them. */
const lookAlikes = new Map(
  [
    'A\u0410 B\u0412 C\u0421 E\u0415 H\u041d I\u0131 J\u0408 K\u212a M\u041c O\u041e P\u0420 S\u0405 T\u0422',
    '0\u0660 1\uff11 2\u06f2 3\uff13 4\u0664 5\u{1d7d3} 6\u2076 7\uff17 8\uff18 9\u0669',
  ].flatMap((row) => row.split(' ').map((pair) => [pair[0], pair.slice(1)])),
);

describe('an identifier', () => {
  it('is a client number or a personal number, in the spelling of the bank', () => {
    expect(parseIdentifier('100200300')).toEqual({ kind: 'clientNumber', value: '100200300' });
    expect(parseIdentifier(' j9123 4567 l ')).toEqual({ kind: 'personalNumber', value: 'J91234567L' });
  });

  it('is read as people write it', () => {
    fc.assert(
      fc.property(asTyped, ({ value, typed }) => {
        expect(parseIdentifier(typed)).toMatchObject({ value });
      }),
      pinned,
    );
  });

  it('reads the same when it is read again', () => {
    fc.assert(
      fc.property(asTyped, ({ typed }) => {
        const once = parseIdentifier(typed);
        expect(typeof once).toBe('object');
        if (typeof once === 'object') expect(parseIdentifier(once.value)).toEqual(once);
      }),
      pinned,
    );
  });

  it('is never judged by its date or its check letter (X13)', () => {
    fc.assert(
      fc.property(personalNumber, (value) => {
        expect(parseIdentifier(value)).toEqual({ kind: 'personalNumber', value });
      }),
      pinned,
    );
  });

  it('with one look-alike in it is refused, never folded', () => {
    const disguised = canonical.chain((value) =>
      fc.nat(value.length - 1).map((at) => {
        const other = lookAlikes.get(value[at]) ?? '\u00cb';
        return value.slice(0, at) + other + value.slice(at + 1);
      }),
    );
    fc.assert(
      fc.property(disguised, (typed) => {
        expect(parseIdentifier(typed)).toBe('E_ID_FORMAT');
      }),
      pinned,
    );
  });

  it('of nothing but separators counts as not typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '-', '.'), maxLength: identifierMaxLength }),
        (typed) => {
          expect(parseIdentifier(typed)).toBe('E_ID_REQUIRED');
        },
      ),
      pinned,
    );
  });

  it('is read whatever is typed: a number in the spelling of the bank, or one of two codes', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'0123456789jJlL .-'), maxLength: 40 }),
      fc.constantFrom('__proto__', 'constructor', '\n100200300', '100200300\n', "' OR 1=1", '<script>', '\0'),
    );
    fc.assert(
      fc.property(anything, (typed) => {
        const parsed = parseIdentifier(typed);
        if (typeof parsed === 'string') expect(['E_ID_REQUIRED', 'E_ID_FORMAT']).toContain(parsed);
        else expect(parsed.value).toMatch(/^([0-9]{9}|[A-Z][0-9]{8}[A-Z])$/);
      }),
      { ...pinned, numRuns: 1000 },
    );
  });

  it('longer than anybody types is not looked at', () => {
    expect(parseIdentifier('100200300'.padEnd(identifierMaxLength))).toMatchObject({ value: '100200300' });
    expect(parseIdentifier('100200300'.padEnd(identifierMaxLength + 1))).toBe('E_ID_FORMAT');
    expect(parseIdentifier('1'.repeat(10_000_000))).toBe('E_ID_FORMAT');
  });
});
