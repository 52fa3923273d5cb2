import { endingOf } from '../../../machines/authority/look.ts';
import type { Ending } from '../../../machines/ports/answer.ts';
import type { CustomerRow } from '../../../machines/ports/bank/customer.ts';
import type { SessionRow } from '../../../machines/ports/bank/session-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import { type Client, seatOf } from '../client.ts';
import { openScene } from '../engine.ts';
import { type Asked, asked, recall, remember } from '../idempotency.ts';
import { sha256 } from '../keys.ts';
import { isIn } from '../machine-room.ts';
import type { Parts } from '../parts.ts';
import type { RequestName } from '../requests.ts';
import type { Scene } from '../scene.ts';
import type { Reach } from '../seats.ts';

/** The session is over, or was never this client's. */
export interface Ended {
  ok: false;
  code: 'E_SESSION_ENDED';
  reason: Ending;
  serverNow: number;
}

/** A call inside a session: its key is valid under its token, which is never stored. */
export interface InSession {
  token: string;
  key: string;
}

/** What is asked in a session, with the digest of its content. */
export function askedInSession(
  { keys }: Pick<Parts, 'keys'>,
  client: Client,
  method: RequestName,
  { token, key }: InSession,
  ...content: string[]
): Asked {
  return asked(keys, `token:${sha256(token)}`, method, key, seatOf(client), ...content);
}

/** The session and the account behind a call, in its scene. */
export interface SessionScene extends Scene {
  session: SessionRow;
  customer: CustomerRow;
}

/** The session of this token, if this device opened it in this channel. */
export async function ownSession(rows: Rows, client: Client, token: string): Promise<SessionRow | undefined> {
  const session = await rows.sessions.byToken(sha256(token));
  return session?.device === client.device && session.channel === client.channel ? session : undefined;
}

export function strange(rows: Rows): Ended {
  return { ok: false, code: 'E_SESSION_ENDED', reason: 'security', serverNow: rows.now() };
}

export const isAlive = ({ machine }: SessionRow) => isIn(machine, 'alive');
export function endedOf({ rows }: Pick<Scene, 'rows'>, { machine }: SessionRow): Ended {
  return { ...strange(rows), reason: endingOf(machine) };
}

/**
 * Does `work` in a session with its whole account around it, and writes what it changed. An ended session is loaded
 * as well: the authority says why it ended. One that this client does not have ended for security.
 */
export async function inSession<A extends object>(
  parts: Parts,
  rows: Rows,
  client: Client,
  token: string,
  work: (scene: SessionScene) => Promise<A>,
  more: Reach = {},
): Promise<A | Ended> {
  const session = await ownSession(rows, client, token);
  const customer = session && (await rows.customers.get(session.accountId));
  if (!session || !customer) return strange(rows);
  const scene = await openScene(parts, rows, { ...more, session, account: session.accountId });
  scene.world.named.session = session.id;
  const told = await work(Object.assign(scene, { session, customer }));
  await scene.world.flush(rows);
  return told;
}

/** The same in a transaction of its own, with the answer kept under its key (R6). */
export function onceInSession<A extends object>(
  parts: Parts,
  client: Client,
  token: string,
  request: Asked,
  work: (scene: SessionScene) => Promise<A>,
  more?: (rows: Rows) => Promise<Reach>,
): Promise<A | Ended> {
  return parts.store.tx(async (rows) => {
    const before = await recall<A>(rows, request);
    if (before) return before;
    const kept = async (scene: SessionScene) => remember(rows, request, await work(scene));
    return inSession(parts, rows, client, token, kept, await more?.(rows));
  });
}
