import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failureCodes, noticeCodes } from '../../machines/vocabulary/failure.ts';
import { appJourneys, journeys } from '../../scenarios/index.ts';

/** Where a code is reached that no journey tells of: nobody but a broken part or another policy brings it about. */
const elsewhere: Readonly<Record<string, string>> = {
  E_TXN_SUPERSEDED: 'test/flow/bad-code.test.ts',
  E_SESSION_ENDED: 'test/flow/biometric-activation.test.ts',
  E_BIO_UNAVAILABLE: 'test/flow/biometric-login.test.ts',
  M_SFNP_NEEDBIO: 'test/flow/smart-fnp-activation.test.ts',
  E_REQUEST: 'test/flow/gateway.test.ts',
  W_REMEMBER_FAILED: 'test/flow/remember.test.ts',
  M_REPLACE_OTHER: 'test/flow/profile.test.ts',
  W_SFNP_GOES_TOO: 'test/flow/profile.test.ts',
};

const told = new Set<string>(
  [...journeys, ...appJourneys]
    .flatMap(({ steps, stepwise = [] }) => [...steps, ...stepwise])
    .flatMap((step) => ('sees' in step ? [step.sees.error ?? [], step.sees.notices ?? []].flat() : [])),
);

describe('every code that a customer may read', () => {
  it.each([...new Set([...failureCodes, ...noticeCodes])])(
    '%s is told of by a journey, or by a test',
    (code) => {
      const place = elsewhere[code];
      if (told.has(code)) expect(place).toBeUndefined();
      else expect(readFileSync(place ?? '', 'utf8')).toContain(code);
    },
  );
});
