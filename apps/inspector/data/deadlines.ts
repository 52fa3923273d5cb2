import { entries, type Policy, type PolicyKey } from '../../../machines/vocabulary/policy/table.ts';

/** Which length of the policy is behind a deadline that comes to a flow with the bank's answers. */
const usual: Readonly<Record<string, PolicyKey>> = {
  resendAt: 'fnp.resendCooldown',
  codeExpiresAt: 'fnp.ttl',
  helpAt: 'login.helpAfter',
  expiresAt: 'login.txnTtl',
  until: 'lock.tempDurations',
  blockedUntil: 'lock.tempDurations',
  warnAt: 'session.idleWarn',
  idleAt: 'session.idle',
};
const inSession: Readonly<Record<string, PolicyKey>> = { expiresAt: 'session.absolute' };

const isKey = (name: string): name is PolicyKey => Object.hasOwn(entries, name);

const amount = (policy: Policy, key: PolicyKey): string => {
  const value: unknown = policy[key];
  const { unit } = entries[key];
  return Array.isArray(value) ? `${value.join(', ')} ${unit}` : `${String(value)} ${unit}`;
};

/** What each deadline of a machine takes: `codeExpiresAt` is `120 s`. One whose length is no row of the policy has none. */
export function deadlineLabels(
  machine: string,
  delays: readonly string[],
  policy: Policy,
): Record<string, string> {
  return Object.fromEntries(
    delays.flatMap((name) => {
      const key = isKey(name) ? name : ((machine === 'session' ? inSession : {})[name] ?? usual[name]);
      return key === undefined ? [] : [[name, amount(policy, key)]];
    }),
  );
}
