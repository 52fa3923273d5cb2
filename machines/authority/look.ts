import { type Ending, endings } from '../ports/answer.ts';
import type { Policy } from '../vocabulary/policy/index.ts';
import type { Fact } from './facts.ts';

/** The finite part of a machine's state, as rows, LTS indices and live actors all have it. */
export interface Look {
  value: unknown;
  context: object;
}

/** The outermost state, and what lies in it. */
function outermost({ value }: Look): [name: string, inner: unknown] {
  if (typeof value === 'string') return [value, undefined];
  return Object.entries(value as Record<string, unknown>)[0] ?? ['', undefined];
}

/** The state of one region of a parallel state. */
const region = (value: unknown, name: string): unknown => (value as Record<string, unknown>)[name];

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

/** Whether an account accepts nothing: blocked, for a time or for good, or closed. */
export const isAccountClosed = (look: Look): boolean => outermost(look)[0] !== 'open';

/** Whether the account's resets are closed after too many wrong codes. */
export const isRecoveryClosed = (look: Look): boolean => outermost(look)[0] === 'closed';

/** An orphaned credential is as good as a revoked one. */
export function credentialStatus(look: Look): Fact<'credential'> {
  const [name] = outermost(look);
  return name === 'orphaned' ? 'revoked' : (name as Fact<'credential'>);
}

/** Whether a session is alive, and whether its authentication is fresh enough for an activation (X10). */
export function sessionStatus(look: Look): Fact<'session'> {
  const [name, inner] = outermost(look);
  if (name !== 'alive') return 'ended';
  return region(inner, 'sca') === 'fresh' ? 'fresh' : 'stale';
}

/** Why a session ended; a session that nobody knows ended for security. */
export function endingOf(look: Look | undefined): Ending {
  const inner = look && outermost(look)[1];
  return endings.find((ending) => ending === inner) ?? 'security';
}

/** Whether a VERIFIKO was passed and not used yet (R5). */
export function verifikoStatus({ value }: Look): Fact<'reauth'> {
  return region(value, 'progress') === 'proved' ? 'proved' : 'none';
}
