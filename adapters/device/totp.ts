import { Secret, TOTP } from 'otpauth';
import type { Bytes } from './bytes.ts';

/** What codes look like: the bank's `softPin.codeDigits`, and `softPin.step` in ms. */
export interface CodeShape {
  digits: number;
  stepMs: number;
}

export const usualCode: CodeShape = { digits: 6, stepMs: 30_000 };

/** The step that a moment of the bank's time (ms) falls into (RFC 6238, T0 = 0). */
export const stepAt = (moment: number, { stepMs }: CodeShape): number => Math.floor(moment / stepMs);

/** The code of a step: TOTP with HMAC-SHA-256. */
export const codeOf = (seed: Bytes, step: number, { digits, stepMs }: CodeShape): string =>
  new TOTP({
    secret: new Secret({ buffer: seed.slice().buffer }),
    algorithm: 'SHA256',
    digits,
    period: stepMs / 1000,
  }).generate({ timestamp: step * stepMs });
