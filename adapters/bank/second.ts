import type { loginMethods } from '../../machines/ports/login.ts';
import type { LoginRow } from '../../machines/ports/bank/login-row.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import type { Outcome } from '../../machines/ports/method.ts';
import { tellLogin, tellStranger } from './answers.ts';
import type { Client } from './client.ts';
import { codeHash } from './codes.ts';
import { openScene } from './engine.ts';
import { matchFact, simRiskFact } from './facts.ts';
import type { Asked } from './idempotency.ts';
import { type Keys, keyed, sha256 } from './keys.ts';
import { once } from './once.ts';
import { ownLogin } from './open.ts';
import type { Parts } from './parts.ts';
import { randomId } from './random.ts';
import type { Read } from './requests.ts';
import type { Scene } from './scene.ts';
import { freshRow } from './seats.ts';

type Told = Outcome<typeof loginMethods.second>;

/** The verdict; with a session comes its token, for the client alone and never for a flow. */
export type SecondTold = (Extract<Told, { ok: true }> & { token: string }) | Extract<Told, { ok: false }>;

/** The session's token: the same key gets the same one again, and it is nowhere stored (R6). */
const tokenOf = (keys: Keys, { txn, key }: Read<'second'>) => keyed(keys, 'token', txn, key);

/** The second element and the one verdict (R3, R4). */
export async function second(
  parts: Parts,
  client: Client,
  call: Read<'second'>,
  request: Asked,
): Promise<SecondTold> {
  const told = await parts.store.tx(async (rows): Promise<Told> => {
    const login = await ownLogin(rows, client, call.txn);
    if (!login) return tellStranger('second', rows.now());
    const scene = await openScene(parts, rows, { login });
    const session = seatSession(scene, login, call);
    const facts = { match: matchOf(scene, login, call.code), simRisk: simRiskOf(scene, login) };
    return once<Told>(scene, login, request, { name: 'login.second', facts }, (answer, emitted) => {
      const start = emitted.find((event) => event.type === 'session.start');
      if (start) session.elements = start.elements;
      return tellLogin(scene, 'second', login, answer, { session: session.id });
    });
  });
  return told.ok ? { ...told, token: tokenOf(parts.keys, call) } : told;
}

/** The login's session; before the verdict one that is nowhere stored unless the verdict begins it. */
function seatSession({ parts, rows, world }: Scene, login: LoginRow, call: Read<'second'>): SessionRow {
  const existing = world.sessionOf(`login:${login.id}`);
  if (existing) return existing;
  const id = randomId(parts.random);
  const session: SessionRow = {
    ...freshRow(parts.machines, rows, 'session', id),
    tokenHash: sha256(tokenOf(parts.keys, call)),
    loginId: login.id,
    accountId: login.accountId ?? '',
    channel: login.channel,
    device: login.device,
    ipHash: login.ipHash,
    actor: login.actor ?? '',
    elements: [],
    startedAt: rows.now(),
  };
  world.seats.session.set(id, session);
  return session;
}

function matchOf({ parts, world }: Scene, login: LoginRow, code: string) {
  const siblings = [...world.seats.login.values()].filter(
    ({ id, accountId }) => id !== login.id && accountId !== null && accountId === login.accountId,
  );
  const codes = siblings.map((sibling) => world.codeOf(sibling));
  return matchFact(world.codeOf(login), codes, (txn) => codeHash(parts.keys, txn, code));
}

function simRiskOf({ parts, rows, world }: Scene, login: LoginRow): boolean {
  return simRiskFact(world.seats.customers.get(login.accountId ?? ''), rows.now(), parts.policy);
}
