import { createHmac, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { pinProofText } from '../../../machines/ports/pin-vault.ts';
import { milliseconds, type Policy } from '../../../machines/vocabulary/policy/index.ts';

/** What the bank keeps of a device's Soft PIN, opened. */
export interface Token {
  seed: Uint8Array;
  lastStep: number;
  drift: number;
}

/** A code that fits, and the step that it is the code of. */
export interface Fitting {
  step: number;
  drift: number;
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The TOTP step of a moment (ms), from 1970 on (RFC 6238, T0 = 0). */
export const stepAt = (policy: Policy, at: number) => Math.floor(at / milliseconds(policy, 'softPin.step'));

/** The code of a step: TOTP with HMAC-SHA-256 (RFC 6238). */
export function codeOfStep(policy: Policy, seed: Uint8Array, step: number): string {
  const totp = new TOTP({
    secret: new Secret({ buffer: new Uint8Array(seed).buffer }),
    algorithm: 'SHA256',
    digits: policy['softPin.codeDigits'],
    period: policy['softPin.step'],
  });
  return totp.generate({ timestamp: step * milliseconds(policy, 'softPin.step') });
}

/** The proof that binds a code to a credential and to what it is used for. */
export const proofOf = (seed: Uint8Array, text: string) =>
  createHmac('sha256', seed).update(text).digest('base64url');

/** The step after the current one is good at once when the current one was used or burned (A6); no other one is. */
const isNext = (step: number, { lastStep }: Token, now: number) => step === lastStep + 1 && lastStep === now;

const isSpent = (step: number, { lastStep }: Token) => step <= lastStep;

/**
 * The step of a code that was typed on the web: in the window, moved by what is known of the device's clock
 * (RFC 6238 5.2, 6).
 */
export function typedCode(policy: Policy, token: Token, now: number, code: string): Fitting | null {
  const current = stepAt(policy, now);
  const window = policy['softPin.window'];
  const steps = new Set([...window, ...window.map((by) => by + token.drift)].map((by) => current + by));
  if (token.lastStep === current) steps.add(token.lastStep + 1);
  const fitting = [...steps].filter((step) => same(code, codeOfStep(policy, token.seed, step)));
  const step = fitting.find((one) => !isSpent(one, token));
  if (step === undefined) return null;
  return { step, drift: isNext(step, token, current) ? token.drift : Math.sign(step - current) };
}

/** A code that the app made by itself: by which server time, ms, with the proof that binds it. */
export interface Made {
  at: number;
  code: string;
  proof: string;
}

/** Whether the time by which a code was made is one in which the bank takes codes of this device. */
export function isTimely(policy: Policy, token: Token | null, now: number, at: number): boolean {
  const [step, current] = [stepAt(policy, at), stepAt(policy, now)];
  return (
    policy['softPin.window'].includes(step - current) || (token !== null && isNext(step, token, current))
  );
}

/**
 * The step of a code that the app made, if seed, moment and proof fit. It is of the step of that moment, or it was made
 * ahead: of the next one, which has begun meanwhile or is good at once. `spent` lets a step count that was used before,
 * where a code only shows that the PIN is right.
 */
export function madeCode(
  policy: Policy,
  token: Token,
  now: number,
  made: Made,
  bound: { credential: string; txn?: string; nonce?: string },
  spent = false,
): Fitting | null {
  if (!same(made.proof, proofOf(token.seed, pinProofText(bound, made.code)))) return null;
  const [step, current] = [stepAt(policy, made.at), stepAt(policy, now)];
  const good = [step, step + 1].find(
    (one) =>
      same(made.code, codeOfStep(policy, token.seed, one)) &&
      (one === step || one === current || isNext(one, token, current)) &&
      (spent || !isSpent(one, token)),
  );
  return good === undefined ? null : { step: good, drift: token.drift };
}
