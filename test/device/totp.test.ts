import { describe, expect, it } from 'vitest';
import { utf8 } from '../../adapters/device/bytes.ts';
import { codeOf, stepAt, usualCode } from '../../adapters/device/totp.ts';

/** RFC 6238, appendix B, the rows of SHA-256; seconds since 1970. */
const vectors = [
  [59, '46119246'],
  [1_111_111_109, '68084774'],
  [1_111_111_111, '67062674'],
  [1_234_567_890, '91819424'],
  [2_000_000_000, '90698825'],
  [20_000_000_000, '77737706'],
] as const;
const seed = utf8('12345678901234567890123456789012');

describe('a Soft PIN code', () => {
  it.each(vectors)('at %d s is the one of RFC 6238', (seconds, code) => {
    const step = stepAt(seconds * 1000, usualCode);
    expect(codeOf(seed, step, { ...usualCode, digits: 8 })).toBe(code);
    expect(codeOf(seed, step, usualCode)).toBe(code.slice(2));
  });

  it('is the same through a step and another after it', () => {
    const at = (ms: number) => codeOf(seed, stepAt(ms, usualCode), usualCode);
    expect(at(30_000)).toBe(at(59_999));
    expect(at(60_000)).not.toBe(at(59_999));
  });
});
