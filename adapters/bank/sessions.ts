import type { CommandName } from '../../machines/authority/wiring.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import type { Client } from './client.ts';
import { carryOut, openScene } from './engine.ts';
import { sha256 } from './keys.ts';
import { deadlineOf } from './machine-room.ts';
import type { Parts } from './parts.ts';
import type { Read } from './requests.ts';
import { dueOf } from './seats.ts';

interface Ended {
  ok: false;
  code: 'E_SESSION_ENDED';
  serverNow: number;
}

/** A live session: when it ends without a gesture, and when it ends at the latest (ms, the bank's clock). */
export type RefreshTold = { ok: true; idleAt: number; expiresAt: number; serverNow: number } | Ended;
export type LogoutTold = { ok: true; serverNow: number } | Ended;

/** Uses a session, which claims a new one (R7). Only a customer's gesture puts off its idle end (R10, P26). */
export function refresh(
  parts: Parts,
  client: Client,
  { token, gesture }: Read<'refresh'>,
): Promise<RefreshTold> {
  return onSession(parts, client, token, { name: 'session.use', facts: { gesture } }, ({ machine }, now) => {
    const last = dueOf(machine) ?? now;
    return {
      ok: true,
      idleAt: deadlineOf(machine, 'session.idle') ?? last,
      expiresAt: deadlineOf(machine, 'session.absolute') ?? last,
      serverNow: now,
    };
  });
}

export function logout(parts: Parts, client: Client, { token }: Read<'logout'>): Promise<LogoutTold> {
  return onSession(parts, client, token, { name: 'session.logout', facts: {} }, (_, now) => {
    return { ok: true, serverNow: now };
  });
}

function onSession<A extends { ok: true }>(
  parts: Parts,
  client: Client,
  token: string,
  command: { name: CommandName; facts: Readonly<Record<string, unknown>> },
  told: (session: SessionRow, now: number) => A,
): Promise<A | Ended> {
  return parts.store.tx(async (rows) => {
    const ended: Ended = { ok: false, code: 'E_SESSION_ENDED', serverNow: rows.now() };
    const session = await ownSession(rows, client, token);
    if (!session) return ended;
    const scene = await openScene(parts, rows, { session });
    const { answer } = await carryOut(scene, `session:${session.id}`, command);
    await scene.world.flush(rows);
    return answer?.code === 'ok' ? told(session, rows.now()) : ended;
  });
}

async function ownSession(rows: Rows, client: Client, token: string): Promise<SessionRow | undefined> {
  const session = await rows.sessions.byToken(sha256(token));
  return session?.device === client.device && session.channel === client.channel ? session : undefined;
}
