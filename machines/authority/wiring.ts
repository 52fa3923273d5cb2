import type { FailureCode } from '../vocabulary/failure.ts';
import type { Policy } from '../vocabulary/policy/index.ts';
import type { Kind } from './authority.ts';
import type { AuthorityEvent, Broadcast } from './event.ts';
import type { FactName } from './facts.ts';

/** Whom an event goes to, seen from the machine in whose name it happens. */
export type Role = Kind | 'accountLogins' | 'rivalLogins' | 'rivalSessions' | 'accountSessions';

/** A routed event goes to the one machine that its name begins with; a broadcast to everybody in a role. */
export const broadcasts: Record<Broadcast['type'], { role: Role; event: AuthorityEvent }> = {
  'logins.blocked': { role: 'accountLogins', event: { type: 'login.blocked' } },
  'rivals.superseded': { role: 'rivalLogins', event: { type: 'login.superseded' } },
  'sessions.replaced': { role: 'rivalSessions', event: { type: 'session.replaced' } },
  'sessions.revoked': { role: 'accountSessions', event: { type: 'session.revoked' } },
};

/**
 * What the world may ask of the authority: the machine it is addressed to, and the facts that the bank has to find
 * out first. `clientBlocked` is found out here, from the `visible` machine.
 */
export const commands = {
  'login.first': { to: 'login', facts: ['customer', 'clientRate', 'clientBlocked'] },
  'login.settle': {
    to: 'login',
    facts: ['password', 'clientBlocked', 'simRisk', 'accountSends', 'pending'],
  },
  'login.sendCode': {
    to: 'login',
    facts: ['clientRate', 'clientBlocked', 'simRisk', 'accountSends', 'pending'],
  },
  'login.second': { to: 'login', facts: ['match', 'simRisk', 'clientBlocked'] },
  'login.cancel': { to: 'login', facts: [] },
  'session.use': { to: 'session', facts: ['gesture'] },
  'session.logout': { to: 'session', facts: [] },
  'account.unlocked': { to: 'account', facts: [] },
} as const satisfies Record<string, { to: Kind; facts: readonly FactName[] }>;

export type CommandName = keyof typeof commands;

/** The finite part of a machine's state, as rows, LTS indices and live actors all have it. */
export interface Look {
  value: unknown;
  context: object;
}

/** Whether the client is told of a block, and whether its next rejection brings one (R2). */
export function lookAtVisible(look: Look, policy: Policy): { blocked: boolean; lastAttempt: boolean } {
  const { told } = look.context as { told: number };
  const blocked = look.value === 'blocked';
  return { blocked, lastAttempt: !blocked && told === policy['visible.maxRejections'] - 1 };
}

/** What an answer says of the code: whether it is dead, and how many sends are left. */
export function lookAtCode(look: Look, policy: Policy): { dead: boolean; sendsLeft: number } {
  const { validity } = look.value as { validity: unknown };
  const { sends } = look.context as { sends: number };
  const over = typeof validity === 'object' && validity !== null && 'over' in validity ? validity.over : null;
  return { dead: over === 'dead', sendsLeft: policy['fnp.maxSendsPerTxn'] - sends };
}

/** The finite part of an answer. Ids, references and times are added by the bank from its rows. */
export interface Answer {
  code: 'ok' | FailureCode;
  dead?: boolean;
  lastAttempt?: boolean;
  sendsLeft?: number;
}

/**
 * The answer to a command, from what was emitted and the machines after the step. A rejection that fills up the
 * client's own counter is told as the block it brings.
 */
export function answerOf(
  command: CommandName,
  code: Answer['code'],
  look: (kind: 'visible' | 'code') => Look,
  policy: Policy,
): Answer {
  if (code === 'E_AUTH_GENERIC') {
    const visible = lookAtVisible(look('visible'), policy);
    if (visible.blocked) return { code: 'E_BLOCKED_TEMP' };
    const { lastAttempt } = visible;
    return command === 'login.settle'
      ? { code, lastAttempt }
      : { code, lastAttempt, dead: lookAtCode(look('code'), policy).dead };
  }
  if (code === 'ok' && (command === 'login.settle' || command === 'login.sendCode')) {
    return { code, sendsLeft: lookAtCode(look('code'), policy).sendsLeft };
  }
  return { code };
}
