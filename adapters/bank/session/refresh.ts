import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { sessionMethods } from '../../../machines/ports/session.ts';
import { milliseconds } from '../../../machines/vocabulary/policy/index.ts';
import { tellOf } from '../answers.ts';
import type { Client } from '../client.ts';
import { openScene } from '../engine.ts';
import { deadlineOf } from '../machine-room.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import { ownSession, strange } from './session-call.ts';

export type RefreshTold = Outcome<typeof sessionMethods.refresh>;

/**
 * Uses a session, which claims a new one (R7). Only a customer's gesture puts off its idle end (R10, P26). A repeat
 * uses it once more, so no answer is kept.
 */
export function refresh(
  parts: Parts,
  client: Client,
  { token, gesture }: Read<'session.refresh'>,
): Promise<RefreshTold> {
  return parts.store.tx(async (rows) => {
    const session = await ownSession(rows, client, token);
    if (!session) return strange(rows);
    const scene = await openScene(parts, rows, { session });
    const blockedUntil = await blockOf(rows, session.accountId);
    const command = { name: 'session.use', facts: { gesture } } as const;
    const told = await ask(scene, `session:${session.id}`, command, (answer) => {
      const { policy } = parts;
      const now = rows.now();
      const blocked = blockedUntil > now;
      const expiresAt = deadlineOf(session.machine, 'session.absolute') ?? now;
      const idleAt = deadlineOf(session.machine, 'session.idle') ?? now;
      const warning = milliseconds(policy, 'session.idle') - milliseconds(policy, 'session.idleWarn');
      return tellOf(sessionMethods.refresh, answer, {
        idleAt,
        warnAt: idleAt - warning,
        expiresAt,
        freshUntil: deadlineOf(session.machine, 'reauth.freshness') ?? now,
        blocked,
        blockedUntil: blocked ? blockedUntil : now,
        serverNow: now,
      });
    });
    await scene.world.flush(rows);
    return told;
  });
}

/** When the account's block ends, ms; 0 for none. It is looked at only: whoever is inside changes nothing of it. */
async function blockOf(rows: Rows, accountId: string): Promise<number> {
  const account = await rows.accounts.get(accountId);
  return (account && deadlineOf(account.machine, 'lock.tempDurations')) ?? 0;
}
