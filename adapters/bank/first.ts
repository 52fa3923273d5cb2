import type { loginMethods } from '../../machines/ports/login.ts';
import type { CustomerRow } from '../../machines/ports/bank/customer.ts';
import type { LoginRow } from '../../machines/ports/bank/login-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';
import type { Outcome } from '../../machines/ports/method.ts';
import type { Identifier } from '../../machines/vocabulary/identifier.ts';
import { tellLogin, tellStranger } from './answers.ts';
import { actorOf } from './audit.ts';
import { type Client, ipHashOf, visibleKeyOf } from './client.ts';
import { carryOut, openScene } from './engine.ts';
import {
  clientRateFact,
  clientScope,
  customerFact,
  passwordFact,
  requestsOf,
  sendingFacts,
} from './facts.ts';
import { type Asked, recall, remember } from './idempotency.ts';
import { keyed } from './keys.ts';
import { isIn } from './machine-room.ts';
import { once } from './once.ts';
import { ownLogin } from './open.ts';
import type { Parts } from './parts.ts';
import { RequestError } from './request-error.ts';
import type { Read } from './requests.ts';

export type FirstTold = Outcome<typeof loginMethods.first>;

/** Settled already, or a password to be checked: against nobody's hash when the check only pretends. */
type Begun = { answer: FirstTold } | { hash: string | null };

/**
 * The first element (R3): an attempt of the account's budget is reserved, the password is hashed outside of any
 * transaction, and the attempt is settled. A repeat after a crash in between hashes again under the same
 * reservation, which is still one attempt because the key binds the password.
 */
export function first(parts: Parts, client: Client, call: Read<'first'>, request: Asked): Promise<FirstTold> {
  return parts.hasher.admit(async () => {
    const begun = await parts.store.tx((rows) => begin(parts, rows, client, call, request));
    if ('answer' in begun) return begun.answer;
    const right = await parts.hasher.verify(call.password, begun.hash);
    const password = passwordFact({ real: begun.hash !== null, right });
    return parts.store.tx((rows) => settle(parts, rows, client, call.txn, request, password));
  });
}

async function begin(
  parts: Parts,
  rows: Rows,
  client: Client,
  call: Read<'first'>,
  request: Asked,
): Promise<Begun> {
  const login = await ownLogin(rows, client, call.txn);
  if (!login) return { answer: tellStranger('first', rows.now()) };
  const before = await recall<FirstTold>(rows, request);
  if (before) return { answer: before };
  if (login.firstKey === call.key) return resume(rows, login, request);

  const customer = await customerOf(parts, rows, call.identifier);
  const visible = visibleKeyOf(parts.keys, client, call.identifier.value);
  const account = customer && !customer.closed ? customer.id : null;
  const scene = await openScene(parts, rows, { login, visible, ...(account !== null && { account }) });
  const unbound = { ...login };
  if (isIn(login.machine, 'progress.opened')) {
    Object.assign(login, {
      accountId: account,
      visibleKey: visible,
      actor: actorOf(parts, customer?.id ?? call.identifier.value),
      ipHash: ipHashOf(parts.keys, client),
      firstKey: call.key,
      firstDigest: request.digest,
      firstAt: rows.now(),
    });
  }
  const requests = await requestsOf(rows, visible);
  const facts = { customer: customerFact(customer), clientRate: clientRateFact(requests, parts.policy) };
  const { answer } = await carryOut(scene, `login:${login.id}`, { name: 'login.first', facts });
  if (answer) {
    const told = await remember(rows, request, tellLogin(scene, 'first', login, answer, { requests }));
    Object.assign(login, { ...unbound, machine: login.machine });
    await scene.world.flush(rows);
    return { answer: told };
  }
  await rows.sends.add(clientScope(visible), rows.now());
  await scene.world.flush(rows);
  return { hash: customer && isReserved(login) ? customer.passwordHash : null };
}

async function resume(rows: Rows, login: LoginRow, { digest }: Asked): Promise<Begun> {
  if (login.firstDigest !== digest) throw new RequestError('key');
  const customer = await rows.customers.get(login.accountId ?? '');
  return { hash: customer && isReserved(login) ? customer.passwordHash : null };
}

const isReserved = ({ machine }: LoginRow) => isIn(machine, 'reservation.held');

function customerOf(parts: Parts, rows: Rows, { kind, value }: Identifier): Promise<CustomerRow | undefined> {
  return kind === 'clientNumber'
    ? rows.customers.byClientNumber(value)
    : rows.customers.byPersonalNumber(keyed(parts.keys, 'index', value));
}

async function settle(
  parts: Parts,
  rows: Rows,
  client: Client,
  txn: string,
  request: Asked,
  password: 'right' | 'wrong',
): Promise<FirstTold> {
  const login = await ownLogin(rows, client, txn);
  if (!login) return tellStranger('first', rows.now());
  const scene = await openScene(parts, rows, { login });
  const facts = { password, ...(await sendingFacts(scene, login)) };
  return once(scene, login, request, { name: 'login.settle', facts }, (answer) =>
    tellLogin(scene, 'first', login, answer),
  );
}
