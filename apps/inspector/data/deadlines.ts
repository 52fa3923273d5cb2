import { entries, type Policy, type PolicyKey } from '../../../machines/vocabulary/policy/table.ts';
import { durationOf } from './duration.ts';

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

const lengths: Readonly<Record<string, number>> = { ms: 1, s: 1000, h: 3_600_000, days: 86_400_000 };

const amount = (policy: Policy, key: PolicyKey): string => {
  const value: unknown = policy[key];
  const { unit } = entries[key];
  const length = lengths[unit];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return length === undefined
    ? `${all.map(String).join(', ')} ${unit}`
    : all.map((one) => durationOf(Number(one) * length)).join(', ');
};

/** What each deadline of a machine takes: `codeExpiresAt` is `120 s`, `idleAt` is `5 min`. One whose length is no row of the policy has none. */
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
