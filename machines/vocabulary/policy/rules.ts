import type { Deviation } from './problem.ts';
import type { Policy, PolicyKey } from './table.ts';

/** A range that depends on the value of another key. */
interface Rule {
  readonly key: PolicyKey;
  readonly holds: (policy: Policy) => boolean;
  readonly allowed: (policy: Policy) => string;
  readonly clause: string;
  readonly advice: string;
}

/** Seconds a customer has to ask for more time. */
const warningTime = 20;

const rules: readonly Rule[] = [
  {
    key: 'session.idleWarn',
    holds: (policy) => policy['session.idleWarn'] <= policy['session.idle'] - warningTime,
    allowed: (policy) =>
      `at most ${policy['session.idle'] - warningTime} s, ${warningTime} s before session.idle = ${policy['session.idle']} s`,
    clause: 'WCAG 2.2.1',
    advice: 'Set session.idleWarn together with session.idle.',
  },
  {
    key: 'webauthn.validity',
    holds: (policy) => policy['webauthn.validity'] >= policy['webauthn.ceremony'],
    allowed: (policy) => `at least webauthn.ceremony = ${policy['webauthn.ceremony']} s`,
    clause: 'WebAuthn L3',
    advice: 'Set webauthn.validity together with webauthn.ceremony.',
  },
];

/** What is wrong between keys, in a policy whose types are right. */
export function brokenRules(policy: Policy): Deviation[] {
  return rules
    .filter((rule) => !rule.holds(policy))
    .map(({ key, allowed, clause, advice }) => {
      return { kind: 'outOfRange', key, value: policy[key], allowed: allowed(policy), clause, advice };
    });
}
