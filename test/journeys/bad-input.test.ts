import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const form = 'test/flow/bad-input.test.ts';
const code = 'test/flow/bad-code.test.ts';
const bank = 'test/bank/bad-input.test.ts';
/** Where only one side can be wrong, and why. */
const deviceAlone = 'the Kod PIN never leaves the device (P38)';
const startAlone = 'nothing runs under a policy that was refused';

/** Where each case of behaviour.md 11 is tested: on the flow, and on the bank. */
const places: readonly [number, flow: string, server: string][] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n): [number, string, string] => [n, form, bank]),
  [13, form, bank],
  ...[14, 15, 16, 17, 18].map((n): [number, string, string] => [n, code, bank]),
  [19, form, bank],
  [20, code, bank],
  [21, form, bank],
  [22, 'test/flow/gateway.test.ts', bank],
  [23, 'test/flow/gateway.test.ts', bank],
  [24, 'test/flow/biometric-login.test.ts', 'test/bank/assertion.test.ts'],
  [25, 'test/flow/soft-pin-activation.test.ts', 'test/bank/enrolment.test.ts'],
  [26, 'test/flow/soft-pin-activation.test.ts', 'test/bank/paths.test.ts'],
  [27, 'test/flow/soft-pin-activation.test.ts', deviceAlone],
  [28, 'test/flow/soft-pin-login.test.ts', 'test/bank/paths.test.ts'],
  [29, 'test/flow/biometric-activation.test.ts', 'test/bank/no-session.test.ts'],
  [30, startAlone, 'test/vocabulary/policy.test.ts'],
];

describe('every bad input of behaviour.md 11', () => {
  it('is one of thirty', () => {
    expect(places.map(([number]) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  });

  it.each(places)('case %d is tested on the flow (%s) and on the server (%s)', (number, ...both) => {
    for (const place of both) {
      if (place === deviceAlone || place === startAlone) continue;
      expect(readFileSync(join(root, place), 'utf8')).toMatch(new RegExp(`case (\\d+, )?${number}\\b`));
    }
  });
});
