import { z } from 'zod';
import type { Policy } from '../vocabulary/policy/index.ts';
import type { Kind } from './authority.ts';

const upTo = (most: number) => z.int().min(0).max(most);

/** The range of each machine's context under one policy. Leaving it is a defect of the machine. */
export function rangesOf(policy: Policy): Readonly<Record<Kind, z.ZodType>> {
  const failures = upTo(policy['lock.maxFailures']);
  return {
    account: z.strictObject({
      fail: failures,
      reserved: failures,
      blocks: upTo(Math.max(policy['lock.tempDurations'].length, policy['lock.permanentAt'])),
      strangers: z.boolean(),
    }),
    visible: z.strictObject({ told: upTo(policy['visible.maxRejections']) }),
    login: z.strictObject({ first: z.enum(['none', 'password', 'biometric']), told: z.boolean() }),
    code: z.strictObject({
      sends: upTo(policy['fnp.maxSendsPerTxn']),
      wrong: upTo(policy['fnp.maxWrongPerCode'] - 1),
      sent: z.boolean(),
    }),
    session: z.strictObject({}),
    credential: z.strictObject({ pinFail: upTo(policy['softPin.pinMaxFailures'] - 1) }),
    reauth: z.strictObject({}),
    enrolment: z.strictObject({ reproved: z.boolean() }),
    recovery: z.strictObject({ failed: upTo(policy['reset.maxWrong']) }),
    reset: z.strictObject({}),
  };
}
