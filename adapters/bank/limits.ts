import { milliseconds, type Policy } from '../../machines/vocabulary/policy/index.ts';

/** What a device must know of the policy to scan (behaviour.md 8): it has no copy of it. */
export const scanLimitsOf = (policy: Policy) => ({
  ceremony: milliseconds(policy, 'webauthn.ceremony'),
  scans: policy['biometric.maxLocalFailures'],
});

/** What a device must know of the policy to show a Soft PIN code, ms. */
export const codeLimitsOf = (policy: Policy) => ({
  showFor: milliseconds(policy, 'softPin.showFor'),
  clipboardClear: milliseconds(policy, 'softPin.clipboardClear'),
  clockWarn: milliseconds(policy, 'clock.warn'),
});
