import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordMaxLength, passwordProblem } from '../../machines/vocabulary/password.ts';

const pinned = { seed: 20_180_389 } as const;
const controls = [
  ...Array.from({ length: 0x20 }, (_, at) => at),
  ...Array.from({ length: 0x21 }, (_, at) => 0x7f + at),
];
const isPlain = (char: string) => !controls.includes(char.codePointAt(0) ?? 0);

/** Any character but control characters: letters of every script, emoji, unpaired surrogates. */
const plain = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter(isPlain);
const password = (minLength: number, maxLength: number) =>
  fc.array(plain, { minLength, maxLength }).map((chars) => chars.join(''));

describe('a password at login', () => {
  it('may be anything from 1 to 128 characters without control characters', () => {
    fc.assert(
      fc.property(password(1, passwordMaxLength), (typed) => {
        expect(passwordProblem(typed)).toBeNull();
      }),
      pinned,
    );
  });

  it.each([' spaces at both ends ', 'fjalëkalimi çdo ditë', '🔑'.repeat(passwordMaxLength), 'e\u0301', ' '])(
    'may be "%s"',
    (typed) => {
      expect(passwordProblem(typed)).toBeNull();
    },
  );

  it('is counted in characters, not in the units that the machine stores', () => {
    const long = fc
      .array(plain, { minLength: passwordMaxLength + 1, maxLength: 400 })
      .map((chars) => chars.join(''));
    fc.assert(
      fc.property(long, (typed) => {
        expect(passwordProblem(typed)).toBe('E_PWD_TOO_LONG');
      }),
      pinned,
    );
    expect(passwordProblem('🔑'.repeat(passwordMaxLength + 1))).toBe('E_PWD_TOO_LONG');
    expect(passwordProblem('a'.repeat(10_000_000))).toBe('E_PWD_TOO_LONG');
  });

  it('with a control character anywhere is refused', () => {
    fc.assert(
      fc.property(
        password(0, 40),
        fc.constantFrom(...controls),
        password(0, 40),
        (before, control, after) => {
          expect(passwordProblem(before + String.fromCodePoint(control) + after)).toBe('E_PWD_TOO_LONG');
        },
      ),
      pinned,
    );
  });

  it('is required', () => {
    expect(passwordProblem('')).toBe('E_PWD_REQUIRED');
  });
});
