import type { LoginRow } from '../../../machines/ports/bank/login-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Client } from '../client.ts';
import { carryOut, openScene } from '../engine.ts';
import {
  clientRateFact,
  clientScope,
  customerFact,
  passwordFact,
  requestsOf,
  sendingFacts,
} from '../facts.ts';
import { type Asked, recall, remember } from '../idempotency.ts';
import { isIn } from '../machine-room.ts';
import { once } from '../once.ts';
import type { Parts } from '../parts.ts';
import { RequestError } from '../request-error.ts';
import type { Read } from '../requests.ts';
import { digitsOf, tellLogin, tellStranger } from './answers.ts';
import { firstByAssertion } from './assert.ts';
import { nearOf } from './asked.ts';
import { bind, type FirstTold, recordAltered, secondFact } from './bind.ts';
import { identify } from './identify.ts';
import { ownLogin } from './open.ts';

/** Settled already, or a password to be checked: against nobody's hash when the check only pretends. */
type Begun = { answer: FirstTold } | { hash: string | null };

/**
 * The first element (R3). A password: an attempt of the account's budget is reserved, the password is hashed outside
 * of any transaction, and the attempt is settled. A repeat after a crash in between hashes again under the same
 * reservation, which is still one attempt because the key binds the password.
 */
export function first(
  parts: Parts,
  client: Client,
  call: Read<'login.first'>,
  request: Asked,
): Promise<FirstTold> {
  const { password } = call;
  if (password === undefined) return firstByAssertion(parts, client, call, request);
  const near = nearOf(request);
  return parts.hasher.admit(async () => {
    const begun = await parts.store.tx((rows) => begin(parts, rows, client, call, request), near);
    if ('answer' in begun) return begun.answer;
    const right = await parts.hasher.verify(password, begun.hash);
    const fact = passwordFact({ real: begun.hash !== null, right });
    return parts.store.tx((rows) => settle(parts, rows, client, call, request, fact), near);
  });
}

async function begin(
  parts: Parts,
  rows: Rows,
  client: Client,
  call: Read<'login.first'>,
  request: Asked,
): Promise<Begun> {
  const login = await ownLogin(rows, client, call.txn);
  if (!login) return { answer: tellStranger('first', rows.now()) };
  const before = await recall<FirstTold>(rows, request);
  if (before) return { answer: before };
  if (login.firstKey === call.key) return resume(rows, login, request);

  const identity = await identify(parts, rows, client, call);
  const { customer, visible } = identity;
  const account = customer && !customer.closed ? customer.id : null;
  const scene = await openScene(parts, rows, { login, visible, ...(account !== null && { account }) });
  const unbound = { ...login };
  bind(parts, client, login, identity, { key: call.key, digest: request.digest, at: rows.now() });
  await recordAltered(scene, client, login);
  const requests = await requestsOf(rows, visible);
  const facts = {
    customer: customerFact(customer),
    clientRate: clientRateFact(requests, parts.policy),
    element: 'password',
  };
  const { answer } = await carryOut(scene, `login:${login.id}`, { name: 'login.first', facts });
  if (answer) {
    const more = { requests, ...digitsOf(scene, call.second) };
    const told = await remember(rows, request, tellLogin(scene, 'first', login, answer, more));
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

async function settle(
  parts: Parts,
  rows: Rows,
  client: Client,
  call: Read<'login.first'>,
  request: Asked,
  password: 'right' | 'wrong',
): Promise<FirstTold> {
  const login = await ownLogin(rows, client, call.txn);
  if (!login) return tellStranger('first', rows.now());
  const scene = await openScene(parts, rows, { login });
  const facts = { password, second: secondFact(call.second), ...(await sendingFacts(scene, login)) };
  return once(scene, `login:${login.id}`, request, { name: 'login.settle', facts }, (answer) =>
    tellLogin(scene, 'first', login, answer, digitsOf(scene, call.second)),
  );
}
