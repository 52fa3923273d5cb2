import type { Policy } from '../vocabulary/policy/index.ts';
import { accountMachine } from './account.machine.ts';
import { codeMachine } from './code.machine.ts';
import { credentialMachine } from './credential.machine.ts';
import { enrolmentMachine } from './enrolment.machine.ts';
import { loginMachine } from './login.machine.ts';
import { reauthMachine } from './reauth.machine.ts';
import { recoveryMachine } from './recovery.machine.ts';
import { resetMachine } from './reset.machine.ts';
import { sessionMachine } from './session.machine.ts';
import { visibleMachine } from './visible.machine.ts';

/** The machines that decide what the bank accepts, under one policy. */
export function createAuthority(policy: Policy) {
  return {
    policy,
    machines: {
      account: accountMachine(policy),
      visible: visibleMachine(policy),
      login: loginMachine(policy),
      code: codeMachine(policy),
      session: sessionMachine(policy),
      credential: credentialMachine(policy),
      reauth: reauthMachine(policy),
      enrolment: enrolmentMachine(policy),
      recovery: recoveryMachine(policy),
      reset: resetMachine(policy),
    },
  };
}

export type Authority = ReturnType<typeof createAuthority>;
export type Kind = keyof Authority['machines'];
