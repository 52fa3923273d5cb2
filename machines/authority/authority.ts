import type { Policy } from '../vocabulary/policy/index.ts';
import { accountMachine } from './account.machine.ts';
import { codeMachine } from './code.machine.ts';
import { loginMachine } from './login.machine.ts';
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
    },
  };
}

export type Authority = ReturnType<typeof createAuthority>;
export type Kind = keyof Authority['machines'];
