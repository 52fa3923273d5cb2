import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  codeOfStep,
  isTimely,
  madeCode,
  stepAt,
  typedCode,
} from '../../adapters/bank/proof/one-time-code.ts';
import { pinProofText } from '../../machines/ports/pin-vault.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';

const seed = Buffer.from('12345678901234567890123456789012');
const policy = defaultPolicy;
const step = 1000;
const now = step * 30_000;
const tokenAt = (lastStep: number, drift = 0) => ({ seed, lastStep, drift });
const typed = (at: number, token = tokenAt(-1)) =>
  typedCode(policy, token, now, codeOfStep(policy, seed, at));
const made = (at: number, code = codeOfStep(policy, seed, stepAt(policy, at))) => {
  const proof = createHmac('sha256', seed)
    .update(pinProofText({ credential: 'c' }, code))
    .digest('base64url');
  return { at, code, proof };
};
const judged = (entry: ReturnType<typeof made>, token = tokenAt(-1), spent = false) =>
  madeCode(policy, token, now, entry, { credential: 'c' }, spent);

describe('a Soft PIN code', () => {
  it.each([
    [59, '46119246'],
    [1_111_111_109, '68084774'],
    [1_111_111_111, '67062674'],
    [1_234_567_890, '91819424'],
    [2_000_000_000, '90698825'],
    [20_000_000_000, '77737706'],
  ])('at %d s is the one of RFC 6238, appendix B, for SHA-256', (seconds, code) => {
    const eight = { ...policy, 'softPin.codeDigits': 8 };
    expect(codeOfStep(eight, seed, stepAt(eight, seconds * 1000))).toBe(code);
  });

  it('is taken from the web in its own step and the next one', () => {
    expect([-3, -2, -1, 0, 1, 2].map((by) => typed(step + by)?.step ?? null)).toEqual([
      null,
      null,
      step - 1,
      step,
      null,
      null,
    ]);
  });

  it('may be a step later from a device whose clock was late before, or earlier', () => {
    const late = [-3, -2, -1, 0, 1].map((by) => typed(step + by, tokenAt(-1, -1)) !== null);
    expect(late).toEqual([false, true, true, true, false]);
    const early = [-2, -1, 0, 1, 2].map((by) => typed(step + by, tokenAt(-1, 1)) !== null);
    expect(early).toEqual([false, true, true, true, false]);
    expect(typed(step - 1)?.drift).toBe(-1);
    expect(typed(step)?.drift).toBe(0);
  });

  it('is dead once its step was used or burned; the next one is good at once, and only that', () => {
    expect(typed(step, tokenAt(step))).toBeNull();
    expect(typed(step - 1, tokenAt(step - 1))).toBeNull();
    expect(typed(step + 1, tokenAt(step))).toEqual({ step: step + 1, drift: 0 });
    expect(typed(step + 1, tokenAt(step - 1))).toBeNull();
    expect(typed(step + 2, tokenAt(step))).toBeNull();
    expect(typed(step + 2, tokenAt(step + 1))).toBeNull();
  });

  it('of the app counts with its proof, in its step, or ahead after that step is over for it', () => {
    expect(judged(made(now))).toMatchObject({ step });
    expect(judged({ ...made(now), proof: 'AAAA' })).toBeNull();
    expect(judged({ ...made(now), code: '000000' })).toBeNull();
    const ahead = made(now, codeOfStep(policy, seed, step + 1));
    expect(judged(ahead)).toBeNull();
    expect(judged(ahead, tokenAt(step))).toMatchObject({ step: step + 1 });
    expect(judged(made(now), tokenAt(step))).toBeNull();
    expect(judged(made(now), tokenAt(step), true)).toMatchObject({ step });
  });

  it('of the app is timely in the window of the bank’s clock', () => {
    const timely = [-60_000, -30_000, 0, 30_000].map((by) => isTimely(policy, tokenAt(-1), now, now + by));
    expect(timely).toEqual([false, true, true, false]);
    expect(isTimely(policy, tokenAt(step), now, now + 30_000)).toBe(true);
    expect(isTimely(policy, null, now, now)).toBe(true);
  });
});
