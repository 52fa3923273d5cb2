import { loginMethods } from '../../../machines/ports/login.ts';
import type { LoginRow } from '../../../machines/ports/bank/login-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { tell } from '../answers.ts';
import { type Client, ipHashOf, seatOf } from '../client.ts';
import { asked, recall, remember } from '../idempotency.ts';
import { scanLimitsOf } from '../limits.ts';
import { deadlineOf, isIn } from '../machine-room.ts';
import type { Parts } from '../parts.ts';
import { randomId, randomRef } from '../random.ts';
import type { Read } from '../requests.ts';
import { freshCode, freshRow } from '../seats.ts';

export type Opened = Outcome<typeof loginMethods.open>;

/** Merely opened transactions that one device may have beside a new one: its tabs. More are forgotten, oldest first. */
const openedBeside = 4;

/** Begins a transaction (R3). It supersedes nothing: that is done by `first` (R6). */
export async function open(parts: Parts, client: Client, { key }: Read<'login.open'>): Promise<Opened> {
  const request = asked(parts.keys, seatOf(client), 'login.open', key);
  return parts.store.tx(async (rows) => {
    const before = await recall<Opened>(rows, request);
    if (before) return before;
    await forgetOldest(rows, client.device);
    const login = await insert(parts, rows, client);
    const expiresAt = deadlineOf(login.machine, 'login.openTtl') ?? rows.now();
    const { id: txn, nonce } = login;
    const told = { txn, nonce, expiresAt, ...scanLimitsOf(parts.policy), serverNow: rows.now() };
    const answer = tell(loginMethods.open, { ok: true, ...told });
    return remember(rows, request, answer);
  });
}

async function forgetOldest(rows: Rows, device: string): Promise<void> {
  const live = await rows.logins.liveOfDevice(device);
  const opened = live.filter(({ machine }) => isIn(machine, 'progress.opened'));
  const age = ({ machine }: LoginRow) => machine.deadlines[0]?.order ?? 0;
  const newestFirst = opened.toSorted((a, b) => age(b) - age(a));
  for (const { id } of newestFirst.slice(openedBeside)) {
    await rows.logins.delete(id);
    await rows.codes.delete(id);
  }
}

async function insert(
  { machines, random, keys, policy }: Parts,
  rows: Rows,
  client: Client,
): Promise<LoginRow> {
  const id = randomId(random);
  const login: LoginRow = {
    ...freshRow(machines, rows, 'login', id),
    channel: client.channel,
    device: client.device,
    ipHash: ipHashOf(keys, client),
    nonce: randomId(random, policy['webauthn.challengeBytes']),
    ref: randomRef(random),
    accountId: null,
    visibleKey: null,
    actor: null,
    firstKey: null,
    firstDigest: null,
    firstAt: null,
    credentialId: null,
  };
  await rows.logins.put(login);
  await rows.codes.put(freshCode(machines, rows, id));
  return login;
}

/** The transaction, if this client has it. */
export async function ownLogin(rows: Rows, client: Client, txn: string): Promise<LoginRow | undefined> {
  const login = await rows.logins.get(txn);
  return login?.device === client.device && login.channel === client.channel ? login : undefined;
}
