import { describe, expect, it } from 'vitest';
import * as page from '../../apps/inspector/build/policy-page.ts';
import * as policy from '../../machines/vocabulary/policy/index.ts';

/** The inspector's page carries the values of the policy without its reader (apps/inspector/build/slim-policy.ts). */
describe('the policy in the page of the inspector', () => {
  it('has every value, and every unit', () => {
    expect(page.defaultPolicy).toEqual(policy.defaultPolicy);
    const units = policy.policyTable().map(({ key, unit }) => ({ key, unit }));
    expect(page.policyTable()).toEqual(units);
    expect(page.entries).toEqual(Object.fromEntries(units.map(({ key, unit }) => [key, { unit }])));
  });

  it('counts with them as the policy does', () => {
    const key = 'fnp.ttl' as const;
    expect(page.milliseconds(policy.defaultPolicy, key)).toBe(policy.milliseconds(policy.defaultPolicy, key));
    expect(page.blockMilliseconds(policy.defaultPolicy, 1)).toBe(1_800_000);
  });
});
