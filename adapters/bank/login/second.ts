import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { LoginRow } from '../../../machines/ports/bank/login-row.ts';
import type { SessionRow } from '../../../machines/ports/bank/session-row.ts';
import type { loginMethods } from '../../../machines/ports/login.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import type { Client } from '../client.ts';
import { keep, ownCredential } from '../credentials.ts';
import { openScene } from '../engine.ts';
import { keyed, sha256 } from '../keys.ts';
import { once } from '../once.ts';
import type { Parts } from '../parts.ts';
import { randomId } from '../random.ts';
import { RequestError } from '../request-error.ts';
import type { Read } from '../requests.ts';
import type { Scene } from '../scene.ts';
import { freshRow } from '../seats.ts';
import { tellLogin, tellStranger } from './answers.ts';
import { askedOf, nearOf } from './asked.ts';
import { ownLogin } from './open.ts';
import { belongs, secondCommand } from './second-command.ts';

type Told = Outcome<typeof loginMethods.second>;

/** The verdict; with a session comes its token, for the client alone and never for a flow. */
export type SecondTold = Told & { token?: string };

/** The second element and the one verdict (R3, R4). In a browser it is a code and nothing else (P42). */
export async function second(parts: Parts, client: Client, call: Read<'login.second'>): Promise<SecondTold> {
  const request = askedOf(parts, 'login.second', call);
  const byDevice = call.method === 'smartFnp' || call.method === 'softPin';
  if (byDevice !== (client.channel === 'app') && call.method !== 'sms') throw new RequestError('method');
  const token = keyed(parts.keys, 'token', call.txn, call.key);
  const told = await parts.store.tx(async (rows): Promise<Told> => {
    const login = await ownLogin(rows, client, call.txn);
    if (!login) return tellStranger('second', rows.now());
    const kind = call.method === 'smartFnp' ? 'smartFnp' : 'softPin';
    const held = byDevice ? await ownCredential(rows, client, kind, call.credential) : undefined;
    const scene = await openScene(parts, rows, { login, ...(held && { credential: held }) });
    scene.tokenHash = sha256(token);
    const own = held && belongs(parts, login, held) ? seated(scene, held) : undefined;
    const used = own ?? typedPin(scene, login, call);
    if (used) scene.world.named.credential = used.id;
    const session = seatSession(scene, login);
    const { command, accepted } = secondCommand(scene, client, login, call, used);
    return once<Told>(scene, `login:${login.id}`, request, command, async (answer, emitted) => {
      const start = emitted.find((event) => event.type === 'session.start');
      if (start) {
        session.elements = start.elements;
        session.credentials = [login.credentialId ?? [], used?.id ?? []].flat();
        if (used) keep(scene, used, accepted);
      }
      return tellLogin(scene, 'second', login, answer, { session: session.id });
    });
  }, nearOf(request));
  return told.ok ? { ...told, token } : told;
}

const seated = ({ world }: Scene, row: CredentialRow | undefined) =>
  row && world.seats.credential.get(row.id);

/** The account's Soft PIN, wherever it is: a code that is typed does not say of which device it is. */
function typedPin({ world }: Scene, { accountId }: LoginRow, { method }: Read<'login.second'>) {
  if (method !== 'softPinCode' || accountId === null) return undefined;
  const all = [...world.seats.credential.values()];
  return all.find((row) => row.kind === 'softPin' && row.accountId === accountId && !row.ended);
}

/** The login's session; before the verdict one that is nowhere stored unless the verdict begins it. */
function seatSession({ parts, rows, world }: Scene, login: LoginRow): SessionRow {
  const existing = world.sessionOf(`login:${login.id}`);
  if (existing) return existing;
  const id = randomId(parts.random);
  const session: SessionRow = {
    ...freshRow(parts.machines, rows, 'session', id),
    tokenHash: '',
    loginId: login.id,
    accountId: login.accountId ?? '',
    channel: login.channel,
    device: login.device,
    ipHash: login.ipHash,
    actor: login.actor ?? '',
    elements: [],
    credentials: [],
    startedAt: rows.now(),
  };
  world.seats.session.set(id, session);
  return session;
}
